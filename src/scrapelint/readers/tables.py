"""Tables of Arrow into documents: one a row, whatever is wrong with its neighbours."""

from collections.abc import Iterator
from typing import Any

from ..text.document import Document
from .base import Problem, ReadOptions
from .limits import LARGEST_DOCUMENT, too_large
from .site import day_of, site_of_url


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
        more = (identity, self._options.url_field or "url", self._options.date_field or "date")
        return [text, *(name for name in dict.fromkeys(more) if name in names and name != text)]

    def documents(self, batch: Any, first: int) -> Iterator[Document | Problem]:
        """Yield a document, or what is wrong, for each row of the record ``batch``.

        ``first`` is the number of its first row, counted from 1.
        """
        texts = safe_column(batch, self._options.text_field)
        names = safe_column(batch, self._options.id_field or "id")
        urls = safe_column(batch, self._options.url_field or "url")
        dates = safe_column(batch, self._options.date_field or "date")
        if isinstance(texts, Damaged):
            yield Problem("SL011", "damaged-table", f"these rows cannot be read: {texts}", self._path, first)
            return
        for row in range(batch.num_rows):
            name = None if isinstance(names, Damaged) else value_at(names, row)
            identity = None if name is None or isinstance(name, Damaged) else str(name)
            site = None if isinstance(urls, Damaged) else site_of_url(value_at(urls, row))
            day = None if isinstance(dates, Damaged) else day_of(value_at(dates, row))
            given = Document("", self._path, identity, first + row, site, date=day)
            yield row_document(value_at(texts, row), given, self._options.text_field)


def row_document(text: object, given: Document, field: str) -> Document | Problem:
    """Return the document ``given`` with the ``text`` that the column ``field`` holds, or what is wrong with it."""
    path, row = given.path, given.record
    if isinstance(text, str):
        fits = len(text) <= LARGEST_DOCUMENT
        return Document(text, path, given.id, row, given.site, date=given.date) if fits else too_large(path, row)
    if isinstance(text, Damaged):
        return Problem("SL004", "undecodable-text", f"the text of this row is no text: {text.problem}", path, row)
    kind = "null" if text is None else type(text).__name__
    return Problem("SL003", "text-not-string", f"the field {field!r} holds {kind}, not a string", path, row)


def safe_column(batch: Any, field: str) -> Any:
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
        return Damaged(str(error) or type(error).__name__)
    return column


class Damaged:
    """A value, or a column, that cannot be read."""

    def __init__(self, problem: str) -> None:
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


def value_at(column: Any, row: int) -> object:
    """Return a value of a column; of bytes, such as files without types hold, the text that they are in UTF-8."""
    if column is None:
        return None
    try:
        value: object = column[row].as_py()
        return value.decode("utf-8") if isinstance(value, bytes) else value
    except Exception as error:  # noqa: BLE001 - a damaged file can make any value unreadable, in any way
        return Damaged(str(error) or type(error).__name__)
