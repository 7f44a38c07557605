"""Documents as sets of overlapping pieces of text, and the few keys by which those with similar sets meet."""

from collections.abc import Sequence
from typing import Any

SHINGLE = 16
"""Letters of a piece, in bytes of UTF-8: about three words of English, five signs of Chinese. Pieces of a single word
are shared by unrelated texts, longer ones are lost with every word that changes."""
BANDS, ROWS = 42, 3
"""A key is made of ROWS minima, and a document has BANDS of them. Two documents with the share s of their pieces in
common meet with a probability of 1 - (1 - s^3)^42: .81 at .34, .98 at .44, .9998 at .57;
unrelated ones share less than .01 and meet once in 20,000 times."""
_SEED = 42

_FIRST, _SECOND, _THIRD = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
)  # odd, without a pattern


def band_keys(letters: Sequence[bytes]) -> Any:
    """Return the keys of documents, given their letters, as an array of signed numbers: a row of BANDS for each."""
    import numpy as np  # noqa: PLC0415 - late, as everywhere
    from rensa import RMinHash  # noqa: PLC0415 - of the extra corpus

    hashes, ends = _shingle_hashes(letters)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, [0, *ends], BANDS * ROWS, _SEED)
    minima = np.array(matrix.to_rows(), np.uint64).reshape(len(letters), BANDS, ROWS)
    keys = np.tile(np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(_SECOND), (len(letters), 1))
    for row in range(ROWS):
        keys = _mixed((keys ^ minima[:, :, row]) * np.uint64(_FIRST))
    return keys.view(np.int64)


def _shingle_hashes(letters: Sequence[bytes]) -> tuple[Any, list[int]]:
    """Return the hashes of all pieces, one document behind the other, and where those of each document end."""
    import numpy as np  # noqa: PLC0415 - as above

    data = np.frombuffer(b"".join(letters), np.uint8)
    eights = np.ndarray((max(0, len(data) - 7),), "<u8", data, strides=(1,))
    hashes = eights[: len(data) - SHINGLE + 1] * np.uint64(_FIRST)
    hashes ^= _mixed(eights[8:] * np.uint64(_SECOND))
    hashes = _mixed(hashes * np.uint64(_THIRD))
    # A piece must lie within one document: the last fifteen places of each begin none.
    lengths = np.array([len(one) for one in letters])
    whole = np.ones(len(data), bool)
    stops = np.cumsum(lengths)
    for back in range(1, SHINGLE):
        whole[stops - back] = False
    return hashes[whole[: len(hashes)]], np.cumsum(lengths - SHINGLE + 1).tolist()


def _mixed(numbers: Any) -> Any:
    """Return ``numbers`` with their high bits spread to the low ones."""
    return numbers ^ (numbers >> 29)
