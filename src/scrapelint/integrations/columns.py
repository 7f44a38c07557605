"""Batches of any engine, as columns of Python values in and as the engine's own kind of table out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from math import isnan
from typing import Any

from ..errors import InputError
from ..readers.base import Problem
from ..readers.tables import Damaged, row_document, safe_column, value_at
from ..text.document import Document

Row = tuple[Document, Document | Problem]
"""What is known of a row without its text, and the document, or what is wrong with the text."""


@dataclass(frozen=True)
class Columns:
    """Which columns of a batch hold what; ``None`` for what no column holds."""

    text: str = "text"
    id: str | None = "id"
    path: str | None = None
    record: str | None = None
    site: str | None = None

    def given(self) -> dict[str, str]:
        """Return the names of the columns that are there, by what they hold."""
        return {field.name: name for field in fields(self) if (name := getattr(self, field.name)) is not None}

    def names(self) -> list[str]:
        """Return the names of the columns that are there, each once."""
        return list(dict.fromkeys(self.given().values()))

    def renamed(self) -> "Columns":
        """Return the columns that are there, each named as what it holds."""
        return replace(self, **{part: part for part in self.given()})

    def documents(self, batch: Any) -> Iterator[Row]:
        """Yield what stands in each row of ``batch``: a table of Arrow, pandas or Polars, or columns by name.

        Raises:
            InputError: the batch lacks a column.
        """
        named = [getattr(self, field.name) for field in fields(self)]
        there = _names(batch)
        missing = [name for name in self.names() if name not in there]
        if missing:
            raise InputError(
                f"the batch has no column {missing[0]!r}; it has {', '.join(map(str, there)) or 'none'}: "
                "name the columns, as in Columns(text='body', id=None)"
            )
        lists = [None if name is None else _values(batch, name) for name in named]
        for index in range(_length(batch, self.text)):
            text, identity, path, record, site = (None if one is None else one[index] for one in lists)
            given = Document("", _word(path) or "<text>", _word(identity), record, _word(site))
            yield given, row_document(text, given, self.text)


def kind_of(batch: Any) -> str:
    """Return the name of the library that ``batch`` comes from; libraries are not imported to be asked."""
    return "dict" if isinstance(batch, Mapping) else type(batch).__module__.partition(".")[0]


def like(batch: Any, table: Any) -> Any:
    """Return the Arrow ``table`` as what ``batch`` is; Arrow where that is columns by name, for their types."""
    kind = kind_of(batch)
    if kind == "pandas":
        import pandas as pd  # noqa: PLC0415 - the caller has it

        return table.to_pandas(types_mapper=pd.ArrowDtype)
    if kind == "polars":
        import polars as pl  # noqa: PLC0415 - the caller has it

        return pl.from_arrow(table)
    return table


def with_column(batch: Any, name: str, column: Any) -> Any:
    """Return ``batch`` with one more column, given as an Arrow array."""
    kind = kind_of(batch)
    if kind == "dict":
        return {**batch, name: column.to_pylist()}
    if kind == "pandas":
        import pandas as pd  # noqa: PLC0415 - the caller has it

        return batch.assign(**{name: pd.Series(pd.arrays.ArrowExtensionArray(column), index=batch.index)})
    if kind == "polars":
        import polars as pl  # noqa: PLC0415 - the caller has it

        return batch.with_columns(pl.Series(name, pl.from_arrow(column)))
    return batch.append_column(name, column)


def _names(batch: Any) -> list[Any]:
    if kind_of(batch) == "dict":
        return list(batch)
    return list(batch.schema.names if kind_of(batch) == "pyarrow" else batch.columns)


def _length(batch: Any, text: str) -> int:
    return len(batch[text]) if kind_of(batch) == "dict" else len(batch)


def _values(batch: Any, name: str) -> list[Any]:
    """Return a column as a list; missing values of any kind are ``None``, damaged ones say so."""
    if kind_of(batch) == "pyarrow":
        return [value for part in _parts(batch) for value in _arrow_values(part, name)]
    column = batch[name]
    values = column.tolist() if hasattr(column, "tolist") else list(column)
    return [None if _is_missing(value) else _text(value) for value in values]


def _parts(batch: Any) -> list[Any]:
    return batch.to_batches() if hasattr(batch, "to_batches") else [batch]


def _arrow_values(batch: Any, name: str) -> list[Any]:
    column = safe_column(batch, name)
    if isinstance(column, Damaged):
        return [column] * batch.num_rows
    return [value_at(column, row) for row in range(batch.num_rows)]


def _is_missing(value: object) -> bool:
    """Tell whether ``value`` stands for none: ``None``, a NaN, or what pandas has for it."""
    return value is None or (isinstance(value, float) and isnan(value)) or type(value).__name__ in {"NAType", "NaTType"}


def _text(value: Any) -> Any:
    """Return ``value``; of bytes the text that they are in UTF-8."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        return Damaged(str(error))


def _word(value: object) -> str | None:
    return None if value is None or isinstance(value, Damaged) else str(value)
