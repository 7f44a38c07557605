"""Parquet: one document a row, read row group by row group."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..text.document import Document
from .base import Piece, PiecewiseReader, Problem

_ROWS = 256  # in a batch: pages of a megabyte each would make 256 MB of it, which is what a row group holds anyway


class ParquetReader(PiecewiseReader):
    """Reads one document from each row; of the columns only those of the text and the id."""

    name = "parquet"
    suffixes = (".parquet", ".pq")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield a document for each row; a row group that is damaged is told, and the others are read."""
        del first_line
        yield from self._read(path, stream, None)

    def pieces(self, stream: BinaryIO, size: int) -> list[Piece]:
        """Return pieces of whole row groups; none if the file cannot be read, which is told where it is read."""
        file = _opened(stream)
        if isinstance(file, str):
            return []
        groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
        pieces: list[Piece] = []
        start, first, bytes_, rows = 0, 1, 0, 0
        for number, group in enumerate(groups, start=1):
            bytes_ += sum(group.column(column).total_compressed_size for column in range(group.num_columns))
            rows += max(0, group.num_rows)
            if bytes_ >= size or number == len(groups):
                pieces.append(Piece(start, number, first, bytes_))
                start, first, bytes_, rows = number, first + rows, 0, 0
        return pieces

    def read_piece(self, path: str, stream: BinaryIO, piece: Piece) -> Iterator[Document | Problem]:
        """Yield a document for each row of the row groups of ``piece``."""
        yield from self._read(path, stream, piece)

    def _read(self, path: str, stream: BinaryIO, piece: Piece | None) -> Iterator[Document | Problem]:
        from .spooled import seekable  # noqa: PLC0415 - few runs read such files

        with seekable(stream) as source:
            file = _opened(source)
            if isinstance(file, str):
                yield _damaged(f"this is no Parquet file that can be read: {file}", path)
            else:
                yield from self._rows(path, file, piece or Piece(0, file.num_row_groups, 1, 0))

    def _rows(self, path: str, file: Any, piece: Piece) -> Iterator[Document | Problem]:
        from .tables import TableRows  # noqa: PLC0415 - few runs read such files

        table = TableRows(path, self.options)
        columns = table.columns(list(file.schema_arrow.names))
        if isinstance(columns, Problem):
            if not piece.start:  # told once
                yield columns
            return
        first = piece.first
        for group in range(piece.start, piece.end):
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
            first += max(0, file.metadata.row_group(group).num_rows)


def _opened(stream: BinaryIO) -> Any:
    """Return the file whose footer could be read, or what is wrong with it in words."""
    from .extras import needed  # noqa: PLC0415 - an extra

    parquet = needed("parquet", "pyarrow.parquet", purpose="reading Parquet")
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
        [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
        list(file.schema_arrow.names)
    except Exception as error:  # noqa: BLE001 - a damaged file can fail in any way
        return _words(error)
    return file


def _damaged(message: str, path: str, row: int | None = None) -> Problem:
    return Problem("SL011", "damaged-table", message, path, row)


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
