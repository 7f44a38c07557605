"""Which pairs of sentences are worth a closer look: all pairs behind a cheap gate, an index in a long document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapelint_duplicates.signatures import BITS, shingles, signatures, sizes
from scrapelint_duplicates.units import SPACELESS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALL_PAIRS = 800
"""Up to this many different sentences every pair is looked at; above, those that share rare character sequences."""
CONTAINED = 0.4
"""Least part of the shorter sentence, by signature, from 0 to 1, that must stand in the longer one."""
ALIKE = 0.12
"""Least part that both must share of what they have together, by signature."""
PART = 0.33
"""Least part of a half, by signature, that must stand in the sentence which says both halves."""
_BAND = 256
_SAMPLE = 8
_NEIGHBOURS = 8
_FREQUENT = 64
_LATIN_WIDTH = 4
_SPACELESS_WIDTH = 2


@dataclass(frozen=True)
class Candidates:
    """Pairs of positions, ``first < second``, and (whole, first half, second half) triples of positions."""

    pairs: tuple[tuple[int, int], ...]
    splits: tuple[tuple[int, int, int], ...]


def find_candidates(keys: Sequence[str]) -> Candidates:
    """Return the pairs and triples of ``keys`` that may restate one another, in order."""
    if len(keys) < 2:
        return Candidates((), ())
    hashes, rows = shingles(keys, _width(keys))
    packed = signatures(hashes, rows, len(keys))
    if len(keys) <= ALL_PAIRS:
        return _all_pairs(packed)
    return _indexed(hashes, rows, packed)


def _width(keys: Sequence[str]) -> int:
    """Return how many characters make a sequence: a word of Chinese is two, one of English about five."""
    sample = "".join(key[:40] for key in keys[:200])
    return _SPACELESS_WIDTH if len(SPACELESS.findall(sample)) > 0.3 * len(sample) else _LATIN_WIDTH


def _all_pairs(packed: "NDArray[np.uint64]") -> Candidates:
    import numpy as np

    count, size = len(packed), sizes(packed)
    columns = np.ascontiguousarray(packed.T)
    pairs: list[tuple[int, int]] = []
    splits: list[tuple[int, int, int]] = []
    for begin in range(0, count, _BAND):
        stop = min(count, begin + _BAND)
        common = np.zeros((stop - begin, count), dtype=np.uint16)
        for word in columns:
            common += np.bitwise_count(word[begin:stop, None] & word[None, :])
        excess, share = _shares(common, size[begin:stop, None], size[None, :])
        close = (excess >= CONTAINED) & (share >= ALIKE)
        found = np.argwhere(np.triu(close, begin + 1))
        pairs += zip((found[:, 0] + begin).tolist(), found[:, 1].tolist(), strict=True)
        # Rows are wholes here and columns halves: a half is shorter than the whole and stands in it.
        half = (excess >= PART) & (size[None, :] < size[begin:stop, None])
        both = np.argwhere(half[:, :-1] & half[:, 1:])
        splits += ((whole + begin, first, first + 1) for whole, first in both.tolist())
    return Candidates(tuple(pairs), tuple(split for split in splits if split[0] not in split[1:]))


def _shares(
    common: "NDArray[np.uint16]", left: "NDArray[np.float32]", right: "NDArray[np.float32]"
) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
    """Return the common part as a share of the smaller and of both, freed of what chance alone would give."""
    import numpy as np

    chance = left * right / BITS
    beyond = common - chance
    room = np.minimum(left, right) * (1 - np.maximum(left, right) / BITS)
    return beyond / np.maximum(room, 1), beyond / np.maximum(left + right - common - chance, 1)


def _indexed(
    hashes: "NDArray[np.uint32]", rows: "NDArray[np.int64]", packed: "NDArray[np.uint64]"
) -> Candidates:
    import numpy as np

    left, right = _neighbours(hashes, rows)
    size = sizes(packed)
    keep = np.empty(len(left), dtype=np.bool_)
    half = np.empty(len(left), dtype=np.bool_)
    for begin in range(0, len(left), 1 << 18):
        part = slice(begin, begin + (1 << 18))
        common = np.bitwise_count(packed[left[part]] & packed[right[part]]).sum(axis=1, dtype=np.uint16)
        excess, share = _shares(common, size[left[part]], size[right[part]])
        keep[part] = (excess >= CONTAINED) & (share >= ALIKE)
        half[part] = excess >= PART
    pairs = tuple(zip(left[keep].tolist(), right[keep].tolist(), strict=True))
    return Candidates(pairs, _splits(left[half], right[half], size))


def _neighbours(
    hashes: "NDArray[np.uint32]", rows: "NDArray[np.int64]"
) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return the pairs of rows that share at least two sampled sequences, each sequence joining near rows only.

    One sequence in eight is kept, the same ones everywhere, so that a short sentence within a long one is found. A
    sequence of more than 64 rows joins each row to the next only: memory stays linear whatever the text.
    """
    import numpy as np

    kept = (hashes & np.uint32(_SAMPLE - 1)) == 0
    entries = np.unique(hashes[kept].astype(np.uint64) << np.uint64(32) | rows[kept].astype(np.uint64))
    shared, row = entries >> np.uint64(32), (entries & np.uint64(0xFFFFFFFF)).astype(np.int64)
    _, inverse, frequency = np.unique(shared, return_inverse=True, return_counts=True)
    rare = frequency[inverse] <= _FREQUENT
    found = []
    for distance in range(1, _NEIGHBOURS + 1):
        same = shared[distance:] == shared[:-distance]
        if distance > 1:
            same &= rare[distance:]
        found.append(row[:-distance][same] << np.int64(32) | row[distance:][same])
    joined, times = np.unique(np.concatenate(found), return_counts=True)
    joined = joined[times >= 2]
    return joined >> np.int64(32), joined & np.int64(0xFFFFFFFF)


def _splits(
    left: "NDArray[np.int64]", right: "NDArray[np.int64]", size: "NDArray[np.float32]"
) -> tuple[tuple[int, int, int], ...]:
    """Return the triples whose two halves are neighbours and both stand in the whole."""
    halves: dict[int, set[int]] = {}
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        whole, part = (a, b) if size[a] > size[b] else (b, a)
        halves.setdefault(whole, set()).add(part)
    return tuple(
        (whole, part, part + 1) for whole in sorted(halves) for part in sorted(halves[whole]) if part + 1 in halves[whole]
    )
