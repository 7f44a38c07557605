"""Lines of JSON into a table of Parquet, a few megabytes at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..readers.extras import needed

_BLOCK = 8 << 20  # bytes of lines that make a row group


def write_parquet(lines: Path, target: Path) -> None:
    """Write the findings in the file ``lines`` to ``target``, which appears when it is whole.

    Raises:
        OSError: it cannot be written.
    """
    arrow = needed("parquet", "pyarrow", purpose="writing Parquet")
    parquet = needed("parquet", "pyarrow.parquet", purpose="writing Parquet")
    reading = needed("parquet", "pyarrow.json", purpose="writing Parquet")
    schema = _schema(arrow)
    options = reading.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    settings = reading.ReadOptions(use_threads=False, block_size=_BLOCK * 2)
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with parquet.ParquetWriter(temporary, schema, compression="zstd") as writer:
            for block in _blocks(lines):
                table = reading.read_json(arrow.BufferReader(block), settings, options)
                writer.write_table(table.select(schema.names))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block + stream.readline()


def _schema(arrow: Any) -> Any:
    text, number = arrow.string(), arrow.int64()
    place = [("message", text), ("path", text), ("start", number), ("end", number), ("line", number)]
    edit = arrow.struct([("start", number), ("end", number), ("replacement", text)])
    fix = [("safe", arrow.bool_()), ("message", text), ("edits", arrow.list_(edit))]
    return arrow.schema(
        [
            *((name, text) for name in ("code", "name", "severity", "message", "path")),
            ("record", number),
            ("id", text),
            *((name, number) for name in ("start", "end", "line", "column", "end_line", "end_column")),
            ("text", text),
            ("related", arrow.list_(arrow.struct([*place, ("column", number), ("record", number), ("id", text)]))),
            ("details", arrow.list_(text)),
            ("fix", arrow.struct(fix)),
            ("confidence", arrow.float64()),
            ("preview", arrow.bool_()),
            ("fingerprint", text),
            ("plugin", text),
            ("site", text),
        ]
    )
