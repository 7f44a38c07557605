"""Plain text: one document a file."""

from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem, Reader
from .decoding import decode, encoding_of


class TextReader(Reader):
    """Reads a file as one document, whatever its line ends."""

    name = "text"
    suffixes = (".txt", ".text")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield the one document of ``stream``, unless it holds no text at all."""
        del first_line
        data = stream.read()
        if b"\0" in data[:8192] and encoding_of(data) == "utf-8":
            yield Problem("SL005", "binary-file", "this is no text: it holds NUL bytes", path)
            return
        text, damage = decode(data)
        if damage:
            yield Problem("SL004", "undecodable-text", f"{damage}; the rest was checked", path)
        yield Document(text, path)
