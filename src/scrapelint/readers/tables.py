"""Tables of Arrow into documents: one a row, whatever is wrong with its neighbours."""

from collections.abc import Iterator
from typing import Any

from ..text.document import Document
from .base import Problem, ReadOptions
from .limits import LARGEST_DOCUMENT, too_large
from .site import site_of_url


class TableRows:
    """Makes the documents of a table, batch by batch."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        self._path = path
        self._options = options

    def columns(self, names: list[str]) -> list[str] | Problem:
        """Return the columns to read of those there are, or what to say if one is missing."""
        text, named = self._options.text_field, self._options.id_field
        for field in (text, named):
            if field is not None and field not in names:
                message = f"this table has no column {field!r}; it has {', '.join(names[:8]) or 'nothing'}"
                return Problem("SL002", "record-without-text", message, self._path)
        identity = named or "id"
        more = (identity, self._options.url_field or "url")
        return [text, *(name for name in dict.fromkeys(more) if name in names and name != text)]

    def documents(self, batch: Any, first: int) -> Iterator[Document | Problem]:
        """Yield a document, or what is wrong, for each row of the record ``batch``.

        ``first`` is the number of its first row, counted from 1.
        """
        texts = _safe(batch, self._options.text_field)
        names = _safe(batch, self._options.id_field or "id")
        urls = _safe(batch, self._options.url_field or "url")
        if isinstance(texts, _Damaged):
            yield Problem("SL011", "damaged-table", f"these rows cannot be read: {texts}", self._path, first)
            return
        for row in range(batch.num_rows):
            text = _value(texts, row)
            name = None if isinstance(names, _Damaged) else _value(names, row)
            identity = None if name is None or isinstance(name, _Damaged) else str(name)
            site = None if isinstance(urls, _Damaged) else site_of_url(_value(urls, row))
            yield self._document(text, identity, first + row, site)

    def _document(self, text: object, name: str | None, row: int, site: str | None) -> Document | Problem:
        if isinstance(text, str) and len(text) <= LARGEST_DOCUMENT:
            return Document(text, self._path, name, row, site)
        if isinstance(text, str):
            return too_large(self._path, row)
        if isinstance(text, _Damaged):
            message = f"the text of this row is no text: {text.problem}"
            return Problem("SL004", "undecodable-text", message, self._path, row)
        kind = "null" if text is None else type(text).__name__
        message = f"the field {self._options.text_field!r} holds {kind}, not a string"
        return Problem("SL003", "text-not-string", message, self._path, row)


def _safe(batch: Any, field: str) -> Any:
    """Return a column whose values can be asked for: one that points outside its data would end the process."""
    place = batch.schema.get_field_index(field)
    if place < 0:
        return None
    column = batch.column(place)
    try:
        if str(column.type) in {"string", "large_string"}:  # bytes that are no UTF-8 are told row by row
            column = column.view(str(column.type).replace("string", "binary"))
        column.validate(full=True)
    except Exception as error:  # noqa: BLE001 - a damaged file can fail in any way
        return _Damaged(str(error) or type(error).__name__)
    return column


class _Damaged:
    """A value, or a column, that cannot be read."""

    def __init__(self, problem: str) -> None:
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


def _value(column: Any, row: int) -> object:
    """Return a value of a column; of bytes, such as files without types hold, the text that they are in UTF-8."""
    if column is None:
        return None
    try:
        value: object = column[row].as_py()
        return value.decode("utf-8") if isinstance(value, bytes) else value
    except Exception as error:  # noqa: BLE001 - a damaged file can make any value unreadable, in any way
        return _Damaged(str(error) or type(error).__name__)
