"""Sentences that are equal but for case, quotes, punctuation, white space or a list marker."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scrapelint_duplicates.calls import is_call
from scrapelint_duplicates.prose import has_label, is_prose, is_sentence
from scrapelint_duplicates.units import Unit

MOST_REPEATS = 8
"""A short sentence that comes more often is a refrain."""
_ASKING = frozenset(
    ("how", "what", "why", "when", "where", "which", "who", "wie", "warum", "comment", "pourquoi", "cómo", "qué")
)
"""Words that open a heading which is a question, with its mark or without."""
_QUOTES = "\"'“‘«„「"
_REFRAIN_WORDS = 12
_ROW_WORDS = 12
_CALLS = 3
"""A short exclamation that comes so often is a call to the reader: "See here how they liked it!"."""
_LIST_WORDS = 8
"""Least length of a list of names or results that is said twice by mistake, in words; a shorter one is a row."""
_UNENDED_WORDS = 9
"""Least length of a sentence without a full stop, in words: what is shorter is a heading or a label."""
_DASHES = ("--", "—", "–")


class Repeats(NamedTuple):
    """The repeats of a document, as indexes of sentences."""

    groups: tuple[tuple[int, tuple[int, ...]], ...]
    """The kept sentence and its copies."""
    first: Mapping[int, int]
    """Each copy and the first sentence that is equal to it, also where the repeat is meant."""


def find_repeats(units: Sequence[Unit], least: float, least_group: float) -> Repeats:
    """Return the equal sentences of at least ``least`` words; those that are meant or too short are no group."""
    if len({unit.key for unit in units}) == len(units):
        return Repeats((), {})
    places: dict[str, list[int]] = {}
    for unit in units:
        if unit.key and unit.length >= least:
            places.setdefault(unit.key, []).append(unit.number)
    several = [indexes for indexes in places.values() if len(indexes) > 1]
    long = [indexes for indexes in several if units[indexes[0]].length >= least_group]
    groups = tuple(
        (first, tuple(copies)) for first, *copies in long if not _is_meant([units[i] for i in (first, *copies)])
    )
    return Repeats(groups, {copy: indexes[0] for indexes in several for copy in indexes[1:]})


def _is_item(unit: Unit) -> bool:
    """Return whether a sentence without a full stop reads as a heading, a specification or a cell of a table."""
    text = unit.sentence.text
    opening = next(filter(str.isalpha, text), "")
    if text.startswith(_DASHES):
        return True  # whose words the ones before are: "-- Senior engineer at a maker of trains"
    asks = bool(unit.sentence.words) and unit.sentence.words[0] in _ASKING
    return unit.length < _UNENDED_WORDS or opening.islower() or asks or any(map(str.isdigit, text)) or has_label(unit)


def _is_meant(units: Sequence[Unit]) -> bool:
    """Return whether these equal sentences read as a refrain, a call, a heading, a label or a question asked again."""
    best = next((unit for unit in units if unit.terminal), units[0])
    if (not best.terminal and _is_item(best)) or all(unit.marked for unit in units) or is_call(best):
        return True
    if has_label(best) and (any(map(str.isdigit, best.key)) or (best.length < _ROW_WORDS and not best.terminal)):
        return True
    if best.length < _REFRAIN_WORDS and (len(units) > MOST_REPEATS or (best.exclaimed and len(units) >= _CALLS)):
        return True
    if best.question and best.sentence.text[0] in _QUOTES:
        return best.length < _LIST_WORDS  # a question that somebody asked, no heading of an interview
    if best.length >= _LIST_WORDS and all(unit.terminal for unit in units):
        return not is_sentence(best)
    return not is_prose(best)
