"""What can be told of a line by itself: its words and its shape."""

import re
from collections.abc import Sequence
from itertools import pairwise

import regex

from scrapelint.plugin import Line
from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.page import PageLine

HEAD_CHARACTERS = 240
"""How much of a long line is read for phrases: what stands deeper in a paragraph is the article's own."""
_LONG = 12
_VERY_LONG = 35
_WRAPPED, _COLUMNS = 5, 160
"""Least words and most code points of a line that goes on in the next."""

_ENDERS = tuple(".!?…。！？؟।")
_CLOSERS = "\"'”’»›)]」』* \N{NO-BREAK SPACE}"
_FIRST_CJK = "\u3040"
_CJK = r"[\u3040-\u30ff\u3400-\u9fff]"  # to compile so large a class takes 2 ms: only where a text asks for it


def _page_line(line: Line, number: int) -> PageLine:
    """Look at one line."""
    text = line.text
    length = len(text)
    start = text if length <= HEAD_CHARACTERS else text[:HEAD_CHARACTERS]
    found = tuple(words(start))
    size = len(found)
    if size and max(start) >= _FIRST_CJK and re.search(_CJK, start):
        size -= sum(len(word) == 1 for word in found) // 2
    if length > HEAD_CHARACTERS:
        size = size * length // HEAD_CHARACTERS
    ends = (text[-8:].rstrip(_CLOSERS) if text[-1] in _CLOSERS else text[-1]).endswith(_ENDERS)
    return PageLine(line, number, text, found, length, size, ends)


def page_lines(lines: Sequence[Line]) -> list[PageLine]:
    """Look at all lines, and at what flows from one into the next."""
    found = [_page_line(line, number) for number, line in enumerate(lines)]
    for one, other in pairwise(found):
        if one.ends or one.size < _WRAPPED or one.length > _COLUMNS:
            continue
        if (other.size > 1 or other.ends) and _GOES_ON.match(other.text):
            one.flows = other.flows = True
    for before, one, after in zip(found, found[1:], found[2:], strict=False):
        # A wrapped line may happen to begin with a capital: its neighbours tell.
        if before.flows and after.flows and one.size >= _WRAPPED:
            one.flows = True
    for one in found:
        one.is_long = one.flows or (one.size >= _LONG and one.ends) or one.size >= _VERY_LONG
    return found


# A lower-case letter, or a number that does not count an item of a list.
_GOES_ON = regex.compile(r"\p{Ll}|\d[\d,.]*\s+\p{Ll}")

_CODE_ENDS = ("{", "}", ";", "};", ");", "},", "({", "=>", "/>")
_CODE_SHARE = 0.05


def is_code(lines: Sequence[PageLine]) -> bool:
    """Tell whether so many lines are program code that short lines say nothing of the page."""
    return sum(line.text.endswith(_CODE_ENDS) for line in lines) > max(3, _CODE_SHARE * len(lines))
