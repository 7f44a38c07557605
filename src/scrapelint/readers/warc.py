"""WARC and WET, the files of web archives such as Common Crawl: one document a page."""

from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem, Reader


class WarcReader(Reader):
    """Reads pages that came with status 200, of HTML or plain text, and texts that were extracted from pages."""

    name = "warc"
    suffixes = (".warc", ".wet")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield a document for each record of a text: its id is the address, its record the place in the file."""
        del first_line
        from .warc_pages import warc_documents  # noqa: PLC0415 - few runs read such files

        yield from warc_documents(path, stream)
