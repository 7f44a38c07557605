"""Which pairs of sentences are worth a closer look: all pairs behind a cheap gate, an index in a long document."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from scrapelint_duplicates.signatures import BITS, shingles, signatures, signatures_of, sizes
from scrapelint_duplicates.units import SPACELESS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALL_PAIRS = 1500
"""Up to this many different sentences every pair is looked at; above, those that share rare character sequences."""
CONTAINED = 0.45
"""Least part of the shorter sentence, by signature, from 0 to 1, that must stand in the longer one."""
ALIKE = 0.2
"""Least part that both must share of what they have together, by signature."""
PART = 0.33
"""Least part of a half, by signature, that must stand in the sentence which says both halves."""
MOST_PARTNERS = 8
"""Most candidates that one sentence is compared with."""
MOST_HALVES = 40
"""Most sentences of which one may be a half, or have a half, before it counts as a row of a template."""
_CACHED = 1 << 17
_CHUNK = 1 << 18
_SAMPLE = 4
_NEIGHBOURS = 16
_FREQUENT = 200
_LATIN_WIDTH = 4
_SPACELESS_WIDTH = 2


class Candidates(NamedTuple):
    """Pairs of positions, ``first < second``, and (whole, first half, second half) triples of positions."""

    pairs: tuple[tuple[int, int], ...]
    splits: tuple[tuple[int, int, int], ...]


def find_candidates(keys: Sequence[str]) -> Candidates:
    """Return the pairs and triples of ``keys`` that may restate one another, in order."""
    return next(find_candidates_each([keys]))


def find_candidates_each(groups: Sequence[Sequence[str]]) -> Iterator[Candidates]:
    """Yield the candidates within each group of keys: in short groups a call of numpy costs more than its work."""
    widths = [_width(keys) for keys in groups]
    found = dict.fromkeys(range(len(groups)), Candidates((), ()))
    for width in sorted(set(widths)):
        short = [number for number, keys in enumerate(groups) if 1 < len(keys) <= ALL_PAIRS and widths[number] == width]
        found.update(zip(short, _all_pairs([groups[number] for number in short], width), strict=True))
    for number, keys in enumerate(groups):
        if len(keys) > ALL_PAIRS:
            hashes, rows = shingles(keys, widths[number])
            found[number] = _indexed(hashes, rows, signatures(hashes, rows, len(keys)))
    yield from found.values()


def _width(keys: Sequence[str]) -> int:
    """Return how many characters make a sequence: a word of Chinese is two, one of English about five."""
    if "".join(keys[:100]).isascii():
        return _LATIN_WIDTH
    sample = "".join([key[:20] for key in keys[:100]])
    if sample.isascii():
        return _LATIN_WIDTH
    return _SPACELESS_WIDTH if len(SPACELESS.findall(sample)) > 0.3 * len(sample) else _LATIN_WIDTH


def _all_pairs(groups: Sequence[Sequence[str]], width: int) -> list[Candidates]:
    """Return the candidates among all pairs of each group, by bands of rows small enough for the processor's cache."""
    if not groups:
        return []
    import numpy as np  # noqa: PLC0415 - not at start-up, nor for a document with nothing to compare

    counts = list(map(len, groups))
    starts = [0, *accumulate(counts)]
    packed = signatures_of(list(chain.from_iterable(groups)), width)
    size = sizes(packed)
    if len(groups) == 1:
        order = np.argsort(size, kind="stable")
    else:
        order = np.lexsort((size, np.repeat(np.arange(len(groups)), counts)))
    rising = size[order]
    columns = np.ascontiguousarray(packed[order].T)
    # By rising size the row is the shorter and the column the longer, so the least common part is one product.
    least = PART + (1 - PART) / BITS * rising
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint16]]] = []
    for first, last in pairwise(starts):
        band = max(1, _CACHED // ((last - first) * len(columns)))
        for begin in range(first, last, band):
            stop = min(last, begin + band)
            both = columns[:, begin:stop, None] & columns[:, None, begin:last]
            common = np.bitwise_count(both).sum(axis=0, dtype=np.uint16)
            row, column = np.nonzero(common >= rising[begin:stop, None] * least[None, begin:last])
            later = row < column
            if later.any():
                row, column = row[later], column[later]
                found.append((order[row + begin], order[column + begin], common[row, column]))
    if not found:
        return [Candidates((), ())] * len(groups)
    shorter, longer, shared = found[0] if len(found) == 1 else map(np.concatenate, zip(*found, strict=True))
    together = _candidates(np.minimum(shorter, longer), np.maximum(shorter, longer), shared, size)
    return [_part(together, first, last) for first, last in pairwise(starts)] if len(groups) > 1 else [together]


def _part(together: Candidates, first: int, last: int) -> Candidates:
    """Return the candidates among the rows ``[first, last)``, as positions from 0; all are in order."""
    pairs, splits = together.pairs, together.splits
    here = pairs[bisect_left(pairs, (first, first)) : bisect_left(pairs, (last, last))]
    triples = splits[bisect_left(splits, (first, 0, 0)) : bisect_left(splits, (last, 0, 0))]
    return Candidates(
        tuple((a - first, b - first) for a, b in here), tuple((a - first, b - first, c - first) for a, b, c in triples)
    )


def _indexed(hashes: "NDArray[np.uint32]", rows: "NDArray[np.int64]", packed: "NDArray[np.uint64]") -> Candidates:
    import numpy as np  # noqa: PLC0415 - not at start-up

    left, right = _neighbours(hashes, rows)
    shared = np.empty(len(left), dtype=np.uint16)
    for begin in range(0, len(left), _CHUNK):
        part = slice(begin, begin + _CHUNK)
        shared[part] = np.bitwise_count(packed[left[part]] & packed[right[part]]).sum(axis=1, dtype=np.uint16)
    return _candidates(left, right, shared, sizes(packed))


def _candidates(
    left: "NDArray[np.int64]", right: "NDArray[np.int64]", shared: "NDArray[np.uint16]", size: "NDArray[np.float32]"
) -> Candidates:
    """Return the pairs, in order, that have enough in common beyond what chance alone would give."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    a, b = size[left], size[right]
    chance = a * b / BITS
    beyond = shared - chance
    contained = beyond / np.maximum(np.minimum(a, b) * (1 - np.maximum(a, b) / BITS), 1)
    half = contained >= PART
    if not half.any():
        return Candidates((), ())
    best: list[tuple[int, int]] = []
    close = contained >= CONTAINED
    if close.any():
        alike = beyond / np.maximum(a + b - shared - chance, 1)
        close &= alike >= ALIKE
        best = _best(left[close], right[close], alike[close])
    left, right = left[half], right[half]
    if len(left) > MOST_HALVES:
        times = np.bincount(np.concatenate([left, right]), minlength=len(size))
        few = (times[left] <= MOST_HALVES) & (times[right] <= MOST_HALVES)
        left, right = left[few], right[few]
    return Candidates(tuple(sorted(best)), _splits(left, right, size) if len(left) > 1 else ())


def _best(
    left: "NDArray[np.int64]", right: "NDArray[np.int64]", alike: "NDArray[np.floating[Any]]"
) -> list[tuple[int, int]]:
    """Return the pairs, but for each sentence only so many as are most alike: of a template's rows a few will do."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    if len(left) <= MOST_PARTNERS:
        return list(zip(left.tolist(), right.tolist(), strict=True))
    order = np.lexsort((right, left, -alike))
    pairs = zip(left[order].tolist(), right[order].tolist(), strict=True)
    taken: dict[int, int] = {}
    found = []
    for a, b in pairs:
        times_a, times_b = taken.get(a, 0), taken.get(b, 0)
        if times_a < MOST_PARTNERS and times_b < MOST_PARTNERS:
            taken[a], taken[b] = times_a + 1, times_b + 1
            found.append((a, b))
    return found


def _neighbours(
    hashes: "NDArray[np.uint32]", rows: "NDArray[np.int64]"
) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return the pairs of rows that share at least two sampled sequences, each sequence joining near rows only.

    One sequence in four is kept, the same ones everywhere, so that a short sentence within a long one is found. A
    sequence of more than 200 rows joins each row to the next only: memory stays linear whatever the text.
    """
    import numpy as np  # noqa: PLC0415 - not at start-up

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
    longer = (size[left] > size[right]).tolist()
    for a, b, is_longer in zip(left.tolist(), right.tolist(), longer, strict=True):
        whole, part = (a, b) if is_longer else (b, a)
        halves.setdefault(whole, set()).add(part)
    return tuple(
        (whole, part, part + 1)
        for whole in sorted(halves)
        for part in sorted(halves[whole])
        if part + 1 in halves[whole]
    )
