"""Documents as they lie in a shard: what findings need to know of them, in columns of plain types."""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..readers.source_map import SourcedDocument, SourceMap
from ..text.document import Document

COLUMNS = (
    ("position", "int64"),
    ("path", "binary"),
    ("id", "binary"),
    ("record", "int64"),
    ("site", "binary"),
    ("text", "binary"),
    ("source", "binary"),
    ("pieces", "binary"),
)
"""Names and Arrow types. Strings are UTF-8 in which lone surrogates may stand, and so are bytes."""


class Stored(NamedTuple):
    """A document with its place in the input."""

    position: int
    document: Document


def encoded(text: str | None) -> bytes | None:
    """Return ``text`` in UTF-8, lone surrogates included."""
    return None if text is None else text.encode("utf-8", "surrogatepass")


def decoded(data: bytes | None) -> str | None:
    """Return the text of which :func:`encoded` made ``data``."""
    return None if data is None else data.decode("utf-8", "surrogatepass")


def columns_of(documents: Sequence[Document], positions: Sequence[int]) -> list[list[Any]]:
    """Return the columns of ``documents``, in the order of :data:`COLUMNS`."""
    origins = [document.origin if isinstance(document, SourcedDocument) else None for document in documents]
    return [
        list(positions),
        [encoded(document.path) for document in documents],
        [encoded(document.id) for document in documents],
        [document.record for document in documents],
        [encoded(document.site) for document in documents],
        [encoded(document.text) for document in documents],
        [origin and encoded(origin.source) for origin in origins],
        [origin and array("q", origin.pieces()).tobytes() for origin in origins],
    ]


def document_of(row: Sequence[Any]) -> Stored:
    """Return the document of a ``row`` of :data:`COLUMNS`."""
    position, path, name, record, site, text, source, pieces = row
    given = (decoded(text) or "", decoded(path) or "", decoded(name), record, decoded(site))
    if source is None:
        return Stored(position, Document(*given))
    numbers = array("q")
    numbers.frombytes(pieces)
    return Stored(position, SourcedDocument(*given, origin=SourceMap(decoded(source) or "", numbers)))
