"""What can be told of a line by itself: its words and its shape."""

from collections.abc import Sequence
from itertools import count, pairwise

import regex

from scrapelint.plugin import Line, late
from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.memo import SHORT_LINE, Memo
from scrapelint_boilerplate.page import PageLine

HEAD_CHARACTERS = 240
"""How much of a long line is read for phrases: what stands deeper in a paragraph is the article's own."""
_LONG = 12
_VERY_LONG = 35
_WRAPPED, _COLUMNS = 5, 160
"""Least words and most code points of a line that goes on in the next."""

_ENDERS = frozenset(".!?…。！？؟।")
_CLOSERS = "\"'”’»›)]」』* \N{NO-BREAK SPACE}"
_CJK = late(regex.compile, r"[\u3040-\u30ff\u3400-\u9fff]")
_Shape = tuple[tuple[str, ...], int, int, bool]
_KNOWN = Memo[_Shape]()


def page_lines(lines: Sequence[Line]) -> list[PageLine]:
    """Look at all lines, and at what flows from one into the next."""
    found = list(map(_page_line, lines, count()))
    if _find_flows(found):
        for before, one, after in zip(found, found[1:], found[2:], strict=False):
            # A wrapped line may happen to begin with a capital: its neighbours tell.
            if before.flows and after.flows and one.size >= _WRAPPED:
                one.flows = True
    for one in found:
        one.is_long = one.flows or (one.size >= _LONG and one.ends) or one.size >= _VERY_LONG
    return found


def _page_line(line: Line, number: int) -> PageLine:
    """Look at one line."""
    text = line.text
    known = _KNOWN.get(text) if len(text) <= SHORT_LINE else _shape(text)
    return PageLine(line, number, text, *(known or _KNOWN.kept(text, _shape(text))))


def _shape(text: str) -> _Shape:
    """Return the words of a line, its length, its size, and whether it ends as a sentence does."""
    length = len(text)
    start = text if length <= HEAD_CHARACTERS else text[:HEAD_CHARACTERS]
    found = tuple(words(start))
    size = len(found)
    if size and not start.isascii() and _CJK.search(start):
        size -= sum(len(word) == 1 for word in found) // 2
    if length > HEAD_CHARACTERS:
        size = size * length // HEAD_CHARACTERS
    last = text[-1]
    if last in _CLOSERS:
        last = text[-8:].rstrip(_CLOSERS)[-1:]
    return found, length, size, last in _ENDERS


def _find_flows(lines: Sequence[PageLine]) -> bool:
    """Mark the lines whose sentence goes on in the next, and these; return whether there are any."""
    found = False
    for one, other in pairwise(lines):
        if one.ends or one.size < _WRAPPED or one.length > _COLUMNS:
            continue
        if (other.size > 1 or other.ends) and _GOES_ON.match(other.text):
            one.flows = other.flows = found = True
    return found


# A lower-case letter, or a number that does not count an item of a list.
_GOES_ON = regex.compile(r"\p{Ll}|\d[\d,.]*\s+\p{Ll}")

_CODE_ENDS = ("{", "}", ";", "};", ");", "},", "({", "=>", "/>")
_CODE_SHARE = 0.05


def is_code(lines: Sequence[PageLine]) -> bool:
    """Tell whether so many lines are program code that short lines say nothing of the page."""
    return sum(line.text.endswith(_CODE_ENDS) for line in lines) > max(3, _CODE_SHARE * len(lines))
