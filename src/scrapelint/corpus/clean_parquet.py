"""A table of Parquet cleaned: the column of the text, and one more that says what was taken out; the rest as it was."""

import json
from pathlib import Path
from typing import Any

from ..errors import FixError
from ..readers.base import ReadOptions
from ..readers.extras import needed
from ..text.document import Document
from .cleaning import Cleaner

_ROWS = 256  # read at once, like the reader of Parquet
_GROUP = 8192  # rows of a group that is written


def clean_parquet(source: Path, target: Path, cleaner: Cleaner, options: ReadOptions, field: str | None) -> None:
    """Write the table ``source`` to ``target``, cleaned; rows without text stay as they are.

    Args:
        source: the table.
        target: where it goes.
        cleaner: what cleans the texts.
        options: which columns hold the text and the id.
        field: the column that says what was taken out, as JSON; ``None`` for none.

    Raises:
        FixError: it has no column for the text, or has the column ``field`` already, or is damaged.
    """
    arrow = needed("parquet", "pyarrow", purpose="cleaning Parquet")
    parquet = needed("parquet", "pyarrow.parquet", purpose="cleaning Parquet")
    try:
        with parquet.ParquetFile(source) as file:
            schema = file.schema_arrow
            if options.text_field not in schema.names:
                raise FixError(f"this table has no column {options.text_field!r}; it has {', '.join(schema.names[:8])}")
            if field is not None and field in schema.names:
                raise FixError(f"the table has a column {field!r} already; name another: --provenance")
            written = schema if field is None else schema.append(arrow.field(field, arrow.string()))
            with parquet.ParquetWriter(target, written, compression="zstd") as writer:
                first = 1
                rows: list[Any] = []
                for batch in file.iter_batches(_ROWS):
                    rows.append(_cleaned(arrow, batch, (source, first, cleaner, options), written))
                    first += batch.num_rows
                    if len(rows) * _ROWS >= _GROUP:
                        writer.write_table(arrow.Table.from_batches(rows, written))
                        rows = []
                writer.write_table(arrow.Table.from_batches(rows, written))
    except arrow.ArrowException as error:
        raise FixError(f"this is no Parquet file that can be read: {str(error).splitlines()[0]}") from error


def _cleaned(arrow: Any, batch: Any, given: tuple[Path, int, Cleaner, ReadOptions], schema: Any) -> Any:
    source, first, cleaner, options = given
    place = batch.schema.get_field_index(options.text_field)
    named = options.id_field or "id"
    names = batch.column(named).to_pylist() if named in batch.schema.names else [None] * batch.num_rows
    texts = batch.column(place).to_pylist()
    told: list[str | None] = [None] * len(texts)
    rows = [row for row, text in enumerate(texts) if isinstance(text, str)]
    documents = [
        Document(texts[row], source.as_posix(), None if names[row] is None else str(names[row]), first + row)
        for row in rows
    ]
    for row, (text, removed) in zip(rows, cleaner.documents(documents), strict=True):
        texts[row] = text
        told[row] = json.dumps(removed) if removed else None
    columns = [
        arrow.array(texts, column.type) if number == place else column for number, column in enumerate(batch.columns)
    ]
    if len(schema) > len(columns):
        columns.append(arrow.array(told, arrow.string()))
    return arrow.record_batch(columns, schema=schema)
