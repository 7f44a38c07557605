"""Shards: files with the rows and the texts of some documents, as the rules across documents need them later."""

import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import ScrapelintError
from ..readers.extras import needed
from . import stored

ROW_COLUMNS = (
    ("rule", "int32"),
    ("key", "int64"),
    ("position", "int64"),
    ("start", "int32"),
    ("end", "int32"),
    ("value", "int64"),
)
"""Names and Arrow types of the columns of the rows."""
_ROWS, _DOCUMENTS = "rows.arrow", "documents.arrow"


class ShardError(ScrapelintError):
    """A shard cannot be read: it is damaged, or no shard."""


def rule_number(code: str) -> int:
    """Return the number that stands for a rule in the rows: the same wherever it is asked for.

    >>> rule_number("AA001"), rule_number("BP101")
    (1, 41101)
    """
    return ((ord(code[0]) - 65) * 26 + ord(code[1]) - 65) * 1000 + int(code[2:])


def write_shard(path: Path, rows: Sequence[Any], documents: Sequence[Any]) -> None:
    """Write record batches of both kinds into the file ``path``, which is there whole afterwards, or not at all."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                for name, batches in ((_ROWS, rows), (_DOCUMENTS, documents)):
                    _write(archive, name, batches)
                if documents:
                    archive.comment = str(documents[0].column(0)[0].as_py()).encode()
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(archive: zipfile.ZipFile, name: str, batches: Sequence[Any]) -> None:
    ipc = needed("corpus", "pyarrow.ipc", purpose="comparing documents")
    compressed = ipc.IpcWriteOptions(compression="lz4")
    member = zipfile.ZipInfo(name)  # without the time of day: the same documents make the same bytes
    sink = archive.open(member, "w", force_zip64=True)
    with sink, ipc.new_stream(sink, schema(name), options=compressed) as writer:
        for batch in batches:
            writer.write_batch(batch)


def rows_of(shards: Iterable[Path]) -> Iterator[Any]:
    """Yield the record batches with the rows of ``shards``."""
    for path in shards:
        yield from _batches(path, _ROWS)


def documents_of(path: Path, columns: Sequence[str] = ()) -> Iterator[Any]:
    """Yield the record batches with the documents of a shard; only these ``columns`` of them, in the file's order."""
    return _batches(path, _DOCUMENTS, columns)


def first_position(path: Path) -> int | None:
    """Return the position of the first document of a shard; ``None`` if it holds none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return int(archive.comment) if archive.comment else None
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise ShardError(f"{path}: this is no shard, or a damaged one: {error}") from error


def portions(shards: Iterable[Path], size: int) -> Iterator[tuple[int, int, list[Path]]]:
    """Yield ``shards`` in the order of their positions, some at a time, with the first and the last position in them.

    A portion ends where it has ``size`` bytes or more, and where no shard in it holds positions of the next.
    """
    waiting: list[Path] = []
    held, first, last = 0, 0, -1
    for start, end, path in sorted(span for path in shards if (span := _span(path)) is not None):
        if waiting and held >= size and start > last:
            yield first, last, waiting
            waiting, held = [], 0
        first = first if waiting else start
        waiting.append(path)
        held += path.stat().st_size
        last = max(last, end)
    if waiting:
        yield first, last, waiting


def _span(path: Path) -> tuple[int, int, Path] | None:
    """Return the first and the last position in a shard."""
    first = first_position(path)
    if first is None:
        return None
    *_, batch = documents_of(path, ["position"])
    return first, batch.column(0)[-1].as_py(), path


def _batches(path: Path, name: str, columns: Sequence[str] = ()) -> Iterator[Any]:
    ipc = needed("corpus", "pyarrow.ipc", purpose="comparing documents")
    options = ipc.IpcReadOptions(included_fields=[schema(name).get_field_index(column) for column in columns] or None)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as source:
            yield from ipc.open_stream(source, options=options)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ShardError(f"{path}: this is no shard, or a damaged one: {error}") from error


@cache
def schema(name: str = _ROWS) -> Any:
    """Return the Arrow schema of the rows, or of the documents."""
    return arrow().schema(list(ROW_COLUMNS if name == _ROWS else stored.COLUMNS))


def documents_schema() -> Any:
    """Return the Arrow schema of the documents."""
    return schema(_DOCUMENTS)


def arrow() -> Any:
    """Return pyarrow, or say which extra brings it."""
    return needed("corpus", "pyarrow", purpose="comparing documents")
