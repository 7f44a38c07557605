"""Where a line stands: its neighbours, the stretch it belongs to, what lies before and after it on the page."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array, Index
from scrapelint_boilerplate.line_model_layout import COLUMN, NAMES

_NEAR = ("length", "upper", "digit", "capitalised", "ends_sentence", "ends_letter", "separator", "prose", "words")
_NEAR_COLUMNS = np.array([COLUMN[name] for name in _NEAR])
_BASE = (*_NEAR, "lexical", "claimed", "overlap", "there")
_OFFSETS = (-2, -1, 1, 2)
_SPREAD = ("lexical", "prose", "short", "claimed", "length", "bad_words")
_REACH = (3, 8, 1 << 30)
_FLAGS = ("prose", "hinted", "claimed", "bad_words", "good_words", "other", "paragraph")
_LOOKED = np.array([COLUMN[name] for name in ("ends_digit", "begins_digit", "digit", "capitalised")])
_RUN = (
    "lexical", "claimed", "length", "length_spread", "overlap", "bad_words",
    "ends_digit", "begins_digit", "digit", "capitalised", "lexical_most", "lexical_least", "size", "first", "last",
)  # fmt: skip
_RUN_MEANS = np.array([_SPREAD.index(name) for name in _RUN[:3]])
_PLACE = (
    "lines_before", "lines_after", "prose_before_log", "prose_after_log", "in_run", "to_run_end", "page_lines",
    "page_prose", "place", "prose_before", "page_prose_share", "page_cjk", "page_upper", "page_length",
)  # fmt: skip
_LOGARITHMS = 8
"""How many of the columns of ``_PLACE`` are logarithms: the first ones."""
FEATURES = (
    *NAMES, "lexical", "claimed", "overlap",
    *(f"{name}@{offset:+d}" for offset in _OFFSETS for name in _BASE),
    *(f"{name} {side} {reach}" for reach in ("3", "8", "all") for side in ("above", "below") for name in _SPREAD),
    *(f"{name} of page" for name in _SPREAD),
    *(f"{side} to {name}" for side in ("up", "down") for name in _FLAGS),
    *(f"{name} of run" for name in _RUN),
    *_PLACE,
)  # fmt: skip
"""Names of the columns of what :func:`features` returns."""

_FAR = 10**6
_NEAR_ENOUGH = 60
_PARAGRAPH = 1500
"""Most characters of one line that count for the place within the page's prose."""
_KEPT = 256
"""Pages of up to so many lines share their tables of places."""


def features(table: Array, visible: Array, lexical: Array, claimed: Array, overlap: Array) -> Array:
    """Return all features, a row a line: ``claimed`` is 1 where a phrase class claims the line, 0.5 where it may."""
    rows = len(table)
    lexical = np.minimum(np.maximum(lexical, -6), 6)
    prose = table[:, COLUMN["prose"]] > 0
    base = np.ones((rows + 4, len(_BASE)), np.float32)
    base[:2], base[-2:] = 0, 0
    inner = base[2:-2]
    inner[:, : len(_NEAR)] = table[:, _NEAR_COLUMNS]
    inner[:, -4], inner[:, -3], inner[:, -2] = lexical, claimed, overlap
    low, high, near = _places_of(rows) if rows <= _KEPT else _places_of.__wrapped__(rows)
    sums = _sums(table, (lexical, claimed, overlap), prose)
    spread = sums[:, : len(_SPREAD)]
    around = (spread[high] - spread[low]) / np.maximum(high - low, 1)[:, :, None]
    out = np.empty((rows, len(FEATURES)), np.float32)
    at = 0

    def put(part: npt.NDArray[np.floating]) -> None:
        nonlocal at
        width = part.shape[-1]
        out[:, at : at + width] = part
        at += width

    put(table)
    put(inner[:, -4:-1])
    put(base[near].reshape(rows, -1))
    put(around.reshape(rows, -1))
    put(spread[-1] / rows)
    put(_distances(_flags(prose, claimed, lexical, visible)))
    first, number, size = _runs(prose)
    put(_run_means(sums, lexical, first, size)[number])
    _put_places(out[:, at:], table, visible, prose, first[number], size[number])
    return out


@lru_cache(maxsize=_KEPT)
def _places_of(rows: int) -> tuple[Index, Index, Index]:
    """Return the bounds of the stretches above and below each of ``rows`` lines, and its neighbours in a padded row."""
    here = np.arange(rows)
    low = np.empty((rows, 2 * len(_REACH)), np.int64)
    high = np.empty_like(low)
    for number, reach in enumerate(_REACH):
        low[:, 2 * number], high[:, 2 * number] = np.maximum(here - reach, 0), here
        low[:, 2 * number + 1], high[:, 2 * number + 1] = here + 1, np.minimum(here + reach + 1, rows)
    return low, high, here[:, None] + np.array([2 + offset for offset in _OFFSETS])


def _flags(prose: npt.NDArray[np.bool_], claimed: Array, lexical: Array, visible: Array) -> npt.NDArray[np.bool_]:
    flags = np.empty((len(prose), len(_FLAGS)), bool)
    flags[:, 0], flags[:, 1], flags[:, 2], flags[:, 3] = prose, claimed > 0, claimed >= 1, lexical > 1.5
    flags[:, 4], flags[:, 5], flags[:, 6] = lexical < -1.5, ~prose, visible >= 200
    return flags


def _distances(flags: npt.NDArray[np.bool_]) -> Array:
    """Return the logarithms of the distances to the nearest flagged line above and below, the line itself left out."""
    rows, columns = flags.shape
    here = np.arange(rows)[:, None]
    steps = np.full((rows, 2 * columns), _FAR)
    up, down = steps[:, :columns], steps[:, columns:]
    last = np.maximum.accumulate(np.where(flags[:-1], here[:-1], -_FAR), axis=0)
    following = np.minimum.accumulate(np.where(flags[1:], here[1:], _FAR)[::-1], axis=0)[::-1]
    up[1:] = here[1:] - last
    down[:-1] = following - here[:-1]
    near: Array = np.log1p(np.minimum(steps, _NEAR_ENOUGH)).astype(np.float32)
    return near


def _runs(prose: npt.NDArray[np.bool_]) -> tuple[Index, Index, Index]:
    """Return the first line of each run of prose or of other lines, the run of each line, and the runs' sizes."""
    changes = np.ones(len(prose), bool)
    np.not_equal(prose[1:], prose[:-1], out=changes[1:])
    first = np.flatnonzero(changes)
    size = np.empty_like(first)
    size[:-1] = first[1:]
    size[-1] = len(prose)
    size -= first
    return first, np.cumsum(changes) - 1, size


def _sums(table: Array, parts: tuple[Array, Array, Array], prose: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return the sums over all lines before each line and, last, over all: of ``_SPREAD`` and what ``_RUN`` adds."""
    lexical, claimed, overlap = parts
    columns = np.empty((len(table), 12))
    columns[:, 0], columns[:, 1], columns[:, 2], columns[:, 3] = lexical, prose, table[:, COLUMN["short"]], claimed
    columns[:, 4], columns[:, 5] = table[:, 0], np.maximum(lexical, 0)
    columns[:, 6], columns[:, 7] = columns[:, 4] * columns[:, 4], overlap
    columns[:, 8:] = table[:, _LOOKED]
    sums = np.zeros((len(table) + 1, 12))
    np.cumsum(columns, axis=0, out=sums[1:])
    return sums


def _run_means(sums: npt.NDArray[np.float64], lexical: Array, first: Index, size: Index) -> Array:
    means = np.empty((len(first), len(_RUN)), np.float32)
    stop = first + size
    mean = (sums[stop] - sums[first]) / size[:, None]
    means[:, :3] = mean[:, _RUN_MEANS]
    means[:, 3] = np.sqrt(np.maximum(mean[:, 6] - mean[:, 4] ** 2, 0))
    means[:, 4], means[:, 5] = mean[:, 7], mean[:, 5]
    means[:, 6:10] = mean[:, 8:]
    means[:, 10], means[:, 11] = np.maximum.reduceat(lexical, first), np.minimum.reduceat(lexical, first)
    means[:, 12], means[:, 13], means[:, 14] = np.log1p(size), first == 0, stop == len(lexical)
    return means


def _put_places(
    out: Array, table: Array, visible: Array, prose: npt.NDArray[np.bool_], begin: Index, size: Index
) -> None:
    """Fill ``out``, whose columns are ``_PLACE``."""
    rows = len(table)
    here = np.arange(rows)
    weight = np.minimum(visible, _PARAGRAPH)
    sums = np.zeros(rows + 1)
    np.cumsum(weight * prose, out=sums[1:])
    total = max(float(sums[-1]), 1.0)
    out[:, 0], out[:, 1] = here, rows - 1 - here
    out[:, 2], out[:, 3] = sums[:-1], total - sums[1:]
    out[:, 4], out[:, 5] = here - begin, begin + size - 1 - here
    out[:, 6], out[:, 7] = rows, total
    np.log1p(np.maximum(out[:, :_LOGARITHMS], 0), out=out[:, :_LOGARITHMS])
    out[:, 8], out[:, 9] = (here + 0.5) / rows, sums[:-1] / total
    out[:, 10] = total / max(float(weight.sum()), 1.0)
    out[:, 11:13] = np.add.reduce(table[:, [COLUMN["cjk"], COLUMN["upper"]]], axis=0) / rows
    out[:, 13] = np.sort(table[:, 0])[rows // 2]
