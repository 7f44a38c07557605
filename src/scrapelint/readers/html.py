"""HTML: the text of a page, its findings at their places in the source."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem, Reader
from .decoding import decode_document
from .encoding_problems import encoding_problem
from .limits import read_whole
from .site import site_of_file

_HEAD = 4096  # bytes in which a declaration counts; browsers look at the first 1024
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s{0,10}=\s{0,10}[\"']?([\w:.-]{1,40})",
    re.IGNORECASE,
)


class HtmlReader(Reader):
    """Reads a page as one document, of the text that a browser shows."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield the one document of ``stream``, and what is wrong with its encoding."""
        del first_line
        data = read_whole(path, stream)
        if isinstance(data, Problem):
            yield data
        else:
            yield from page(data, path, identity=(None, None, site_of_file(path)))


Identity = tuple[str | None, int | None, str | None]
"""The id of a document, the number of its record, and its site."""


def page(
    data: bytes,
    path: str,
    declared: str | None = None,
    identity: Identity = (None, None, None),
    day: str | None = None,
) -> Iterator[Document | Problem]:
    """Yield the document of the page ``data``, and what is wrong with its encoding.

    ``declared`` is its encoding where something outside says so.
    """
    from .html_text import html_text  # noqa: PLC0415 - the table of character references, 2 ms
    from .source_map import SourcedDocument  # noqa: PLC0415 - only pages need it

    decoded = decode_document(data, declared or declared_encoding(data))
    problem = encoding_problem(decoded, path, identity[1])
    if problem:
        yield problem
    text, origin, code = html_text(decoded.text)
    yield SourcedDocument(text, path, *identity, markup=code, date=day, origin=origin)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the head of the page ``data`` declares, as it says it; ``None`` if it does not."""
    found = _DECLARED.search(data, 0, _HEAD)
    label = found[1].decode("ascii", "replace") if found else None
    # The declaration was read as ASCII, so it cannot be true: browsers take UTF-8.
    return "utf-8" if label and label.lower().startswith(("utf-16", "utf-32")) else label
