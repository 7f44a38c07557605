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
_CHUNK = 4096


def shingles(keys: Sequence[str], width: int) -> "tuple[NDArray[np.uint32], NDArray[np.int64]]":
    """Return the hash of every run of ``width`` characters and the row it belongs to."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    cut = [key[:MOST_CHARACTERS] for key in keys]
    codes = np.frombuffer("".join(cut).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, cut), dtype=np.int64, count=len(cut))
    rows = np.repeat(np.arange(len(cut)), lengths)
    last = len(codes) - width + 1
    if last <= 0:
        return np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.int64)
    hashes = codes[:last] * np.uint32(_FACTORS[0])
    for place in range(1, width):
        hashes += codes[place : place + last] * np.uint32(_FACTORS[place])
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(_FACTORS[0])
    inside = rows[:last] == rows[width - 1 :]
    return hashes[inside], rows[:last][inside]


def signatures(hashes: "NDArray[np.uint32]", rows: "NDArray[np.int64]", count: int) -> "NDArray[np.uint64]":
    """Return one row of ``BITS`` bits for each text, packed in words of 64."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    packed = np.empty((count, BITS // 64), dtype=np.uint64)
    bit = (hashes >> np.uint32(23)).astype(np.int64)
    starts = np.searchsorted(rows, np.arange(0, count + _CHUNK, _CHUNK))
    for number, first in enumerate(range(0, count, _CHUNK)):
        last = min(count, first + _CHUNK)
        here = slice(starts[number], starts[number + 1])
        flags = np.zeros((last - first, BITS), dtype=np.bool_)
        flags[rows[here] - first, bit[here]] = True
        packed[first:last] = np.packbits(flags, axis=1).view(np.uint64)
    return packed


def sizes(packed: "NDArray[np.uint64]") -> "NDArray[np.float32]":
    """Return how many bits of each row are set."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    counts: NDArray[np.float32] = np.bitwise_count(packed).sum(axis=1, dtype=np.float32)
    return counts
