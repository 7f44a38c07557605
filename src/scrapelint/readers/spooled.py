"""Streams that can be read at any place, for formats that begin at their end."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

_IN_MEMORY = 16 << 20


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give ``stream`` if it can be read at any place, else a copy of it, on disk if it is large."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy, io.DEFAULT_BUFFER_SIZE)
        copy.seek(0)
        yield cast(BinaryIO, copy)
