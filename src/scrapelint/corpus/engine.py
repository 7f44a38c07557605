"""The engine on one machine: DuckDB, which groups rows by their key within bounded memory, on disk where it must."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Any, Self

from ..errors import ConfigError, ScrapelintError
from ..readers.extras import needed
from .shards import arrow, documents_of, documents_schema, rows_of, schema

_BATCH = 8192
"""Rows that are handed over in one go."""
_FLUSH = "16MB"


class EngineError(ScrapelintError):
    """The comparison could not be carried through, most often for want of disk or of memory."""


class Engine:
    """A database in a folder of its own below ``scratch``, which is gone when it is closed."""

    def __init__(self, scratch: Path, memory_limit: str) -> None:
        """Open it; ``memory_limit`` is a size such as ``1GB``.

        Raises:
            ConfigError: the memory limit is no size.
            InputError: DuckDB is not installed.
        """
        duckdb = needed("corpus", "duckdb", purpose="comparing documents")
        scratch.mkdir(parents=True, exist_ok=True)
        self._folder = Path(mkdtemp(prefix="compare-", dir=scratch))
        self._damage: ScrapelintError | None = None
        self._error: type[Exception] = duckdb.Error
        settings = {
            "memory_limit": memory_limit,
            "temp_directory": str(self._folder / "spilled"),
            "preserve_insertion_order": False,  # order is asked for where it matters
            # What is freed goes back to the system: by default 128 MB are kept beyond the limit.
            "allocator_flush_threshold": _FLUSH,
            "allocator_bulk_deallocation_flush_threshold": _FLUSH,
        }
        try:
            self._database = duckdb.connect(":memory:", config=settings)
        except duckdb.Error as error:
            shutil.rmtree(self._folder)
            raise ConfigError([f"memory limit {memory_limit!r}: must be a size such as 1GB ({error})"]) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, _: TracebackType | None) -> None:
        self._database.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._damage is not None and value is not None:
            raise self._damage from None  # the database says the same in many lines
        if isinstance(value, self._error):
            raise EngineError(f"comparing documents failed: {value}") from value

    def run(self, query: str, **tables: Any) -> None:
        """Run ``query``, in which Arrow ``tables`` can be named."""
        cursor = self._cursor(tables)
        cursor.execute(query)

    def drop(self, *tables: str) -> None:
        """Give back what ``tables`` hold."""
        for table in tables:
            self.run(f"DROP TABLE {table}")

    def drop_all_but(self, *tables: str) -> None:
        """Give back what all other tables hold."""
        query = "SELECT table_name FROM duckdb_tables() ORDER BY table_name"
        made = [name for batch in self.batches(query) for name in batch["table_name"]]
        self.drop(*(name for name in made if name not in tables))

    def run_over(self, shards: Sequence[Path], query: str) -> None:
        """Run ``query``, in which ``rows`` are the rows of all ``shards``."""
        self.run(query, rows=self._reader(schema(), rows_of(shards)))

    def arrays_over(self, shards: Sequence[Path], query: str) -> Iterator[list[Any]]:
        """Yield the result of ``query``, in which ``rows`` are the rows of all ``shards``: columns, arrays of numpy."""
        cursor = self._cursor({"rows": self._reader(schema(), rows_of(shards))})
        for batch in cursor.sql(query).to_arrow_reader(_BATCH):
            yield [column.to_numpy() for column in batch.columns]

    def run_over_documents(self, shards: Sequence[Path], columns: Sequence[str], query: str) -> None:
        """Run ``query``, in which ``documents`` are these ``columns`` of the documents of all ``shards``."""
        kinds = arrow().schema([documents_schema().field(name) for name in columns])
        batches = (batch for path in shards for batch in documents_of(path, columns))
        self.run(query, documents=self._reader(kinds, batches))

    def _reader(self, kinds: Any, batches: Iterator[Any]) -> Any:
        """Return ``batches`` as the database reads them; what is wrong with them is kept."""

        def guarded() -> Iterator[Any]:
            try:
                yield from batches
            except ScrapelintError as error:
                self._damage = error
                raise

        return arrow().RecordBatchReader.from_batches(kinds, guarded())

    def batches(self, query: str, **tables: Any) -> Iterator[dict[str, list[Any]]]:
        """Yield the result of ``query``, in which Arrow ``tables`` can be named, in pieces: columns by name."""
        cursor = self._cursor(tables)
        for batch in cursor.sql(query).to_arrow_reader(_BATCH):
            yield batch.to_pydict()

    def column(self, query: str) -> Iterator[int]:
        """Yield the numbers in the one column that ``query`` results in."""
        for batch in self.batches(query):
            yield from next(iter(batch.values()))

    def insert(self, table: str, columns: Mapping[str, Iterable[Any]], kinds: Any) -> None:
        """Add rows, given as columns in the order of the table's, to ``table``; ``kinds`` is their Arrow schema."""
        added = arrow().table(dict(columns), schema=kinds)
        if added.num_rows:
            self.run(f"INSERT INTO {table} SELECT * FROM added", added=added)

    def _cursor(self, tables: dict[str, Any]) -> Any:
        """Return a connection of its own, so that a result can be read while others are made."""
        cursor = self._database.cursor()
        for name, table in tables.items():
            cursor.register(name, table)
        return cursor
