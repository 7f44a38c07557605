"""The word-level difference of two sentences: the places where they part, and what each says there."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from scrapelint_duplicates.tokens import Token
from scrapelint_duplicates.units import SPACELESS


@dataclass(frozen=True, slots=True)
class Change:
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


def spelt_without_spaces(tokens: Sequence[Token]) -> bool:
    """Return whether these words are written without spaces between them."""
    return bool(tokens) and bool(SPACELESS.match(tokens[0].folded))
