"""Where the article's body lies between head and tail of the page, and which short lines their place betrays."""

from collections.abc import Sequence

from scrapelint_boilerplate.features import Shape

ANCHORS = frozenset(
    "advert-label app-prompt author-bio comment-form cookie-notice follow-prompt javascript-notice legal-line "
    "navigation newsletter-prompt paywall-or-sign-in read-more-link related-links share-prompt tags-line".split()
)
"""The classes beyond whose lines no article goes on: head before them, tail behind them."""
_CLAIMED = -20.0
_SHORT = -0.3
_SHORT_SENTENCE = 2.0
_PROSE_MOST = 60


def weights(shapes: Sequence[Shape], claimed: Sequence[bool]) -> list[float]:
    """Return how much each line speaks for the body: prose by its words, a line of a class strongly against."""
    return [_weight(shape, mark) for shape, mark in zip(shapes, claimed, strict=True)]


def _weight(shape: Shape, claimed: bool) -> float:
    if claimed:
        return _CLAIMED
    if shape.is_long:
        return float(min(shape.size, _PROSE_MOST))
    return _SHORT_SENTENCE if shape.ends and shape.size >= 6 else _SHORT


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


def vocabulary(shapes: Sequence[Shape]) -> frozenset[str]:
    """Return the longer words of the prose among the given lines."""
    found: set[str] = set()
    for shape in shapes:
        if shape.is_long:
            found.update(word for word in shape.words if len(word) >= 5)
    return frozenset(found)


def kinship(shape: Shape, vocabulary: frozenset[str]) -> float:
    """Return which part of the line's longer words the article's prose shares, from 0 to 1; 0 with too few of them."""
    longer = {word for word in shape.words if len(word) >= 5}
    return len(longer & vocabulary) / len(longer) if len(longer) >= 2 else 0.0
