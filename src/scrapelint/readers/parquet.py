"""Parquet: one document a row, read row group by row group."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..text.document import Document
from .base import Problem, Reader

_ROWS = 256  # in a batch: pages of a megabyte each would make 256 MB of it, which is what a row group holds anyway


class ParquetReader(Reader):
    """Reads one document from each row; of the columns only those of the text and the id."""

    name = "parquet"
    suffixes = (".parquet", ".pq")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield a document for each row; a row group that is damaged is told, and the others are read."""
        del first_line
        from .extras import needed  # noqa: PLC0415 - an extra
        from .spooled import seekable  # noqa: PLC0415 - few runs read such files

        parquet = needed("parquet", "pyarrow.parquet", purpose="reading Parquet")
        with seekable(stream) as source:
            try:
                file = parquet.ParquetFile(source, pre_buffer=False, buffer_size=1 << 20)
                groups, names = range(file.num_row_groups), list(file.schema_arrow.names)
                counts = [file.metadata.row_group(group).num_rows for group in groups]
            except Exception as error:  # noqa: BLE001 - a damaged file can fail in any way
                yield _damaged(f"this is no Parquet file that can be read: {_words(error)}", path)
                return
            yield from self._rows(path, file, names, counts)

    def _rows(self, path: str, file: Any, names: list[str], counts: list[int]) -> Iterator[Document | Problem]:
        from .tables import TableRows  # noqa: PLC0415 - few runs read such files

        table = TableRows(path, self.options)
        columns = table.columns(names)
        if isinstance(columns, Problem):
            yield columns
            return
        first = 1
        for group, count in enumerate(counts):
            row = first
            batches = file.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False)
            while True:
                try:
                    batch = next(batches, None)
                except Exception as error:  # noqa: BLE001 - a damaged file can fail in any way
                    message = f"row group {group + 1} is damaged from here on: {_words(error)}; the others were read"
                    yield _damaged(message, path, row)
                    break
                if batch is None:
                    break
                yield from table.documents(batch, row)
                row += batch.num_rows
            first += max(0, count)


def _damaged(message: str, path: str, row: int | None = None) -> Problem:
    return Problem("SL011", "damaged-table", message, path, row)


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
