"""The part of a text around a span that fits into a few lines of limited width."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .escaping import Cell, cells

_BREAK = re.compile(r"\r\n?|\n")
_CONTEXT = 12  # columns that a long span leaves for what stands on either side of it
_ELLIPSIS: Cell = ("…", 1)


class Row(NamedTuple):
    """A line of the text as it is shown, in three parts; ``indent`` and ``length`` are columns."""

    number: int
    """The number of the line, from 1."""
    before: str
    flagged: str
    after: str
    indent: int
    """The width of :attr:`before`."""
    length: int
    """The width of :attr:`flagged`."""


def rows(text: str, start: int, end: int, number: int, width: int) -> Iterator[Row | int]:
    """Yield the first and the last line of ``[start, end)``, and between them how many full lines are passed over.

    Args:
        text: what the span is in.
        start: code points.
        end: code points; past ``start``.
        number: the number of the line that ``start`` is in.
        width: the most columns of a row.
    """
    begin = start
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin == end:  # nothing but white space is flagged
        yield _row(text, start, min(start + 1, len(text)), number, width)
        return
    lines = _lines(text, begin, end, number + _breaks(text, start, begin))
    yield _row(text, *next(lines), width)
    between = list(lines)
    if len(between) > 2:
        yield len(between) - 1
    for line in between[-1:] if len(between) > 2 else between:
        yield _row(text, *line, width)


def _breaks(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _BREAK.finditer(text, start, end))


def _lines(text: str, start: int, end: int, number: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and number of each line of ``[start, end)`` that is not blank."""
    for found in _BREAK.finditer(text, start, end):
        line = text[start : found.start()]
        if line.strip():
            yield start + len(line) - len(line.lstrip()), found.start(), number
        start, number = found.end(), number + 1
    last = text[start:end]
    yield start + len(last) - len(last.lstrip()), end, number


def _row(text: str, start: int, end: int, number: int, width: int) -> Row:
    """Return the row of ``[start, end)``, which lies in one line."""
    reach = 2 * width  # code points that may be needed on either side: combining marks take no column
    begin = _line_start(text, start, reach)
    stop = _line_end(text, end, reach)
    flagged = text[start:end]
    if len(flagged) > 2 * reach:
        flagged = f"{text[start : start + reach]}…{text[end - reach : end]}"
    made = cells(text[begin:start] + flagged + text[end:stop])
    split = start - begin, start - begin + len(flagged)
    left, middle, right = made[: split[0]], made[split[0] : split[1]], made[split[1] :]
    room = width - min(_width(left), _CONTEXT) - min(_width(right), _CONTEXT)
    middle = _middle_cut(middle, room)
    rest = width - _width(middle)
    left_room = max(rest // 2, rest - _width(right))
    more_left, more_right = begin > 0 and text[begin - 1] not in "\r\n", stop < len(text) and text[stop] not in "\r\n"
    left = _end_of(left, left_room, more=more_left)
    right = _start_of(right, rest - _width(left), more=more_right)
    return Row(number, _shown(left), _shown(middle), _shown(right), _width(left), max(1, _width(middle)))


def _line_start(text: str, start: int, reach: int) -> int:
    """Return the start of the line of ``start``, or what is ``reach`` before."""
    lowest = max(0, start - reach)
    return max(lowest, text.rfind("\n", lowest, start) + 1, text.rfind("\r", lowest, start) + 1)


def _line_end(text: str, end: int, reach: int) -> int:
    """Return the end of the line of ``end``, or what is ``reach`` behind."""
    found = _BREAK.search(text, end, end + reach)
    return found.start() if found else min(len(text), end + reach)


def _middle_cut(row: list[Cell], room: int) -> list[Cell]:
    """Return ``row`` with its middle left out if it is wider than ``room`` columns."""
    if _width(row) <= room:
        return row
    tail = _end_of(row, room // 3, more=False)
    return _start_of(row, room - _width(tail) + 1, more=False)[:-1] + tail


def _start_of(row: list[Cell], room: int, *, more: bool) -> list[Cell]:
    """Return as much of the start of ``row`` as fits, with an ellipsis if there is more, if possible at a space."""
    if not more and _width(row) <= room:
        return row
    kept = _fitting(row, room - 1)
    cut = next((n for n in range(len(kept), max(0, len(kept) - 12), -1) if kept[n - 1][0] == " "), len(kept))
    return [*kept[:cut], _ELLIPSIS] if room > 0 else []


def _end_of(row: list[Cell], room: int, *, more: bool) -> list[Cell]:
    """Return as much of the end of ``row`` as fits, as :func:`_start_of` does."""
    kept = _start_of(row[::-1], room, more=more)[::-1]
    if kept[:1] == [_ELLIPSIS]:
        while len(kept) > 1 and kept[1][1] == 0:  # a combining mark whose letter is cut off
            del kept[1]
    return kept


def _fitting(row: list[Cell], room: int) -> list[Cell]:
    used = 0
    for place, (_, width) in enumerate(row):
        used += width
        if used > room:
            return row[:place]
    return row


def _width(row: list[Cell]) -> int:
    return sum(width for _, width in row)


def _shown(row: list[Cell]) -> str:
    return "".join(shown for shown, _ in row)
