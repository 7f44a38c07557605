"""Split restatements: one sentence that says what two neighbouring others say between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapelint_duplicates.features import Profile
from scrapelint_duplicates.pairs import Judge
from scrapelint_duplicates.units import Unit

COVERED = {"low": 0.7, "default": 0.6, "high": 0.55}
"""Least part of the whole, by sequences of four letters, from 0 to 1, that the halves must hold between them."""
HELD = {"low": 0.5, "default": 0.4, "high": 0.4}
"""Least part of each half that the whole must hold."""
_GAIN = 0.12
_MOST_APART = 2


@dataclass(frozen=True, slots=True)
class Split:
    """Indexes of a sentence and of the two sentences that say the same between them."""

    whole: int
    first: int
    second: int
    covered: float
    """Part of the whole that the halves hold between them, from 0 to 1."""


def find_splits(triples: Sequence[tuple[int, int, int]], units: Sequence[Unit], judge: Judge, sensitivity: str) -> Iterator[Split]:
    """Yield the best split of each whole; the triples are positions in ``units``."""
    best: dict[int, Split] = {}
    for triple in triples:
        whole, first, second = (units[position] for position in triple)
        split = _split(whole, first, second, judge, sensitivity)
        if split and (split.whole not in best or split.covered > best[split.whole].covered):
            best[split.whole] = split
    yield from best.values()


def _split(whole: Unit, first: Unit, second: Unit, judge: Judge, sensitivity: str) -> Split | None:
    if second.index - first.index > _MOST_APART or not whole.terminal or not (first.terminal and second.terminal):
        return None
    if not all(map(judge.is_prose, (whole, first, second))):
        return None
    a, b, c = judge.profile(first), judge.profile(second), judge.profile(whole)
    covered, gain, held = measure_split(a, b, c)
    if covered < COVERED[sensitivity] or gain < _GAIN or held < HELD[sensitivity]:
        return None
    return Split(whole.index, first.index, second.index, covered)


def measure_split(a: Profile, b: Profile, c: Profile) -> tuple[float, float, float]:
    """Return how much of ``c`` the halves hold, the least that each adds, and the least part of a half that ``c`` holds."""
    size = max(1, len(c.grams))
    in_a, in_b = a.grams & c.grams, b.grams & c.grams
    covered = len(in_a | in_b) / size
    gain = min(len(in_a - in_b), len(in_b - in_a)) / size
    held = min(len(in_a) / max(1, len(a.grams)), len(in_b) / max(1, len(b.grams)))
    return covered, gain, held
