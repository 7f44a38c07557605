"""Sentences said again of another thing: what stands beside each is alike but for the thing that it names."""

import re
from collections.abc import Sequence
from itertools import starmap

from rapidfuzz.distance import LCSseq

from scrapelint_duplicates.changes import Change, changes, is_parallel, unlike, words
from scrapelint_duplicates.contradictions import Contradictions
from scrapelint_duplicates.tokens import tokens_of
from scrapelint_duplicates.units import Unit
from scrapelint_duplicates.verdict import conflicts

LEAST_ALIKE = 0.6
"""Least common part of two neighbours, from 0 to 1, that one pattern made: "The red fork …", "The blue fork …"."""
LONGEST_NEIGHBOUR = 1000
"""Longest neighbour that is looked at, in letters: comparing takes memory that grows with the square."""
LONGEST_NAME = 2
"""Longest name of a thing, in words, where nothing else says that it is one."""
MOST_OUT_OF_STEP = 1
"""Most sentences by which the places of the two in their sections differ, if these are sections of one pattern."""
LEAST_PLACE = 2
"""Least place in its section of a sentence that speaks of what the heading names: a lead stands first."""
LONGEST_OWN = 13
"""Longest sentence, in words, that the sections of two names say alike of their own things."""
_NAME = re.compile(r"(?!\S*\s?:)[A-ZÀ-Þ][\w'’.-]*(?:[\s,&(/]+(?:[A-ZÀ-Þ0-9][\w'’.-]*|\w{1,3})){0,3}\W{0,2}\Z")
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
        beside = [(first - 1, second - 1), (first + length, second + length)]
        beside = [places for places in beside if places[0] >= 0 and places[1] < len(self._units)]
        if any(starmap(self._name_others, beside)):
            return True
        return length == 1 and self._have_names(first, second) and not any(starmap(self._equal, beside))

    def _in_step(self, first: int, second: int) -> bool:
        """Return whether two sentences stand at the same place in two sections."""
        (section, place), (other, other_place) = self._places[first], self._places[second]
        return section != other and abs(place - other_place) <= MOST_OUT_OF_STEP

    def _have_names(self, first: int, second: int) -> bool:
        """Return whether a short sentence stands under two names ("Peace Lily"), and not as a lead does."""
        (section, place), (other, other_place) = self._places[first], self._places[second]
        if section < 0 or min(place, other_place) < LEAST_PLACE or self._equal(section, other):
            return False
        if min(self._units[first].length, self._units[second].length) > LONGEST_OWN:
            return False
        return all(_NAME.match(self._units[index].sentence.text) for index in (section, other))

    def _equal(self, first: int, second: int) -> bool:
        return self._units[first].key == self._units[second].key

    def _name_others(self, first: int, second: int) -> bool:
        """Return whether two neighbours are alike, but one names another thing than the other."""
        a, b = self._units[first], self._units[second]
        if self._equal(first, second) or max(len(a.key), len(b.key)) > LONGEST_NEIGHBOUR:
            return False
        before, after = tokens_of(a.sentence.text), tokens_of(b.sentence.text)
        common = LCSseq.similarity(words(before), words(after))
        if 2 * common < LEAST_ALIKE * (len(before) + len(after)):
            return False
        found = changes(before, after)
        stated = a.terminal and b.terminal
        if not stated and (len(found) != 1 or _has_digits(found[0])):
            return False  # two headlines, the dates of two comments
        if is_parallel(found):
            return max(map(len, unlike(found)[0])) <= LONGEST_NAME
        return stated and any(fact.kind in _NAMING for fact in conflicts(found, self._facts, names=self._names))


def _has_digits(change: Change) -> bool:
    return any(any(map(str.isdigit, token.folded)) for token in change.before + change.after)
