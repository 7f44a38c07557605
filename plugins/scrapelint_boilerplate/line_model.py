"""The learned line model: how likely each line of a page is boilerplate by its words, its looks and its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array, Codes, Index, read
from scrapelint_boilerplate.line_model_context import FEATURES, features
from scrapelint_boilerplate.line_model_layout import COLUMN, layout
from scrapelint_boilerplate.line_model_ngrams import hashes, lexical, overlap
from scrapelint_boilerplate.line_model_reasons import reasons
from scrapelint_boilerplate.line_model_trees import Trees
from scrapelint_boilerplate.options import PLACE_RULE
from scrapelint_boilerplate.page import PageLine, PageModel

WEIGHTS = "line_model.npz"
_PROSE_BEFORE = FEATURES.index("prose_before")
PAGE = 16384
"""Most lines that are looked at as one page: a longer document is cut, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """The weights."""

    classes: Codes
    folded: npt.NDArray[np.uint16]
    ngrams: Array
    bias: float
    trees: Trees
    log_odds: Array
    """Scores at which the share of boilerplate was measured, rising."""
    shares: Array
    """The share of boilerplate among lines of such a score, from 0 to 1, rising."""

    def lexical(self, lines: Sequence[str]) -> tuple[Array, Array, Array, Array]:
        """Return layout, visible length, lexical score and overlap with the page's prose of each line."""
        characters = read(lines, self.classes, self.folded)
        codes = hashes(characters)
        table, visible = layout(characters)
        said = lexical(characters, codes, self.ngrams) + np.float32(self.bias)
        shared = overlap(characters, codes, table[:, COLUMN["prose"]], table[:, COLUMN["cjk"]])
        return table, visible, said, shared

    def features(self, lines: Sequence[str], claimed: Array) -> Array:
        """Return the features of the lines of one page, a row a line."""
        table, visible, said, shared = self.lexical(lines)
        return features(table, visible, said, claimed, shared)

    def confidence(self, score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the share of boilerplate that was measured among lines of such a score, from 0 to 1."""
        return np.interp(score, self.log_odds, self.shares)


def claims_of(page: PageModel) -> Array:
    """Return 1 for lines that a class claims by what they say, less for those claimed by their place, else 0."""
    return np.array([_claim(line) for line in page.lines], np.float32)


def _claim(line: PageLine) -> float:
    if line.claimed_by is None:
        return 0.0
    if line.claimed_by == PLACE_RULE:
        return 0.25
    return 1.0 if line.surely else 0.5


class Run(NamedTuple):
    """Neighbouring lines that the model takes for boilerplate, all surely enough to be shown or all not."""

    first: int
    last: int
    confidence: float
    """The least of the lines' chances, from 0 to 1."""
    reasons: tuple[str, ...]
    """What weighed most for the line that is surest."""


def judged_runs(page: PageModel, shown: float, least: float) -> Iterator[Run]:
    """Yield the runs of lines that no rule claims and that are boilerplate with a chance of ``least`` or more.

    A run holds either lines of a chance of ``shown`` and more, or lines below; both are from 0 to 1.
    """
    model = line_model()
    claimed = claims_of(page)
    free = np.array([line.claimed_by is None for line in page.lines], bool)
    free[:1] = False  # the headline, more often than not
    for at in range(0, len(page.lines), PAGE):
        lines = [line.line.text for line in page.lines[at : at + PAGE]]
        table, visible, said, shared = model.lexical(lines)
        # The trees need not be asked about sentences that sound like no boilerplate: all there is in many a clean text.
        doubtful = free[at : at + PAGE] & ~((table[:, COLUMN["prose"]] > 0) & (said < 0))
        if not doubtful.any():
            continue
        table = features(table, visible, said, claimed[at : at + PAGE], shared)
        asked = np.flatnonzero(doubtful & ~_is_wordless_amid_prose(table))
        confidence = model.confidence(model.trees.score(table[asked]))
        found, confidence = asked[confidence >= least], confidence[confidence >= least]
        if len(found):
            yield from _runs(found, confidence, shown, _Reasons(model, table, page, at))


def _runs(found: Index, confidence: npt.NDArray[np.float64], shown: float, why: "_Reasons") -> Iterator[Run]:
    level = confidence >= shown
    parts = np.flatnonzero((np.diff(found) != 1) | (level[1:] != level[:-1])) + 1
    bounds = [0, *parts.tolist(), len(found)]
    stretches = [slice(first, stop) for first, stop in pairwise(bounds)]
    surest = np.array([part.start + int(np.argmax(confidence[part])) for part in stretches])
    for part, reason in zip(stretches, why.of(found[surest]), strict=True):
        first, last = int(found[part.start]) + why.at, int(found[part.stop - 1]) + why.at
        yield Run(first, last, float(confidence[part].min()), reason)


class _Reasons(NamedTuple):
    """What is needed to give reasons, for lines by their row in ``table``; row 0 is line ``at`` of the page."""

    model: LineModel
    table: Array
    page: PageModel
    at: int

    def of(self, rows: Index) -> list[tuple[str, ...]]:
        return reasons(self.table[rows], self.table, rows + self.at, self.model.trees, self.page)


def _is_wordless_amid_prose(table: Array) -> npt.NDArray[np.bool_]:
    """Tell which lines stand without a word amid the prose: hours of a live blog, cells of a table, partings."""
    before = table[:, _PROSE_BEFORE]
    amid: npt.NDArray[np.bool_] = (before > 0) & (before < 1) & (table[:, COLUMN["wordless"]] > 0)
    return amid


@cache
def line_model() -> LineModel:
    """Return the shipped model, read once a process."""
    path = files("scrapelint_boilerplate") / WEIGHTS
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return unpack({name: stored[name] for name in stored.files})


def unpack(stored: dict[str, npt.NDArray[Any]]) -> LineModel:
    """Return the model whose weights are stored in small integers."""
    folded = np.arange(1 << 16, dtype=np.int64)
    folded[stored["folded_at"]] = stored["folded_to"]
    trees = Trees(
        stored["columns"].astype(np.int64), stored["features"].astype(np.int64), stored["borders"].astype(np.float32),
        stored["leaves"].astype(np.float32), float(stored["bias"]),
    )  # fmt: skip
    return LineModel(
        np.repeat(stored["class_of"], stored["class_run"]).astype(np.uint8), folded.astype(np.uint16),
        stored["ngrams"].astype(np.float32) * np.float32(stored["ngram_unit"]), float(stored["ngram_bias"]), trees,
        stored["log_odds"].astype(np.float32), stored["shares"].astype(np.float32),
    )  # fmt: skip
