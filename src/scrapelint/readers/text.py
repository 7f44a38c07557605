"""Plain text: one document a file."""

from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem, Reader
from .decoding import decode_document, marked_encoding
from .encoding_problems import encoding_problem
from .limits import read_whole
from .site import site_of_file


class TextReader(Reader):
    """Reads a file as one document, whatever its line ends."""

    name = "text"
    suffixes = (".txt", ".text")
    rewritable = True

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield the one document of ``stream``, unless it holds no text at all."""
        del first_line
        data = read_whole(path, stream)
        if isinstance(data, Problem):
            yield data
            return
        if b"\0" in data[:8192] and marked_encoding(data) in {None, "utf-8"}:
            yield Problem("SL005", "binary-file", "this is no text: it holds NUL bytes", path)
            return
        decoded = decode_document(data)
        problem = encoding_problem(decoded, path)
        if problem:
            yield problem
        yield Document(decoded.text, path, site=site_of_file(path))
