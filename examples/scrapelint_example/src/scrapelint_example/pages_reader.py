"""Files of many pages: each begins with a line ``=== URL``."""

from collections.abc import Iterator
from typing import BinaryIO

from scrapelint.plugin import Document, Problem, Reader

_HEAD = b"=== "


class PagesReader(Reader):
    """Reads one document from each page of a ``.pages`` file, named by its URL."""

    name = "pages"
    suffixes = (".pages",)

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield the pages in turn, holding one at a time."""
        url, number, body = "", first_line, b""
        for line_number, line in enumerate(stream, start=first_line):
            if line.startswith(_HEAD):
                yield from self._page(path, url, number, body)
                url, number, body = line.removeprefix(_HEAD).decode("utf-8", "replace").strip(), line_number, b""
            else:
                body += line
        yield from self._page(path, url, number, body)

    def _page(self, path: str, url: str, number: int, body: bytes) -> Iterator[Document | Problem]:
        if url:
            yield Document(body.decode("utf-8", "surrogateescape"), path, id=url, record=number)
        elif body.strip():
            yield Problem("EX901", "page-without-url", "this text stands before the first line '=== URL'", path, number)
