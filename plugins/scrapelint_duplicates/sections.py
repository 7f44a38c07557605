"""Sections of a page: what is said at the same place under several headings is said of each of them."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, starmap
from math import inf

from rapidfuzz.distance import Indel

from scrapelint.plugin import Document
from scrapelint_duplicates.blocks import RepeatedBlock
from scrapelint_duplicates.catalogue import Catalogue
from scrapelint_duplicates.contradictions import Contradictions
from scrapelint_duplicates.surroundings import Surroundings
from scrapelint_duplicates.units import Unit

LONGEST_HEADING = 10
"""A line of its own without a full stop is a heading if it has fewer words."""
LEAST_SECTIONS = 3
"""Least number of sections that say a sentence, if it does not open or close two of parallel headings."""
LEAST_ENTRIES = 3
"""Least number of lines in a list of contents."""
LEAST_APART = 10
"""Least number of sentences from an entry to its heading: a headline that stands twice above an article is nearer."""
LEAST_PARALLEL = 0.6
"""Least likeness of two headings, from 0 to 1, that are parallel: "Can I change my ticket?", "Can I return it?"."""
LONGEST_OF_THING = 4
"""Longest block, in sentences, that is said of several things one after another."""
_LEAST_LINES = 6
_LONGEST_VERSE = 60
"""Longest line of verse, in code points: prose is wrapped at more."""
_MOST_LONGER = 0.2
_LEAST_COMMAS = 0.2


class Sections:
    """Under which heading each sentence of a document stands."""

    def __init__(self, units: Sequence[Unit], facts: Contradictions, *, names: bool) -> None:
        self._units = units
        self._facts = facts
        self._names = names
        self._headings = [False, *map(self._is_heading, range(len(units))), False]
        self._above: list[str] = []
        heading = ""
        for unit, is_heading in zip(units, self._headings[1:], strict=False):
            heading = unit.key if is_heading else heading
            self._above.append(heading)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The entries of the page, where it lists things."""
        return Catalogue(self._units, self._headings[1:-1])

    @cached_property
    def surroundings(self) -> Surroundings:
        """What stands beside each sentence."""
        return Surroundings(self._units, self._headings[1:-1], self._facts, names=self._names)

    def mean(self, indexes: Sequence[int], likeness: float = inf) -> bool:
        """Return whether the sections of the page are why these sentences, that much alike in log odds, are alike."""
        first, *others = indexes
        if self.catalogue.parts(indexes, likeness):
            return True
        if self.repeat(indexes) or all(self.announce(first, other) for other in others):
            return True
        return all(starmap(self.surroundings.part, pairwise(indexes)))

    def mean_block(self, block: RepeatedBlock) -> bool:
        """Return whether a short block is said of two things: a whole text that comes twice is longer."""
        length, first, second = len(block.links), block.originals[0], block.copies[0]
        if length > LONGEST_OF_THING:
            return False
        return self.surroundings.part(first, second, length) or self.catalogue.document_apart(first, second)

    def repeat(self, indexes: Sequence[int]) -> bool:
        """Return whether these sentences, which say the same, are said once under each of several headings.

        A sentence that is a paragraph of its own is rather a lead, a caption or a teaser, set twice.
        """
        above = [self._above[index] for index in indexes]
        if len(set(above) - {""}) < len(indexes) or any(map(self._stands_alone, indexes)):
            return False
        if len(indexes) >= LEAST_SECTIONS:
            return True
        if Indel.normalized_similarity(*above) < LEAST_PARALLEL:
            return False
        # A place in the list of headings is one more than the sentence's.
        opens = all(self._headings[index] for index in indexes)
        return opens or all(self._headings[index + 2] for index in indexes)

    def announce(self, first: int, second: int) -> bool:
        """Return whether the first of two lines is an entry in a list of contents, the second the heading it names."""
        units = self._units
        if units[first].terminal or units[second].terminal or not self._stands_alone(second):
            return False
        if second - first < LEAST_APART:
            return False
        # Behind a heading stands prose; behind a headline that comes again among links stands another link.
        return second + 1 < len(units) and _is_prose(units[second + 1]) and self._is_listed(first)

    def _is_listed(self, index: int) -> bool:
        """Return whether a line stands among others that are no statements."""
        first = last = index
        while first > 0 and self._is_entry(first - 1) and index - first < LEAST_ENTRIES:
            first -= 1
        while last + 1 < len(self._units) and self._is_entry(last + 1) and last - index < LEAST_ENTRIES:
            last += 1
        return sum(not unit.key.isdigit() for unit in self._units[first : last + 1]) >= LEAST_ENTRIES

    def _is_entry(self, index: int) -> bool:
        unit = self._units[index]
        return not unit.terminal or unit.key.isdigit()  # "4." is a sentence of its own

    def _is_heading(self, index: int) -> bool:
        unit = self._units[index]
        return not unit.terminal and unit.key != "" and unit.length < LONGEST_HEADING and self._stands_alone(index)

    def _stands_alone(self, index: int) -> bool:
        """Return whether a sentence is a paragraph of its own."""
        block = self._units[index].sentence.block
        around = self._units[max(0, index - 1) : index + 2]
        return sum(unit.sentence.block == block for unit in around) == 1


def _is_prose(unit: Unit) -> bool:
    return unit.terminal or (unit.ended and unit.length >= LONGEST_HEADING)  # "…, mind some points:"


def is_verse(document: Document) -> bool:
    """Return whether a document is a poem or a song: short lines, many of which end in a comma."""
    lines = [line.text.rstrip() for line in document.full_lines]
    if len(lines) < _LEAST_LINES:
        return False
    commas = sum(line.endswith((",", ";", "，", "،", "、")) for line in lines)
    return commas >= _LEAST_COMMAS * len(lines) and (
        sum(len(line) > _LONGEST_VERSE for line in lines) <= _MOST_LONGER * len(lines)
    )
