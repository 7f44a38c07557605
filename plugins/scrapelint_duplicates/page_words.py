"""What a page tells about its words: which are names, and which of them it sets side by side."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from scrapelint.plugin import Document
from scrapelint_duplicates.changes import AUXILIARIES, Change, unlike, words
from scrapelint_duplicates.numerals import value_of
from scrapelint_duplicates.tokens import Token, tokens_of
from scrapelint_duplicates.units import Unit

MOST_COMPARED = 2
LEAST_ELSEWHERE = 2
"""Least number of times that the rest of the page mentions each of two things that it compares: a synonym that an
editor put in stands nowhere else."""
SUBJECT = 4
"""The same for one of the two, what the page is about."""
_SHORTEST_NAME = 3
_SMALL_WORD = 2
_COMMON = 4
_TELLING = {"no", "not", "non", "nor", "pro", "max"}
_IS_INSIDE = re.compile(r"[^\W\d_A-Z](?:,|'s)?\Z")
_CODE = re.compile(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}[^\W\d_A-Z]{2}")


class PageWords:
    """The words of a document, looked up on demand and remembered."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names_known: dict[str, bool] = {}

    @cached_property
    def _mentions(self) -> Counter[str]:
        """How often the document has each word, folded."""
        return Counter(chain.from_iterable(sentence.words for sentence in self._document.sentences))

    def tokens(self, unit: Unit) -> tuple[Token, ...]:
        """Return the words; the first one counts as a name if the document has it with a capital elsewhere."""
        first, *rest = tokens = tokens_of(unit.sentence.text)
        word = unit.sentence.text[first.start : first.end]
        if not word[0].isupper() or len(word) < _SHORTEST_NAME:
            return tokens
        inside = not word.isupper() and any(map(str.isupper, word[1:]))
        if inside or self._is_name(word):
            return (first._replace(capital=True), *rest)
        return tokens

    def _is_name(self, word: str) -> bool:
        """Return whether this word has a capital behind a small letter somewhere, and a small one nowhere."""
        if word not in self._names_known:
            text = self._document.text
            self._names_known[word] = _stands(f" {word}", text, _IS_INSIDE) and not _stands(f" {word.lower()}", text)
        return self._names_known[word]

    def facts(self, unit: Unit) -> frozenset[str]:
        """Return the names and numbers of a sentence, folded."""
        return frozenset(
            value_of(token.folded) or token.folded.removesuffix("'s")
            for token in self.tokens(unit)
            if token.capital or value_of(token.folded)
        )

    def compares(self, a: Unit, b: Unit, found: Sequence[Change]) -> bool:
        """Return whether one of few replaced things and what stands in its place are both subjects of the page."""
        replaced = unlike(found)
        if any((right, left) in replaced and _has_content(left + right) for left, right in replaced):
            return True
        rest = sum(len(change.before + change.after) for change in found if not change.replaces)
        replaced += self._codes(a, b, found)
        if not 0 < len(replaced) <= MOST_COMPARED or rest > MOST_COMPARED:
            return False
        here = Counter(a.sentence.words + b.sentence.words)
        elsewhere = [sorted((self._elsewhere(left, here), self._elsewhere(right, here))) for left, right in replaced]
        return any(rarer >= LEAST_ELSEWHERE and oftener >= SUBJECT for rarer, oftener in elsewhere)

    def _codes(self, a: Unit, b: Unit, found: Sequence[Change]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the replaced names of things in code: ``backColor`` is not ``backColors``, however like it looks."""
        return [
            (words(change.before), words(change.after))
            for change in found
            if change.replaces and (_has_code(change.before, a) or _has_code(change.after, b))
        ]

    def _elsewhere(self, side: tuple[str, ...], here: Counter[str]) -> int:
        """Return how often the long word of these that comes most often stands in other sentences."""
        long = [word for word in side if len(word) > _SHORTEST_NAME and word not in AUXILIARIES]
        return max((self._mentions[word] - here[word] for word in long), default=0)

    def lacks_particle(self, a: Unit, b: Unit, found: Sequence[Change]) -> bool:
        """Return whether all that one has more is a small word of the page, which tells no two items apart."""
        if len(found) != 1 or found[0].replaces:
            return False
        (word, *more) = found[0].before + found[0].after
        text = (a if found[0].before else b).sentence.text
        if more or text[word.start].isupper() or not word.folded.isalpha() or len(word.folded) > _SHORTEST_NAME:
            return False
        return word.folded not in _TELLING and self._mentions[word.folded] >= _COMMON


def _stands(word: str, text: str, before: re.Pattern[str] | None = None) -> bool:
    """Return whether a word, with the space before it, stands in the text, behind what ``before`` describes."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        whole = end == len(text) or not (text[end].isalnum() or text[end] == "_")
        if whole and (before is None or before.search(text, max(0, place - 3), place)):
            return True
        place = text.find(word, end)
    return False


def _has_content(side: tuple[str, ...]) -> bool:
    return any(len(word) > _SMALL_WORD and word not in AUXILIARIES for word in side)


def _has_code(tokens: Sequence[Token], unit: Unit) -> bool:
    """Return whether one of these words has a capital behind a small letter."""
    return any(_CODE.search(unit.sentence.text, token.start, token.end) for token in tokens)
