"""Which rows of a table of lines belong to which page: many pages are looked at in one table."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]


class Pages(NamedTuple):
    """The pages, none of them empty; what is told of a row concerns its own page alone."""

    bounds: Index
    """The first row of each page and, last, the number of rows."""
    number: Index
    """The page of each row."""
    first: Index
    """The first row of each row's page."""
    stop: Index
    """The row behind the last of each row's page."""

    @classmethod
    def of(cls, sizes: Iterable[int]) -> "Pages":
        """Return the pages of so many lines each."""
        rows = np.array([0, *sizes], np.int64)
        bounds = np.cumsum(rows)
        return cls(
            bounds, np.repeat(np.arange(len(rows) - 1), rows[1:]), np.repeat(bounds[:-1], rows[1:]),
            np.repeat(bounds[1:], rows[1:]),
        )  # fmt: skip

    def slices(self) -> list[slice]:
        """Return the rows of each page."""
        return [slice(first, stop) for first, stop in pairwise(self.bounds.tolist())]
