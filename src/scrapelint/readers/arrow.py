"""Arrow files and streams, such as the folders that Hugging Face datasets saves: one document a row."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..text.document import Document
from .base import Problem, Reader

_FILE = b"ARROW1"


class ArrowReader(Reader):
    """Reads one document from each row, batch by batch."""

    name = "arrow"
    suffixes = (".arrow", ".feather", ".ipc")

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield a document for each row; damage in a file costs its batch, in a stream what follows."""
        del first_line
        from .extras import needed  # noqa: PLC0415 - an extra
        from .spooled import seekable  # noqa: PLC0415 - few runs read such files

        arrow = needed("parquet", "pyarrow", purpose="reading Arrow")
        with seekable(stream) as source:
            begin = source.read(len(_FILE))
            source.seek(0)
            try:
                opened = arrow.ipc.open_file(source) if begin == _FILE else arrow.ipc.open_stream(source)
                names = list(opened.schema.names)
            except Exception as error:  # noqa: BLE001 - a damaged file can fail in any way
                yield _damaged(f"this is no Arrow file that can be read: {_words(error)}", path)
                return
            yield from self._rows(path, opened, names)

    def _rows(self, path: str, opened: Any, names: list[str]) -> Iterator[Document | Problem]:
        from .tables import TableRows  # noqa: PLC0415 - few runs read such files

        table = TableRows(path, self.options)
        columns = table.columns(names)
        if isinstance(columns, Problem):
            yield columns
            return
        row = 1
        for batch in _batches(opened):
            if isinstance(batch, str):
                yield _damaged(batch, path, row)
            else:
                yield from table.documents(batch, row)
                row += batch.num_rows


def _batches(opened: Any) -> Iterator[Any]:
    """Yield the batches of a file or stream, a message in the place of one that is damaged."""
    count = getattr(opened, "num_record_batches", None)
    number = 0
    while count is None or number < count:
        number += 1
        try:
            batch = opened.read_next_batch() if count is None else opened.get_batch(number - 1)
            batch.validate()
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 - a damaged file can fail in any way
            yield f"batch {number} is damaged: {_words(error)}"
            if count is None:
                return  # where the next one begins stood in this one
        else:
            yield batch


def _damaged(message: str, path: str, row: int | None = None) -> Problem:
    return Problem("SL011", "damaged-table", message, path, row)


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
