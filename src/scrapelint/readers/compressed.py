"""Compressed files of any other format: decompressed as they are read."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem, Reader
from .decompression import Decompressed

COMPRESSIONS = frozenset({".gz", ".zst", ".bz2", ".xz"})
"""The endings of compressed files; the format is what the ending before says."""


class CompressedReader(Reader):
    """Decompresses a file and hands it on to the reader of what is inside."""

    name = "compressed"

    def __init__(self, inner: Reader, suffix: str) -> None:
        """Take the reader of what is inside, and the ending that tells the compression."""
        super().__init__(inner.options)
        self.inner = inner
        self.suffix = suffix

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield what the other reader makes of the plain bytes, then what is wrong with the compressed ones."""
        del first_line
        plain = self.plain(stream)
        yield from self.inner.read(path, io.BufferedReader(plain, 1 << 16))
        yield from self.problems(path, plain)

    def plain(self, stream: BinaryIO) -> Decompressed:
        """Return ``stream``, decompressed as it is read."""
        return Decompressed(stream, self.suffix)

    def problems(self, path: str, plain: Decompressed) -> Iterator[Problem]:
        """Yield what is wrong with the compressed bytes, once ``plain`` has been read to its end."""
        if plain.bomb:
            message = "this holds next to nothing, many times over, as no text does; reading ended there"
            yield Problem("SL008", "decompression-bomb", message, path)
        if plain.damage:
            message = f"the compressed data are damaged: {plain.damage}; what could be read was checked"
            yield Problem("SL007", "damaged-compression", message, path)
