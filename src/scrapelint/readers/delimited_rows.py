"""The rows of a table in text, one by one; behind a damaged one the next line begins another."""

import csv
from collections import deque
from collections.abc import Iterator
from io import TextIOWrapper

from .limits import LARGEST_DOCUMENT

TOO_LARGE = "too large"
_MOST_REPLAYED = 16 << 20  # characters of a file that may be read twice: quotes that fit nowhere must not make it slow


class Rows:
    """The rows under the first line of ``text``, which names the columns."""

    def __init__(self, text: TextIOWrapper, delimiters: str, field: str) -> None:
        """Take the text and the delimiters to try, which are told apart by the column ``field``."""
        self._text = text
        self._pushed: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._line = 0
        self._budget = _MOST_REPLAYED
        self._too_large = False
        if csv.field_size_limit() < LARGEST_DOCUMENT:
            csv.field_size_limit(LARGEST_DOCUMENT)  # of the whole process: the module offers no other
        self.problem = ""
        """What is wrong with the first line; empty if nothing is."""
        self._delimiter, self.columns = self._head(delimiters, field)

    def _head(self, delimiters: str, field: str) -> tuple[str, list[str] | None]:
        first: list[str] | None = None
        for delimiter in delimiters:
            row = self._next_row(delimiter)
            if isinstance(row, str):
                self.problem = row
            elif row is not None and (field in row or first is None):
                first, chosen = row, delimiter
                if field in row:
                    self.problem = ""
                    return delimiter, first
            self._push(self._taken)
        if first is None:
            return delimiters[0], [] if self.problem else None
        self.problem = ""
        self._next_row(chosen)
        return chosen, first

    def __iter__(self) -> Iterator[tuple[int, dict[str, str] | str]]:
        """Yield the line that each row begins in, from 1, and its fields by column, or what is wrong with it."""
        columns = self.columns or []
        while True:
            number = self._line + 1
            row = self._next_row(self._delimiter)
            if row is None:
                return
            if isinstance(row, list):
                if not row:
                    continue  # a blank line
                if len(row) == len(columns):
                    yield number, dict(zip(columns, row, strict=True))
                    continue
                row = f"this row has {len(row)} fields, not {len(columns)}"
            yield number, row
            self._start_over()

    def _next_row(self, delimiter: str) -> list[str] | str | None:
        """Return the next row, what is wrong with it, or ``None`` at the end."""
        self._taken, self._size, self._too_large = [], 0, False
        try:
            row = next(csv.reader(self._lines(), delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            return f"this row cannot be read: {error}"
        return TOO_LARGE if self._too_large else row

    def _lines(self) -> Iterator[str]:
        while line := self._pushed.popleft() if self._pushed else self._text.readline(LARGEST_DOCUMENT):
            self._size += len(line)
            self._line += 1
            if self._size >= LARGEST_DOCUMENT:
                self._too_large = True
                while line and not line.endswith("\n"):
                    line = self._text.readline(LARGEST_DOCUMENT)
                return
            self._taken.append(line)
            yield line

    def _start_over(self) -> None:
        """Let the line behind the one that a damaged row began in be the next."""
        rest = self._taken[1:]
        size = sum(map(len, rest))
        if rest and size <= self._budget:
            self._budget -= size
            self._push(rest)

    def _push(self, lines: list[str]) -> None:
        self._pushed.extendleft(reversed(lines))
        self._line -= len(lines)
