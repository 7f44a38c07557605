"""Where results go: a format, a stream, and whether it takes colour."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TextIO

from ..errors import InputError
from ..reports.escaping import visible


def wants_color(choice: str, stream: TextIO) -> bool:
    """Tell whether to colour: the flag before ``NO_COLOR`` before ``FORCE_COLOR`` before what the stream is."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty()


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Give the stream that results are written to: the file ``path``, or standard output, as UTF-8.

    What a plugin prints while standard output is given goes to standard error: results stay readable by machines.

    Raises:
        InputError: the file cannot be written.
    """
    if path is None or path == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        stream = sys.stdout
        with redirect_stdout(sys.stderr):
            yield stream
        stream.flush()
        return
    try:
        with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename not in (None, path):
            raise
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def write_bytes(chunks: Iterable[bytes], stream: TextIO) -> None:
    """Write ``chunks`` to ``stream`` as they are, so that files come out as they went in; to a terminal, visibly."""
    stream.flush()
    for chunk in chunks:
        if stream.isatty():
            lines = chunk.decode("utf-8", "surrogateescape").split("\n")
            stream.write("\n".join(map(visible, lines)))
        else:
            stream.buffer.write(chunk)
    stream.flush()
