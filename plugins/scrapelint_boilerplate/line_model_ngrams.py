"""What a line says: hashed character n-grams, their weights summed, and their overlap with the page's prose."""

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array, Characters, Hashes

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


def hashes(characters: Characters) -> dict[int, tuple[Hashes, npt.NDArray[np.bool_]]]:
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


def lexical(characters: Characters, found: dict[int, tuple[Hashes, npt.NDArray[np.bool_]]], weights: Array) -> Array:
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
    characters: Characters, found: dict[int, tuple[Hashes, npt.NDArray[np.bool_]]], prose: Array, cjk: Array
) -> Array:
    """Return the share of each line's n-grams (5 letters, 2 CJK characters) that the page's other prose has too."""
    unspaced = cjk > _UNSPACED
    if unspaced.all():
        return _shared(characters, *found[2], 2, prose)
    spaced = _shared(characters, *found[5], 5, prose)
    if not unspaced.any():
        return spaced
    return np.where(unspaced, _shared(characters, *found[2], 2, prose), spaced)


def _shared(characters: Characters, codes: Hashes, within: npt.NDArray[np.bool_], order: int, prose: Array) -> Array:
    in_prose = (prose > 0).take(characters.lines[: 1 - order]) & within
    counts = np.bincount(codes[in_prose], minlength=1 << BITS)
    hits = np.zeros(len(characters.folded), np.float32)
    hits[: 1 - order] = (counts.take(codes, mode="clip") > in_prose) & within
    grams = np.maximum(characters.sizes - order + 1, 1)
    return (np.add.reduceat(hits, characters.starts) / grams).astype(np.float32)
