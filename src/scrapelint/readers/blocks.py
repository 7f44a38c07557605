"""A stream cut into blocks of whole lines, for formats with a record a line that are compressed or far away."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from .base import Problem, Reader
from .compressed import CompressedReader
from .limits import LARGEST_DOCUMENT


def blocks_of(path: str, stream: BinaryIO, reader: Reader, size: int) -> Iterator[tuple[bytes | Problem, int]]:
    """Yield the plain lines of ``stream``, about ``size`` bytes at a time, and what is wrong with their compression.

    With each comes how many bytes of ``stream`` were read by then. Of a line that no reader would take, what is beyond
    the limit is left out, so that it stays too long and fills no memory.

    Args:
        path: how users know the stream.
        stream: the bytes, compressed if ``reader`` decompresses.
        reader: what will read the lines.
        size: bytes of a block, until the end of its last line.
    """
    if not isinstance(reader, CompressedReader):
        read = 0
        for block in _blocks(stream, size):
            read += len(block)
            yield block, read
        return
    plain = reader.plain(stream)
    for block in _blocks(cast("BinaryIO", io.BufferedReader(plain, 1 << 16)), size):
        yield block, plain.consumed
    for problem in reader.problems(path, plain):
        yield problem, plain.consumed


def _blocks(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while block := stream.read(size):
        pieces = [block]
        length = len(block) - block.rfind(b"\n") - 1  # of the last line, which may go on
        while not pieces[-1].endswith(b"\n") and (more := stream.readline(size)):
            if length <= LARGEST_DOCUMENT:
                pieces.append(more)
            elif more.endswith(b"\n"):
                pieces.append(b"\n")
            length += len(more)
        yield b"".join(pieces)
