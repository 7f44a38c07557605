"""What a line says: hashed character n-grams, their weights summed, and their overlap with the page's prose."""

import numpy as np

from scrapelint_boilerplate.line_model_characters import Array, Characters, Hashes
from scrapelint_boilerplate.line_model_pages import Flags, Pages

ORDERS = (2, 3, 5)
BITS = 15
"""The table of weights has ``2 ** BITS`` places."""
_UNSPACED = 0.3
"""Least share of CJK characters of a line that is compared by pairs of characters."""
_PRIME = np.uint32(0x01000193)
_SALT = tuple(np.uint32(order * 0x9E3779B1 & 0xFFFFFFFF) for order in range(max(ORDERS) + 1))


def _spread(values: Hashes) -> Hashes:
    """Return the upper ``BITS`` bits of values whose bits were mixed well."""
    values = values * np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(15)
    values *= np.uint32(0xC2B2AE35)
    values >>= np.uint32(32 - BITS)
    return values


def hashes(characters: Characters) -> dict[int, tuple[Hashes, Flags]]:
    """Return, for each order, the hash of the n-gram at each character and whether it lies within one line."""
    folded = characters.folded.astype(np.uint32)
    folded += np.uint32(1)
    lines = characters.lines
    rolling, found = folded, {}
    for order in range(2, max(ORDERS) + 1):
        rolling = rolling[:-1] * _PRIME
        rolling ^= folded[order - 1 :]
        if order in ORDERS:
            found[order] = (_spread(rolling ^ _SALT[order]), lines[: 1 - order] == lines[order - 1 :])
    return found


def lexical(characters: Characters, found: dict[int, tuple[Hashes, Flags]], weights: Array) -> Array:
    """Return each line's sum of n-gram weights over the square root of their number."""
    total = np.zeros(len(characters.folded), np.float32)
    for order, (codes, within) in found.items():
        total[: 1 - order] += weights.take(codes, mode="clip") * within
    grams = np.zeros(len(characters.sizes))
    for order in ORDERS:
        grams += np.maximum(characters.sizes - order + 1, 0)
    sums = np.add.reduceat(total, characters.starts, dtype=np.float64)
    return (sums / np.sqrt(np.maximum(grams, 1))).astype(np.float32)


def overlap(
    characters: Characters,
    found: dict[int, tuple[Hashes, Flags]],
    prose: Flags,
    cjk: Array,
    pages: Pages,
) -> Array:
    """Return the share of each line's n-grams (5 letters, 2 CJK characters) that its page's other prose has too."""
    unspaced = cjk > _UNSPACED
    if unspaced.all():
        return _shared(characters, *found[2], 2, prose, pages)
    spaced = _shared(characters, *found[5], 5, prose, pages)
    if not unspaced.any():
        return spaced
    return np.where(unspaced, _shared(characters, *found[2], 2, prose, pages), spaced)


def _shared(
    characters: Characters,
    codes: Hashes,
    within: Flags,
    order: int,
    prose: Flags,
    pages: Pages,
) -> Array:
    in_prose = prose.take(characters.lines[: 1 - order]) & within
    hits = np.zeros(len(characters.folded), np.float32)
    ends = [*characters.starts[pages.bounds[1:-1]].tolist(), len(codes)]
    first = 0
    for stop in ends:
        here, own = codes[first:stop], in_prose[first:stop]
        counts = np.bincount(here[own], minlength=1 << BITS)
        hits[first:stop] = counts.take(here, mode="clip") > own
        first = stop
    hits[: 1 - order] *= within
    grams = np.maximum(characters.sizes - order + 1, 1)
    return (np.add.reduceat(hits, characters.starts) / grams).astype(np.float32)
