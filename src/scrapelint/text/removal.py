"""Removals: what goes with a span that is deleted, so that neither an empty line nor a double space is left."""

from bisect import bisect_right
from collections.abc import Sequence

from .lines import trimmed

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_STRIDE = 64


def removal_span(text: str, line_starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the span to delete so that ``[start, end)`` is gone; looks no further than the blanks around it.

    ``line_starts`` are the offsets at which the lines of ``text`` begin, the first of them 0.
    """
    first = bisect_right(line_starts, start) - 1
    last = bisect_right(line_starts, max(start, end - 1)) - 1
    begin, stop = line_starts[first], _line_end(text, line_starts, last)
    left, right = _blank_start(text, begin, start), _blank_end(text, end, stop)
    if left == begin and right == stop:
        return _with_blank_lines(text, line_starts, first, last)
    if right == stop:
        return left, end
    return (start, right) if left < start or left == begin else (start, end)


def _with_blank_lines(text: str, line_starts: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return the span of the lines ``first`` to ``last`` with the blank lines before them, or else behind them."""
    stop = _line_end(text, line_starts, last)
    for index in range(first - 1, -1, -1):
        before = _line_end(text, line_starts, index)
        if not _is_blank(text, line_starts[index], before):
            return before, stop
    begin = 1 if text.startswith(_BYTE_ORDER_MARK) else 0
    for index in range(last + 1, len(line_starts)):
        if not _is_blank(text, line_starts[index], _line_end(text, line_starts, index)):
            return begin, line_starts[index]
    return begin, len(text)


def _line_end(text: str, line_starts: Sequence[int], index: int) -> int:
    """Return the offset at which a line ends, its break left out."""
    if index + 1 == len(line_starts):
        return len(text)
    stop = line_starts[index + 1]
    return stop - (2 if text.endswith("\r\n", 0, stop) else 1)


def _is_blank(text: str, start: int, end: int) -> bool:
    return _blank_start(text, start, end) == start


def _blank_start(text: str, begin: int, start: int) -> int:
    """Return the least offset from ``begin`` on from which all is blank up to ``start``."""
    while start > begin:
        near = max(begin, start - _STRIDE)
        first, edge = trimmed(text, near, start)
        if first < edge:
            return edge
        start = near
    return start


def _blank_end(text: str, end: int, stop: int) -> int:
    """Return the greatest offset up to ``stop`` before which all is blank from ``end`` on."""
    while end < stop:
        near = min(stop, end + _STRIDE)
        edge, last = trimmed(text, end, near)
        if edge < last:
            return edge
        end = near
    return end
