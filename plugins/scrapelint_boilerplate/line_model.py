"""The learned line model: how likely each line of a page is boilerplate by its words, its looks and its place."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from scrapelint.plugin import read_arrays
from scrapelint_boilerplate.line_model_characters import Array, Codes, read
from scrapelint_boilerplate.line_model_context import features
from scrapelint_boilerplate.line_model_layout import COLUMN, layout
from scrapelint_boilerplate.line_model_ngrams import hashes, lexical, overlap
from scrapelint_boilerplate.line_model_pages import Pages
from scrapelint_boilerplate.line_model_trees import Trees
from scrapelint_boilerplate.options import PLACE_RULE
from scrapelint_boilerplate.page import PageLine

WEIGHTS = "line_model.npy"


class LineModel(NamedTuple):
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

    def lexical(self, lines: Sequence[str], pages: Pages) -> tuple[Array, Array, Array, Array]:
        """Return layout, visible length, lexical score and overlap with the page's prose of each line."""
        characters = read(lines, pages, self.classes, self.folded)
        codes = hashes(characters)
        table, visible = layout(characters)
        said = lexical(characters, codes, self.ngrams) + np.float32(self.bias)
        shared = overlap(characters, codes, table[:, COLUMN["prose"]] > 0, table[:, COLUMN["cjk"]], pages)
        return table, visible, said, shared

    def features(self, lines: Sequence[str], claimed: Array, pages: Pages) -> Array:
        """Return the features of all lines, a row a line."""
        table, visible, said, shared = self.lexical(lines, pages)
        return features(table, visible, said, claimed, shared, pages)

    def confidence(self, score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the share of boilerplate that was measured among lines of such a score, from 0 to 1."""
        return np.interp(score, self.log_odds, self.shares)


def claims_of(lines: Iterable[PageLine]) -> Array:
    """Return 1 for lines that a class claims by what they say, less for those claimed by their place, else 0."""
    return np.array([_claim(line) for line in lines], np.float32)


def _claim(line: PageLine) -> float:
    if line.claimed_by is None:
        return 0.0
    if line.claimed_by == PLACE_RULE:
        return 0.25
    return 1.0 if line.surely else 0.5


@cache
def line_model() -> LineModel:
    """Return the shipped model, read once a process."""
    return unpack(read_arrays("scrapelint_boilerplate", WEIGHTS))


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
