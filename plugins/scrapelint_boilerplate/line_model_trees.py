"""Boosted trees of one depth, evaluated for all lines at once: one question a level, the same for the whole level."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array
from scrapelint_boilerplate.line_model_pages import Index

_ROWS = 512
"""Lines evaluated at a time: few enough for what is compared to stay in the cache, which takes half the time."""


class Trees(NamedTuple):
    """The questions ``feature > border``, level by level, and the value of each leaf."""

    columns: Index
    """The features asked for, each once: the columns to take from the table of features."""
    features: Index
    """Levels times trees: an index into ``columns``."""
    borders: Array
    """Levels times trees."""
    leaves: Array
    """Trees times ``2 ** levels``; bit ``l`` of the place is the answer of level ``l``."""
    bias: float

    def score(self, table: Array) -> npt.NDArray[np.float64]:
        """Return the log-odds that each row is boilerplate."""
        parts = [self._part(table[at : at + _ROWS]) for at in range(0, len(table), _ROWS)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _part(self, rows: Array) -> npt.NDArray[np.float64]:
        levels, trees = self.features.shape
        wanted = np.ascontiguousarray(rows[:, self.columns].T)
        answers = wanted.take(self.features.ravel(), axis=0) > self.borders.reshape(-1, 1)
        bits = answers.view(np.uint8).reshape(levels, trees, -1)
        leaf = bits[0]
        for level in range(1, levels):
            leaf |= bits[level] << np.uint8(level)
        place = leaf.astype(np.intp)
        place += (np.arange(trees) << levels)[:, None]
        score: npt.NDArray[np.float64] = self.leaves.take(place).sum(axis=0, dtype=np.float64) + self.bias
        return score
