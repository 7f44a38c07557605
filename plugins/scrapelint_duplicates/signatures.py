"""Bit signatures of texts: which of 512 classes of short character sequences occur in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 512
MOST_CHARACTERS = 1200
"""A longer text is known by its beginning: more would fill the signature and say nothing."""
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)
_SHIFT = 23  # what is left of 32 bits are 512 classes
_CHUNK = 4096


def shingles(keys: Sequence[str], width: int) -> "tuple[NDArray[np.uint32], NDArray[np.int64]]":
    """Return the hash of every run of ``width`` characters and the row it belongs to."""
    hashes, rows, inside = _windows(keys, width)
    return hashes[inside], rows[inside]


def _windows(keys: Sequence[str], width: int) -> "tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.bool_]]":
    """Return the hash of every run of characters of all keys, the row where it begins, and whether it ends there."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    cut = [key[:MOST_CHARACTERS] for key in keys]
    codes = np.frombuffer("".join(cut).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    rows = np.repeat(np.arange(len(cut)), list(map(len, cut)))
    last = max(0, len(codes) - width + 1)
    hashes = codes[:last] * np.uint32(_FACTORS[0])
    for place in range(1, width):
        hashes += codes[place : place + last] * np.uint32(_FACTORS[place])
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(_FACTORS[0])
    return hashes, rows[:last], rows[:last] == rows[width - 1 : width - 1 + last]


def signatures_of(keys: Sequence[str], width: int) -> "NDArray[np.uint64]":
    """Return :func:`signatures` of the runs of ``width`` characters in a few keys: without the runs between them."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    hashes, rows, inside = _windows(keys, width)
    rows = rows * BITS
    rows += hashes >> np.uint32(_SHIFT)
    flags = np.zeros((len(keys), BITS), dtype=np.bool_)
    flags.reshape(-1)[rows[inside]] = True  # one index is three times as fast as two
    return np.packbits(flags, axis=1).view(np.uint64)


def signatures(hashes: "NDArray[np.uint32]", rows: "NDArray[np.int64]", count: int) -> "NDArray[np.uint64]":
    """Return one row of ``BITS`` bits for each text, packed in words of 64."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    packed = np.empty((count, BITS // 64), dtype=np.uint64)
    bit = (hashes >> np.uint32(_SHIFT)).astype(np.int64)
    starts = np.searchsorted(rows, np.arange(0, count + _CHUNK, _CHUNK))
    for number, first in enumerate(range(0, count, _CHUNK)):
        last = min(count, first + _CHUNK)
        here = slice(starts[number], starts[number + 1])
        flags = np.zeros((last - first, BITS), dtype=np.bool_)
        flags.reshape(-1)[(rows[here] - first) * BITS + bit[here]] = True
        packed[first:last] = np.packbits(flags, axis=1).view(np.uint64)
    return packed


def sizes(packed: "NDArray[np.uint64]") -> "NDArray[np.float32]":
    """Return how many bits of each row are set."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    counts: NDArray[np.float32] = np.bitwise_count(packed).sum(axis=1, dtype=np.float32)
    return counts
