"""Where a line stands: its neighbours, the stretch it belongs to, what lies before and after it on the page."""

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array, Index
from scrapelint_boilerplate.line_model_layout import COLUMN, NAMES

_NEAR = ("length", "upper", "digit", "capitalised", "ends_sentence", "ends_letter", "separator", "prose", "words")
_NEAR_COLUMNS = [COLUMN[name] for name in _NEAR]
_BASE = (*_NEAR, "lexical", "claimed", "overlap", "there")
_OFFSETS = (-2, -1, 1, 2)
_SPREAD = ("lexical", "prose", "short", "claimed", "length", "bad_words")
_REACH = (3, 8, 1 << 30)
_FLAGS = ("prose", "hinted", "claimed", "bad_words", "good_words", "other", "paragraph")
_RUN = (
    "lexical", "claimed", "length", "length_spread", "ends_digit", "begins_digit", "digit", "capitalised", "overlap",
    "bad_words", "lexical_most", "lexical_least", "size", "first", "last",
)  # fmt: skip
_PLACE = (
    "lines_before", "lines_after", "place", "prose_before", "prose_before_log", "prose_after_log", "in_run",
    "to_run_end", "page_lines", "page_prose", "page_prose_share", "page_cjk", "page_upper", "page_length",
)  # fmt: skip
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


def features(table: Array, visible: Array, lexical: Array, claimed: Array, overlap: Array) -> Array:
    """Return all features, a row a line: ``claimed`` is 1 where a phrase class claims the line, 0.5 where it may."""
    lexical = np.clip(lexical, -6, 6)
    base = np.empty((len(table), len(_BASE)), np.float32)
    base[:, : len(_NEAR)] = table[:, _NEAR_COLUMNS]
    base[:, -4:] = np.stack((lexical, claimed, overlap, np.ones_like(lexical)), axis=1)
    spread = np.stack(
        (lexical, table[:, COLUMN["prose"]], table[:, COLUMN["short"]], claimed, table[:, 0], np.maximum(lexical, 0)),
        axis=1,
    )
    around, whole = _windows(spread)
    prose = table[:, COLUMN["prose"]] > 0
    run, place_in_run = _runs(table, prose, lexical, claimed, overlap)
    flags = np.stack((prose, claimed > 0, claimed >= 1, lexical > 1.5, lexical < -1.5, ~prose, visible >= 200), axis=1)
    place = _places(table, visible, prose, place_in_run)
    page = np.broadcast_to(whole, (len(table), whole.size))
    parts = (table, base[:, -4:-1], _neighbours(base), around, page, _distances(flags), run, place)
    return np.concatenate(parts, axis=1, dtype=np.float32)


def _neighbours(base: Array) -> Array:
    rows, columns = base.shape
    padded = np.zeros((rows + 4, columns), np.float32)
    padded[2:-2] = base
    wanted = np.arange(rows)[:, None] + np.array([2 + offset for offset in _OFFSETS])
    near: Array = padded[wanted].reshape(rows, -1)
    return near


def _windows(spread: Array) -> tuple[Array, Array]:
    """Return the means over stretches above and below each line, and those of the whole page."""
    rows = len(spread)
    sums = np.zeros((rows + 1, spread.shape[1]))
    np.cumsum(spread, axis=0, out=sums[1:])
    here = np.arange(rows)
    low = np.empty((rows, 2 * len(_REACH)), np.int64)
    high = np.empty_like(low)
    for number, reach in enumerate(_REACH):
        low[:, 2 * number], high[:, 2 * number] = np.maximum(here - reach, 0), here
        low[:, 2 * number + 1], high[:, 2 * number + 1] = here + 1, np.minimum(here + reach + 1, rows)
    means = (sums[high] - sums[low]) / np.maximum(high - low, 1)[:, :, None]
    around: Array = means.reshape(rows, -1).astype(np.float32)
    return around, (sums[-1] / rows).astype(np.float32)


def _distances(flags: npt.NDArray[np.bool_]) -> Array:
    """Return the logarithms of the distances to the nearest flagged line above and below, the line itself left out."""
    rows, columns = flags.shape
    here = np.arange(rows)[:, None]
    up = np.full((rows, columns), -_FAR)
    down = np.full((rows, columns), _FAR)
    up[1:] = np.maximum.accumulate(np.where(flags[:-1], here[:-1], -_FAR), axis=0)
    down[:-1] = np.minimum.accumulate(np.where(flags[1:], here[1:], _FAR)[::-1], axis=0)[::-1]
    steps = np.concatenate((here - up, down - here), axis=1)
    near: Array = np.log1p(np.minimum(steps, _NEAR_ENOUGH)).astype(np.float32)
    return near


def _runs(
    table: Array, prose: npt.NDArray[np.bool_], lexical: Array, claimed: Array, overlap: Array
) -> tuple[Array, Index]:
    """Return what the run of prose or of other lines is like that a line stands in, and its place within it."""
    rows = len(table)
    changes = np.ones(rows, bool)
    changes[1:] = prose[1:] != prose[:-1]
    first = np.flatnonzero(changes)
    number = np.cumsum(changes) - 1
    size = np.diff(np.append(first, rows))
    length = table[:, 0]
    looked = table[:, [COLUMN[name] for name in ("ends_digit", "begins_digit", "digit", "capitalised")]]
    columns = np.concatenate(
        (np.stack((lexical, claimed, length, length * length), axis=1), looked,
         np.stack((overlap, np.maximum(lexical, 0)), axis=1)), axis=1,
    )  # fmt: skip
    means = np.empty((len(first), len(_RUN)))
    means[:, :10] = np.add.reduceat(columns, first, axis=0, dtype=np.float64) / size[:, None]
    means[:, 3] = np.sqrt(np.maximum(means[:, 3] - means[:, 2] ** 2, 0))
    means[:, 10] = np.maximum.reduceat(lexical, first)
    means[:, 11] = np.minimum.reduceat(lexical, first)
    means[:, 12] = np.log1p(size)
    means[:, 13] = first == 0
    means[:, 14] = first + size == rows
    begin = first[number]
    here = np.arange(rows)
    inside = np.stack((here - begin, begin + size[number] - 1 - here), axis=1)
    mine: Array = means[number].astype(np.float32)
    return mine, inside


def _places(table: Array, visible: Array, prose: npt.NDArray[np.bool_], inside: Index) -> Array:
    rows = len(table)
    here = np.arange(rows)
    weight = np.minimum(visible, _PARAGRAPH)
    sums = np.zeros(rows + 1)
    np.cumsum(weight * prose, out=sums[1:])
    total = max(float(sums[-1]), 1.0)
    places = np.empty((rows, len(_PLACE)), np.float32)
    places[:, 0], places[:, 1], places[:, 2] = here, rows - 1 - here, (here + 0.5) / rows
    places[:, 3], places[:, 4], places[:, 5] = sums[:-1] / total, sums[:-1], total - sums[1:]
    places[:, 6:8] = inside
    places[:, 8], places[:, 9] = rows, total
    places[:, 10] = total / max(float(weight.sum()), 1.0)
    places[:, 11], places[:, 12] = table[:, COLUMN["cjk"]].mean(), table[:, COLUMN["upper"]].mean()
    places[:, 13] = np.median(table[:, 0])
    logarithms = [0, 1, 4, 5, 6, 7, 8, 9]
    places[:, logarithms] = np.log1p(np.maximum(places[:, logarithms], 0))
    return places
