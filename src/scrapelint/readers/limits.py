"""How much a reader holds in memory: hostile input must not fill it."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from .base import Problem

LARGEST_DOCUMENT = 64 << 20
"""Bytes of a single document or record; a larger one is told and passed over."""


def read_whole(path: str, stream: BinaryIO) -> bytes | Problem:
    """Return all of ``stream``, or what to say if that is more than a document may hold."""
    data = stream.read(LARGEST_DOCUMENT + 1)
    return data if len(data) <= LARGEST_DOCUMENT else too_large(path)


def lines_of(stream: BinaryIO, first_line: int = 1) -> Iterator[tuple[int, bytes | None]]:
    r"""Yield the number and the bytes of each line of ``stream``, line end included; ``None`` for one too long to hold.

    Lines end at ``\n``, and are numbered from ``first_line``.
    """
    number = first_line
    while line := stream.readline(LARGEST_DOCUMENT):
        whole = len(line) < LARGEST_DOCUMENT or line.endswith(b"\n")
        yield number, line if whole else None
        while not (whole or line.endswith(b"\n")):
            line = stream.readline(LARGEST_DOCUMENT)
            whole = not line
        number += 1


class Window(io.RawIOBase):
    """The next bytes of a stream, as a stream of its own."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        """Take ``stream``, which stands where the window begins, and how many bytes of it there are."""
        self._stream = stream
        self._left = length

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next bytes into ``buffer`` and return their number, 0 at the end."""
        data = self._stream.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


def too_large(path: str, record: int | None = None) -> Problem:
    """Return what to say of a document that is too large."""
    message = f"this is larger than {LARGEST_DOCUMENT >> 20} MiB and was not checked; split it into documents"
    return Problem("SL009", "document-too-large", message, path, record)
