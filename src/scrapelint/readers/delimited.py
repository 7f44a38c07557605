"""CSV and TSV: one document a row, under a line of column names."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from ..text.document import Document
from .base import Problem, Reader
from .decoding import decode_document, encoding_of, marked_encoding
from .encoding_problems import guessed as guessed_problem
from .limits import too_large
from .site import day_of, site_of_url

_STRAY = re.compile("[\udc80-\udcff]")
_SAMPLE = 1 << 16  # bytes that the encoding is told from


class CsvReader(Reader):
    """Reads one document from each row, quoted line breaks and all, without holding the file in memory."""

    name = "csv"
    suffixes = (".csv",)
    delimiters = ",;\t|"
    """What may stand between the columns: the first that makes a column of the text field in the first line does."""

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield a document, or what is wrong, for each row; a row is named by the line that it begins in."""
        del first_line
        from .delimited_rows import TOO_LARGE, Rows  # noqa: PLC0415 - few runs read such files

        text, guess = _decoding(stream, path)
        rows = Rows(text, self.delimiters, self.options.text_field)
        if rows.columns is None:
            return
        if rows.problem:
            yield Problem("SL010", "damaged-row", rows.problem, path, 1)
            return
        missing = _missing(rows.columns, self.options.text_field, self.options.id_field)
        if missing:
            yield Problem("SL002", "record-without-text", missing, path)
            return
        if guess:
            yield guess
        for number, found in rows:
            if isinstance(found, dict):
                yield from self._row(path, number, found)
            else:
                damage = Problem("SL010", "damaged-row", found, path, number)
                yield too_large(path, number) if found == TOO_LARGE else damage

    def _row(self, path: str, number: int, row: dict[str, str]) -> Iterator[Document | Problem]:
        text = row[self.options.text_field]
        if _STRAY.search(text):
            message = "bytes of this row are no text in its encoding; the rest was checked"
            yield Problem("SL004", "undecodable-text", message, path, number)
        site = site_of_url(row.get(self.options.url_field or "url"))
        day = day_of(row.get(self.options.date_field or "date"))
        yield Document(text, path, row.get(self.options.id_field or "id"), number, site, date=day)


class TsvReader(CsvReader):
    """Reads a table whose columns stand between tabs."""

    name = "tsv"
    suffixes = (".tsv",)
    delimiters = "\t,;|"


def _missing(columns: list[str], text_field: str, id_field: str | None) -> str:
    for field in (text_field, id_field):
        if field is not None and field not in columns:
            return f"this table has no column {field!r}; it has {', '.join(columns[:8]) or 'nothing'}"
    return ""


def _decoding(stream: BinaryIO, path: str) -> tuple[io.TextIOWrapper, Problem | None]:
    """Return ``stream`` as text with its line ends, and what is to be said of its encoding."""
    buffered = io.BufferedReader(cast(io.RawIOBase, _Raw(stream)), _SAMPLE)
    head = buffered.peek(_SAMPLE)
    encoding, guessed = encoding_of(head), False
    if marked_encoding(head) is None and not head.isascii():
        found = decode_document(head[: head.rfind(b"\n") + 1] or head)
        encoding, guessed = found.encoding, found.guessed
    encoding = {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf-32-le": "utf-32", "utf-32-be": "utf-32"}.get(
        encoding, "utf-8-sig" if encoding == "utf-8" else encoding
    )
    errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"  # multi-byte codecs cannot escape all bytes
    problem = None
    if guessed:
        problem = guessed_problem(encoding, path)
    return io.TextIOWrapper(buffered, encoding, errors, newline=""), problem


class _Raw(io.RawIOBase):
    """Any binary stream in the form that buffers and decoders take; closing it leaves the stream open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
