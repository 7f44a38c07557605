"""Where the article's body lies between head and tail of the page, and which short lines their place betrays."""

from collections.abc import Sequence
from itertools import islice, pairwise

from scrapelint_boilerplate.page import PageLine

ANCHORS = frozenset({
    "advert-label", "app-prompt", "author-bio", "byline-remains", "comment-form", "cookie-notice", "date-stamp",
    "follow-prompt", "javascript-notice", "legal-line", "navigation", "newsletter-prompt", "paywall-or-sign-in",
    "player-text", "read-more-link", "related-links", "share-prompt", "tags-line", "widget-text",
})  # fmt: skip
"""The classes beyond whose lines no article goes on: head before them, tail behind them."""
_CLAIMED = -40.0
_SHORT = -0.3
_PROSE_MOST = 40
_ROW = 3.0
_ENOUGH_PROSE = 60
"""Paragraphs whose words stand for those of the whole article."""
_SENTENCE = 6
"""Least words of a short sentence that may end the article."""


def weights(lines: Sequence[PageLine]) -> list[float]:
    """Return how much each line speaks for the body: prose by its words, a line of a class strongly against."""
    return [_weight(line) for line in lines]


def _weight(line: PageLine) -> float:
    if line.surely:
        return _CLAIMED
    if line.is_long:
        return float(min(line.size, _PROSE_MOST))
    if is_row(line):
        return _ROW
    return 0.0 if line.ends and line.size >= _SENTENCE else _SHORT


def is_row(line: PageLine) -> bool:
    """Tell whether the line is a row of a table in Markdown."""
    return line.text.startswith("|") and line.text.endswith("|") and line.text.count("|") > 2


def body(weights: Sequence[float]) -> tuple[int, int]:
    """Return the half-open stretch of lines whose weights sum to the most: the body; empty at 0 without any prose."""
    best, best_span = 0.0, (0, 0)
    total, first = 0.0, 0
    for number, weight in enumerate(weights):
        if total <= 0:
            total, first = 0.0, number
        total += weight
        if total > best:
            best, best_span = total, (first, number + 1)
    return best_span


def trimmed(span: tuple[int, int], lines: Sequence[PageLine], closing: Sequence[bool]) -> tuple[int, int]:
    """Return the body without the lines before its first paragraph and those behind its last, sentences kept.

    ``closing`` tells which lines are a note on the author or the publisher if they come last.
    """
    first, stop = span
    while first < stop and (not lines[first].is_prose):
        first += 1
    last = stop
    while last > first and (closing[last - 1] or not lines[last - 1].is_prose):
        last -= 1
    while last < stop and not lines[last].surely and lines[last].ends and lines[last].size >= _SENTENCE:
        if closing[last]:
            break
        last += 1
    return first, last


def vocabulary(lines: Sequence[PageLine]) -> frozenset[str]:
    """Return the stems of the longer words of the prose among the given lines."""
    found: set[str] = set()
    for line in islice((line for line in lines if line.is_long), _ENOUGH_PROSE):
        found |= _stems(line)
    return frozenset(found)


def _stems(line: PageLine) -> set[str]:
    """Return the first six letters of each longer word, and the pairs of CJK characters."""
    stems = {word[:6] for word in line.words if len(word) > 4}
    if line.size < len(line.words):
        stems.update(a + b for a, b in pairwise(line.words) if len(a) == len(b) == 1)
    return stems


def kinship(line: PageLine, vocabulary: frozenset[str]) -> float:
    """Return which part of the line's longer words the article's prose shares, from 0 to 1; 0 with too few of them."""
    stems = _stems(line)
    return len(stems & vocabulary) / len(stems) if len(stems) >= 2 else 0.0
