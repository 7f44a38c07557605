"""Where a line stands: its neighbours, the stretch it belongs to, what lies before and after it on the page."""

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array
from scrapelint_boilerplate.line_model_layout import COLUMN, NAMES
from scrapelint_boilerplate.line_model_pages import Flags, Index, Pages

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

_NEAR_ENOUGH = 60
"""Lines beyond which it does not matter how far off a telling line is."""
_PARAGRAPH = 1500
"""Most characters of one line that count for the place within the page's prose."""
_WEIGHT, _PROSE_WEIGHT = 12, 13
"""The columns of what :func:`_sums` adds up that are no features by themselves."""

Sums = npt.NDArray[np.float64]


def features(table: Array, visible: Array, lexical: Array, claimed: Array, overlap: Array, pages: Pages) -> Array:
    """Return all features, a row a line: ``claimed`` is 1 where a phrase class claims the line, 0.5 where it may.

    What is told of a line depends on the lines of its own page alone, to the last bit.
    """
    rows = len(table)
    lexical = np.minimum(np.maximum(lexical, -6), 6)
    prose = table[:, COLUMN["prose"]] > 0
    base = np.ones((rows + 1, len(_BASE)), np.float32)
    base[:-1, : len(_NEAR)] = table[:, _NEAR_COLUMNS]
    base[:-1, -4], base[:-1, -3], base[:-1, -2] = lexical, claimed, overlap
    base[-1] = 0  # what stands beyond the page
    sums = _sums(table, visible, (lexical, claimed, overlap), prose, pages)
    first, number, size = _runs(prose, pages)
    out = np.empty((rows, len(FEATURES)), np.float32)
    at = 0

    def put(part: npt.NDArray[np.floating]) -> None:
        nonlocal at
        width = part.shape[-1]
        out[:, at : at + width] = part
        at += width

    put(table)
    put(base[:-1, -4:-1])
    put(base[_neighbours(pages)].reshape(rows, -1))
    put(_around(sums, pages).reshape(rows, -1))
    put(_totals(sums, pages)[pages.number, : len(_SPREAD)] / (pages.stop - pages.first)[:, None])
    put(_distances(_flags(prose, claimed, lexical, visible), pages))
    put(_run_means(sums, lexical, first, size, pages)[number])
    _put_places(out[:, at:], table, sums, first[number], size[number], pages)
    return out


def _neighbours(pages: Pages) -> Index:
    """Return the rows of the two lines on either side of each line; -1 beyond the page."""
    near: Index = np.arange(len(pages.number))[:, None] + np.array(_OFFSETS)
    near[(near < pages.first[:, None]) | (near >= pages.stop[:, None])] = -1
    return near


def _around(sums: Sums, pages: Pages) -> Sums:
    """Return the means of ``_SPREAD`` over the stretches above and below each line."""
    here = np.arange(len(pages.number))
    low = np.empty((len(here), 2 * len(_REACH)), np.int64)
    high = np.empty_like(low)
    for number, reach in enumerate(_REACH):
        low[:, 2 * number], high[:, 2 * number] = np.maximum(here - reach, pages.first), here
        low[:, 2 * number + 1], high[:, 2 * number + 1] = here + 1, np.minimum(here + reach + 1, pages.stop)
    count = np.maximum(high - low, 1)
    spread = sums[:, : len(_SPREAD)]
    shift = pages.number[:, None]
    means: Sums = (spread[high + shift] - spread[low + shift]) / count[:, :, None]
    return means


def _flags(prose: Flags, claimed: Array, lexical: Array, visible: Array) -> Flags:
    flags = np.empty((len(prose), len(_FLAGS)), bool)
    flags[:, 0], flags[:, 1], flags[:, 2], flags[:, 3] = prose, claimed > 0, claimed >= 1, lexical > 1.5
    flags[:, 4], flags[:, 5], flags[:, 6] = lexical < -1.5, ~prose, visible >= 200
    return flags


def _distances(flags: Flags, pages: Pages) -> Array:
    """Return the logarithms of the distances to the nearest flagged line above and below, the line itself left out."""
    rows, columns = flags.shape
    here = np.arange(rows, dtype=np.int32)[:, None]
    last = np.full(flags.shape, -1, np.int32)
    following = np.full(flags.shape, rows, np.int32)
    np.maximum.accumulate(np.where(flags[:-1], here[:-1], -1), axis=0, out=last[1:])
    following[:-1] = np.minimum.accumulate(np.where(flags[1:], here[1:], rows)[::-1], axis=0)[::-1]
    steps = np.empty((rows, 2 * columns), np.float32)
    steps[:, :columns] = np.where(last >= pages.first[:, None], here - last, _NEAR_ENOUGH)
    steps[:, columns:] = np.where(following < pages.stop[:, None], following - here, _NEAR_ENOUGH)
    near: Array = np.log1p(np.minimum(steps, _NEAR_ENOUGH))
    return near


def _runs(prose: Flags, pages: Pages) -> tuple[Index, Index, Index]:
    """Return the first line of each run of prose or of other lines, the run of each line, and the runs' sizes."""
    changes = np.ones(len(prose), bool)
    np.not_equal(prose[1:], prose[:-1], out=changes[1:])
    changes[pages.bounds[:-1]] = True
    first = np.flatnonzero(changes)
    return first, np.cumsum(changes) - 1, np.diff(first, append=len(prose))


def _sums(table: Array, visible: Array, parts: tuple[Array, Array, Array], prose: Flags, pages: Pages) -> Sums:
    """Return sums over the lines of a page before each line and, last, over all: of ``_SPREAD`` and what others need.

    Each page has one row more than it has lines: row ``r`` of page ``p`` begins at ``r + p``.
    """
    lexical, claimed, overlap = parts
    columns = np.empty((len(table), 14))
    columns[:, 0], columns[:, 1], columns[:, 2], columns[:, 3] = lexical, prose, table[:, COLUMN["short"]], claimed
    columns[:, 4], columns[:, 5] = table[:, 0], np.maximum(lexical, 0)
    columns[:, 6], columns[:, 7] = columns[:, 4] * columns[:, 4], overlap
    columns[:, 8:12] = table[:, _LOOKED]
    columns[:, _WEIGHT] = np.minimum(visible, _PARAGRAPH)
    columns[:, _PROSE_WEIGHT] = columns[:, _WEIGHT] * prose
    sums = np.zeros((len(table) + len(pages.bounds) - 1, columns.shape[1]))
    for page, rows in enumerate(pages.slices()):  # not all at once: rounding would depend on the pages before
        np.cumsum(columns[rows], axis=0, out=sums[rows.start + page + 1 : rows.stop + page + 1])
    return sums


def _totals(sums: Sums, pages: Pages) -> Sums:
    """Return the sums over all lines, a row a page."""
    totals: Sums = sums[pages.bounds[1:] + np.arange(len(pages.bounds) - 1)]
    return totals


def _run_means(sums: Sums, lexical: Array, first: Index, size: Index, pages: Pages) -> Array:
    means = np.empty((len(first), len(_RUN)), np.float32)
    stop, page = first + size, pages.number[first]
    mean = (sums[stop + page] - sums[first + page]) / size[:, None]
    means[:, :3] = mean[:, _RUN_MEANS]
    means[:, 3] = np.sqrt(np.maximum(mean[:, 6] - mean[:, 4] ** 2, 0))
    means[:, 4], means[:, 5] = mean[:, 7], mean[:, 5]
    means[:, 6:10] = mean[:, 8:12]
    means[:, 10], means[:, 11] = np.maximum.reduceat(lexical, first), np.minimum.reduceat(lexical, first)
    means[:, 12], means[:, 13], means[:, 14] = np.log1p(size), first == pages.first[first], stop == pages.stop[first]
    return means


def _put_places(out: Array, table: Array, sums: Sums, begin: Index, size: Index, pages: Pages) -> None:
    """Fill ``out``, whose columns are ``_PLACE``."""
    here = np.arange(len(table))
    rows = pages.stop - pages.first
    totals = _totals(sums, pages)[:, _WEIGHT:]
    total = np.maximum(totals[:, 1], 1.0)[pages.number]
    before, beyond = (sums[here + pages.number + step, _PROSE_WEIGHT] for step in (0, 1))
    out[:, 0], out[:, 1] = here - pages.first, pages.stop - 1 - here
    out[:, 2], out[:, 3] = before, total - beyond
    out[:, 4], out[:, 5] = here - begin, begin + size - 1 - here
    out[:, 6], out[:, 7] = rows, total
    np.log1p(np.maximum(out[:, :_LOGARITHMS], 0), out=out[:, :_LOGARITHMS])
    out[:, 8], out[:, 9] = (here - pages.first + 0.5) / rows, before / total
    out[:, 10] = total / np.maximum(totals[:, 0], 1.0)[pages.number]
    means = np.add.reduceat(table[:, [COLUMN["cjk"], COLUMN["upper"]]], pages.bounds[:-1], axis=0)
    out[:, 11:13] = means[pages.number] / rows[:, None]
    ordered = np.lexsort((table[:, 0], pages.number))
    out[:, 13] = table[ordered[(pages.bounds[:-1] + pages.bounds[1:]) // 2], 0][pages.number]
