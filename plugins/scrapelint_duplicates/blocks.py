"""Repeated blocks: runs of sentences that come again in the same order, behind one another or interleaved."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scrapelint_duplicates.prose import is_sentence
from scrapelint_duplicates.units import Unit

LEAST_WORDS = 15
LEAST_SENTENCES = 2
LEAST_INTERLEAVED = 3
"""Least number of sentences where each is followed by its own copy: two such may be chance."""
LEAST_EQUAL = 0.8
"""Least part of the copies, from 0 to 1, that are equal but for layout; the others may be near duplicates."""
LEAST_DENSITY = 0.9
"""Least part of the sentences from the first to the last, from 0 to 1, that take part: the rest may differ."""
_MOST_UNLINKED = 1
_FARTHEST = 40


class RepeatedBlock(NamedTuple):
    """Sentences said again in the same order: each copy's index and the index of what it copies, in order."""

    links: tuple[tuple[int, int], ...]
    """``(original, copy)`` indexes of sentences."""
    exact: bool
    """Whether every copy is equal to its original but for layout."""

    @property
    def originals(self) -> tuple[int, int]:
        """First and last index of what is copied."""
        return min(i for i, _ in self.links), max(i for i, _ in self.links)

    @property
    def copies(self) -> tuple[int, int]:
        """First and last index of the copies."""
        return self.links[0][1], self.links[-1][1]


def find_blocks(units: Sequence[Unit], first: Mapping[int, int], least: float) -> tuple[RepeatedBlock, ...]:
    """Return the repeated blocks; ``first`` gives for each repeated sentence the earliest that says the same.

    ``least`` is the length in words under which a sentence may take part in a block but does not make one.
    """
    linked = set(first) | set(first.values())
    found: list[RepeatedBlock] = []
    run: list[tuple[int, int]] = []
    for copy in range(len(units)):
        original = _original(copy, run, units, first)
        if original is None:
            continue
        if run and not _continues(run[-1], (original, copy), linked):
            found += _block(run, units, least)
            run = []
        run.append((original, copy))
    return (*found, *_block(run, units, least))


def _original(copy: int, run: Sequence[tuple[int, int]], units: Sequence[Unit], first: Mapping[int, int]) -> int | None:
    """Return what this sentence copies: best the sentence after what the one before it copies."""
    if run and run[-1][1] == copy - 1:
        expected = run[-1][0] + 1
        if expected < copy and units[expected].key and units[expected].key == units[copy].key:
            return expected
    return first.get(copy)


def _continues(last: tuple[int, int], link: tuple[int, int], linked: set[int]) -> bool:
    (i, j), (original, copy) = last, link
    if original < i or copy - j > _FARTHEST or original - i > _FARTHEST:
        return False
    between = [k for k in (*range(i + 1, original), *range(j + 1, copy)) if k not in linked]
    return len(set(between)) <= _MOST_UNLINKED


def _block(run: Sequence[tuple[int, int]], units: Sequence[Unit], least: float) -> tuple[RepeatedBlock, ...]:
    full = {unit.key: unit for unit in (units[original] for original, _ in run) if unit.length >= least}
    if len(full) < LEAST_SENTENCES or sum(unit.length for unit in full.values()) < LEAST_WORDS:
        return ()
    if 2 * sum(unit.terminal and is_sentence(unit) for unit in full.values()) < len(full):
        return ()
    equal = sum(units[original].key == units[copy].key for original, copy in run)
    block = RepeatedBlock(tuple(run), exact=equal == len(run))
    if _density(block) < LEAST_DENSITY or equal < LEAST_EQUAL * len(run):
        return ()
    interleaved = block.originals[1] > block.copies[0]
    return () if interleaved and len(full) < LEAST_INTERLEAVED else (block,)


def _density(block: RepeatedBlock) -> float:
    """Return the part of the sentences between the first and the last original, and copy, that the block holds."""
    members = {index for link in block.links for index in link}
    (a, b), (c, d) = block.originals, block.copies
    return len(members) / len({*range(a, b + 1), *range(c, d + 1)})
