"""Markdown: one document a file, in which code, tables and other markup are not taken for the article's text."""

from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem
from .text import TextReader


class MarkdownReader(TextReader):
    """Reads a file as one document, whose offsets are those of the file.

    Passed over: front matter, fenced and indented code, tables, definitions of links, lines of images or of HTML tags
    alone, comments, rules. A fence or comment that is never closed hides nothing. A single line break does not end a
    paragraph.
    """

    name = "markdown"
    suffixes = (".md", ".markdown")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield the one document of ``stream``, unless it holds no text at all."""
        from .markdown_text import markdown_document  # noqa: PLC0415 - 1 ms of patterns, for such files alone

        for item in super().read(path, stream, first_line):
            yield markdown_document(item.text, item.path) if isinstance(item, Document) else item
