"""Split restatements: one sentence that says what two neighbouring others say between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scrapelint_duplicates.features import Profile
from scrapelint_duplicates.pairs import Judge
from scrapelint_duplicates.scoring import log_odds
from scrapelint_duplicates.units import Unit

SPLIT_NAMES = ("covered", "gain", "held", "held_most")
"""The measures of a split, from 0 to 1: how much of the whole the halves hold, the least that each adds, and the part
of the lesser and the better half that the whole holds."""
SPLIT_CUTS = {"low": 3.0, "default": 1.5, "high": 0.5}
"""Least score of a split restatement, by sensitivity, in log odds."""
LEAST_COVERED = 0.55
LEAST_GAIN = 0.1
MOST_APART = 2
"""Most sentences from the first half to the second; 1 is neighbours."""


class Split(NamedTuple):
    """Indexes of a sentence and of the two sentences that say the same between them."""

    whole: int
    first: int
    second: int
    score: float
    """Log odds that the halves say between them what the whole says."""


def find_splits(
    triples: Sequence[tuple[int, int, int]], units: Sequence[Unit], judge: Judge, sensitivity: str
) -> Iterator[Split]:
    """Yield the best split of each whole; the triples are positions in ``units``."""
    best: dict[int, Split] = {}
    for triple in triples:
        whole, first, second = (units[position] for position in triple)
        split = _split(whole, first, second, judge, sensitivity)
        if split and (split.whole not in best or split.score > best[split.whole].score):
            best[split.whole] = split
    yield from best.values()


def _split(whole: Unit, first: Unit, second: Unit, judge: Judge, sensitivity: str) -> Split | None:
    if second.number - first.number > MOST_APART or not whole.terminal or not (first.terminal and second.terminal):
        return None
    if not all(map(judge.is_prose, (whole, first, second))):
        return None
    measures = measure_split(judge.profile(first), judge.profile(second), judge.profile(whole))
    odds = log_odds(SPLIT_NAMES, measures, "split_")
    if measures[0] < LEAST_COVERED or measures[1] < LEAST_GAIN or odds < SPLIT_CUTS[sensitivity]:
        return None
    if _other_facts(*(judge.page.facts(unit) for unit in (whole, first, second))):
        return None
    return Split(whole.number, first.number, second.number, odds)


def _other_facts(whole: frozenset[str], first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether the whole and its halves name other things: one has names or numbers that the other lacks."""
    halves = first | second
    return bool(whole - halves) and len(halves - whole) > len(halves & whole)


def measure_split(a: Profile, b: Profile, c: Profile) -> tuple[float, float, float, float]:
    """Return the measures of ``c`` as said by ``a`` and ``b``, in the order of ``SPLIT_NAMES``."""
    size = max(1, len(c.grams))
    in_a, in_b = a.grams & c.grams, b.grams & c.grams
    gain = min(len(in_a - in_b), len(in_b - in_a)) / size
    held = sorted((len(in_a) / max(1, len(a.grams)), len(in_b) / max(1, len(b.grams))))
    return len(in_a | in_b) / size, gain, held[0], held[1]
