"""Sentences said again of another thing: what stands beside each is alike but for the thing that it names."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from scrapelint_duplicates.changes import Change, changes, is_parallel, unlike, words
from scrapelint_duplicates.contradictions import Contradictions
from scrapelint_duplicates.tokens import tokens_of
from scrapelint_duplicates.units import Unit
from scrapelint_duplicates.verdict import conflicts

LEAST_ALIKE = 0.6
"""Least common part of two neighbours, from 0 to 1, that one pattern made: "The red fork …", "The blue fork …"."""
LONGEST_NAME = 2
"""Longest name of a thing, in words, where nothing else says that it is one."""
MOST_OUT_OF_STEP = 1
"""Most sentences by which the places of the two in their sections differ, if these are sections of one pattern."""
_NAMING = {"name", "number", "opposite"}


class Surroundings:
    """What stands beside the sentences of a document."""

    def __init__(self, units: Sequence[Unit], headings: Sequence[bool], facts: Contradictions, *, names: bool) -> None:
        self._units = units
        self._facts = facts
        self._names = names
        self._places: list[tuple[int, int]] = []
        section = place = -1
        for index, is_heading in enumerate(headings):
            section, place = (index, 0) if is_heading else (section, place + 1)
            self._places.append((section, place))

    def part(self, first: int, second: int, length: int = 1) -> bool:
        """Return whether neighbours tell apart what ``length`` sentences from each of the two on speak of."""
        if first + length >= second or not self._in_step(first, second):
            return False
        if first > 0 and self._name_others(first - 1, second - 1):
            return True
        return second + length < len(self._units) and self._name_others(first + length, second + length)

    def _in_step(self, first: int, second: int) -> bool:
        """Return whether two sentences stand at the same place in two sections."""
        (section, place), (other, other_place) = self._places[first], self._places[second]
        return section != other and abs(place - other_place) <= MOST_OUT_OF_STEP

    def _name_others(self, first: int, second: int) -> bool:
        """Return whether two neighbours are alike, but one names another thing than the other."""
        a, b = self._units[first], self._units[second]
        if a.key == b.key:
            return False
        before, after = tokens_of(a.sentence.text), tokens_of(b.sentence.text)
        common = LCSseq.similarity(words(before), words(after))
        if 2 * common < LEAST_ALIKE * (len(before) + len(after)):
            return False
        found = changes(before, after)
        stated = a.terminal and b.terminal
        if not stated and (len(found) > 1 or _has_digits(found[0])):
            return False  # two headlines, the dates of two comments
        if is_parallel(found):
            return max(map(len, unlike(found)[0])) <= LONGEST_NAME
        return stated and any(fact.kind in _NAMING for fact in conflicts(found, self._facts, names=self._names))


def _has_digits(change: Change) -> bool:
    return any(any(map(str.isdigit, token.folded)) for token in change.before + change.after)
