"""What two sentences are to each other: the same said again, the same with another fact, or nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from scrapelint.plugin import Document
from scrapelint_duplicates.changes import (
    Change,
    changes,
    is_parallel,
    moved,
    unlike,
    words,
)
from scrapelint_duplicates.contradictions import contradictions
from scrapelint_duplicates.features import Profile
from scrapelint_duplicates.options import DuplicatesOptions
from scrapelint_duplicates.page_words import PageWords
from scrapelint_duplicates.prose import are_records, has_label, is_prose, is_sentence
from scrapelint_duplicates.scoring import score
from scrapelint_duplicates.structure import SAME_ROW, are_parallel_titles, ends_early, is_structure, names_title
from scrapelint_duplicates.tokens import Token, folded_words, tokens_of
from scrapelint_duplicates.units import Unit
from scrapelint_duplicates.verdict import Conflict, conflicts, is_plain, may_be_plain

CUTS = {"low": 2.5, "default": 1.2, "high": 0.2}
"""Least score of a near duplicate, by sensitivity, in log odds."""
CONFLICT_CUTS = {"low": 4.8, "default": 4.0, "high": 2.5}
"""Least score of what is left of the two sentences without the facts in which they differ, in log odds."""
MOST_UNENDED = 0.2
"""Most sentences of running prose, from 0 to 1, that do not end as a statement; a page with more is made of items."""
LISTED = (0.0, 2.0)
"""What a pair must score more on a page that is made of items: there, much is said in one pattern of many things."""
LEAST_LISTED = 10
SYLLABIC_MORE = 1.5
"""What a pair must score more in Japanese, where endings and foreign words are single letters that any two share."""
LONGEST_TITLE = 10
"""Longest title in Japanese that may be two titles with the same foreign word, in words of two characters."""
LEAST_TAKEN_UP = 10
"""Least length, in words, of a sentence that is said again by mistake if one of the next two begins with it."""
MOST_APART = 2
MOST_PROFILES = 4096
"""Most profiles that are remembered: one is some ten kilobytes."""
LONGEST_PARALLEL = 13
"""Longest sentence, in words, in which one replaced thing makes another statement rather than an edited one."""
UNENDED = (0.0, 1.5, 0.0)
UNENDED_LISTED = (0.0, 1.5, 0.5)
"""What a pair must score more where none, one or both do not end as a statement does: a heading over what follows it is
no restatement, a headline and another headline may be."""
_SYLLABIC = "ja"
_NOUNS_HAVE_CAPITALS = {"de", "lb"}


class Pair(NamedTuple):
    """Two sentences that say the same, or the same but for a fact."""

    first: int
    """Index of the earlier sentence; ``second`` is the later."""
    second: int
    score: float
    """Log odds that the two say the same, apart from the facts in ``conflicts``."""
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    parallel: bool
    """Whether one thing stands in place of another and the rest is equal."""
    titles: bool
    """Whether these are headings that tell two parts of the page apart."""


class Judge:
    """Compares pairs of sentences of one document; remembers each sentence's profile."""

    def __init__(self, document: Document, options: DuplicatesOptions, units: Sequence[Unit] = ()) -> None:
        self.contradictions = contradictions(document.language)
        self.names = options.names and document.language not in _NOUNS_HAVE_CAPITALS
        unended = sum(not unit.ended for unit in units)
        self._listed = len(units) >= LEAST_LISTED and unended > MOST_UNENDED * len(units)
        self._cut = CUTS[options.sensitivity] + LISTED[self._listed]
        self._conflict_cut = CONFLICT_CUTS[options.sensitivity] + LISTED[self._listed]
        self._unended = UNENDED_LISTED if self._listed else UNENDED
        self.page = PageWords(document)
        self._syllabic = document.language == _SYLLABIC
        self._profiles: dict[int, Profile] = {}
        self._prose: dict[int, bool] = {}
        self._sentences: dict[int, bool] = {}

    def pair(self, a: Unit, b: Unit) -> Pair | None:
        """Return what two sentences are to each other, or ``None`` if nothing."""
        if not (self._is_sentence(a) and self._is_sentence(b)):
            return None
        likeness = score(self.profile(a), self.profile(b))
        if likeness < min(self._cut, self._conflict_cut) - 3:
            return None
        before, after = self.page.tokens(a), self.page.tokens(b)
        found = changes(before, after)
        facts = self._differing(before, after, found, unlike=likeness < self._cut - LISTED[self._listed])
        if facts is None or is_structure(a, b, likeness) or names_title(a, b, found):
            return None
        lacking = self.page.lacks_particle(a, b, found) or ends_early(a, b, before, after, found)
        if are_records(a, b) or (not lacking and self._are_rows(a, b, likeness)):
            return None
        parallel = all(fact.kind == "name" for fact in facts) and is_parallel(found)
        cut = self._least(a, b, facts, lacking=lacking)
        if parallel and self._makes_another(a, b, found):
            reported = False
        elif facts:
            reported = self._is_conflict(a, b, facts, found)
            likeness = self._without(facts, before, after) if reported else likeness
        else:
            reported = likeness >= cut and self._is_restatement(a, b, found)
        if not reported or likeness < cut:
            return None
        titles = are_parallel_titles(a, b, before, after, found)
        return Pair(a.number, b.number, likeness, found, facts, parallel, titles)

    def _least(self, a: Unit, b: Unit, facts: tuple[Conflict, ...], *, lacking: bool) -> float:
        """Return the least score of the two as a conflict in ``facts``, or as a restatement."""
        cut = (self._conflict_cut if facts else self._cut) + self._unended[2 - a.terminal - b.terminal]
        cut -= LISTED[self._listed and lacking]
        return cut + SYLLABIC_MORE if self._syllabic and not facts else cut

    def _differing(
        self, before: tuple[Token, ...], after: tuple[Token, ...], found: Sequence[Change], *, unlike: bool
    ) -> tuple[Conflict, ...] | None:
        """Return the facts that differ, or ``None`` where two ``unlike`` sentences cannot be a conflict either."""
        if unlike and not may_be_plain(found, min(len(before), len(after))):
            return None
        facts = () if moved(words(before), words(after)) else conflicts(found, self.contradictions, names=self.names)
        return None if unlike and not facts else facts

    def _makes_another(self, a: Unit, b: Unit, found: Sequence[Change]) -> bool:
        """Return whether one replaced thing makes two statements: in short ones, headlines, or repeatedly."""
        short = min(len(tokens_of(a.sentence.text)), len(tokens_of(b.sentence.text))) <= LONGEST_PARALLEL
        headlines = not self._listed and not (a.terminal or b.terminal or a.marked or b.marked)
        return (short and not headlines) or a.terminal != b.terminal or len(unlike(found)) > 1

    def _is_conflict(self, a: Unit, b: Unit, facts: tuple[Conflict, ...], found: Sequence[Change]) -> bool:
        """Return whether little but facts differs, and in a statement."""
        length = min(len(tokens_of(a.sentence.text)), len(tokens_of(b.sentence.text)))
        return (a.terminal or b.terminal) and self._unended_alike(a, b) and is_plain(facts, found, length)

    def _is_restatement(self, a: Unit, b: Unit, found: Sequence[Change]) -> bool:
        """Return whether nothing speaks against the second saying the first again."""
        if self._syllabic and not (a.terminal or b.terminal) and min(a.length, b.length) < LONGEST_TITLE:
            return False
        return self._unended_alike(a, b) and not _goes_on(a, b, found) and not self.page.compares(a, b, found)

    def _are_rows(self, a: Unit, b: Unit, likeness: float) -> bool:
        """Return whether these are two rows of a table: lists of names or numbers, or labelled, and not equal."""
        if likeness >= SAME_ROW and a.terminal and b.terminal:
            return False
        return not (self.is_prose(a) or self.is_prose(b)) or (has_label(a) and has_label(b))

    def _unended_alike(self, a: Unit, b: Unit) -> bool:
        """Return whether one may restate the other: no heading within a sentence, nor two list items."""
        if a.terminal and b.terminal:
            return True
        if 2 * min(a.length, b.length) < max(a.length, b.length):
            return False
        return a.terminal or b.terminal or not (a.marked and b.marked)

    def profile(self, unit: Unit) -> Profile:
        """Return the profile of a sentence."""
        if unit.number not in self._profiles:
            if len(self._profiles) >= MOST_PROFILES:
                self._profiles.clear()
            self._profiles[unit.number] = Profile(folded_words(unit.sentence.text))
        return self._profiles[unit.number]

    def _is_sentence(self, unit: Unit) -> bool:
        if unit.number not in self._sentences:
            self._sentences[unit.number] = is_sentence(unit)
        return self._sentences[unit.number]

    def is_prose(self, unit: Unit) -> bool:
        """Return whether a sentence is a statement in prose."""
        if unit.number not in self._prose:
            self._prose[unit.number] = is_prose(unit)
        return self._prose[unit.number]

    def _without(self, facts: tuple[Conflict, ...], before: tuple[Token, ...], after: tuple[Token, ...]) -> float:
        """Return the score of the two sentences without the words that conflict."""
        left = {id(token) for fact in facts for token in fact.change.before}
        right = {id(token) for fact in facts for token in fact.change.after}
        return score(
            Profile([token.folded for token in before if id(token) not in left]),
            Profile([token.folded for token in after if id(token) not in right]),
        )


def _goes_on(a: Unit, b: Unit, found: Sequence[Change]) -> bool:
    """Return whether a short sentence is taken up by one of the next two, which goes on, as speeches do."""
    close = b.number <= a.number + MOST_APART and a.sentence.block == b.sentence.block and a.length < LEAST_TAKEN_UP
    return close and len(found) == 1 and not found[0].before
