"""The word-level difference of two sentences: the places where they part, and what each says there."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from scrapelint_duplicates.tokens import Token

_ALIKE = 0.6
_SMALL = 2
AUXILIARIES = frozenset(
    [
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "has",
        "have",
        "had",
        "having",
        "was",
        "were",
        "are",
        "is",
        "been",
        "being",
        "does",
        "did",
        "say",
        "says",
        "said",
    ]
)


class Change(NamedTuple):
    """One place where two sentences part; either side may be empty."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]

    @property
    def replaces(self) -> bool:
        """Whether something stands on both sides."""
        return bool(self.before and self.after)

    @property
    def likeness(self) -> float:
        """How alike the two sides are spelt, from 0 to 1."""
        return Indel.normalized_similarity("".join(words(self.before)), "".join(words(self.after)))


def words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the folded words."""
    return tuple(token.folded for token in tokens)


def changes(a: Sequence[Token], b: Sequence[Token]) -> tuple[Change, ...]:
    """Return the places where ``b`` differs from ``a``, in order."""
    found = []
    left = right = 0
    for block in (*LCSseq.editops(words(a), words(b)).as_matching_blocks(), None):
        stop_left, stop_right = (block.a, block.b) if block else (len(a), len(b))
        if left < stop_left or right < stop_right:
            found.append(Change(tuple(a[left:stop_left]), tuple(b[right:stop_right])))
        if block:
            left, right = block.a + block.size, block.b + block.size
    return tuple(found)


def is_parallel(found: Sequence[Change]) -> bool:
    """Return whether one thing stands in place of another and the rest is equal: two statements, or one word edited.

    "The name property holds the name." and "The version property holds the version."
    """
    replaced = unlike(found)
    if len(set(replaced)) != 1 or any(
        not change.replaces and len(change.before + change.after) > 1 for change in found
    ):
        return False
    return all(any(len(word) > _SMALL and word not in AUXILIARIES for word in side) for side in replaced[0])


def unlike(found: Sequence[Change]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the words on both sides of the places where other words stand, spelt otherwise."""
    return [
        (words(change.before), words(change.after)) for change in found if change.replaces and change.likeness < _ALIKE
    ]


def moved(a: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether ``b`` is ``a`` with one run of words, such as a clause, put elsewhere and nothing else changed."""
    if len(a) != len(b) or sorted(a) != sorted(b):
        return False
    start, stop = 0, len(a)
    while start < stop and a[start] == b[start]:
        start += 1
    while stop > start and a[stop - 1] == b[stop - 1]:
        stop -= 1
    left, right = tuple(a[start:stop]), tuple(b[start:stop])
    return any(left[i:] + left[:i] == right for i, word in enumerate(left) if right and word == right[0])


def describe(found: Sequence[Change], a: str, b: str) -> tuple[str, ...]:
    """Return one line for each change, quoting both texts: what this sentence has, and what the other had there."""
    return tuple(_line(_quote(change.before, a), _quote(change.after, b)) for change in found)


def _line(old: str, new: str) -> str:
    if old and new:
        return f"“{old}” became “{new}”"
    return f"“{new}” is new" if new else f"“{old}” is left out"


def _quote(tokens: Sequence[Token], text: str) -> str:
    if not tokens:
        return ""
    return " ".join(text[tokens[0].start : tokens[-1].end].split())
