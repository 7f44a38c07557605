"""How often Python looks for garbage: seldom, for linting makes many objects and next to no garbage in cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (70_000, 20, 20)
"""How many objects are made until Python looks for garbage among them, and how many such looks until a wider one.

By default it is 700: of a document of 100,000 lines that took a quarter of the time. Above 50,000 little is gained,
but that a run over one article makes as many at its height: one look cost it 14 of its 250 milliseconds.
"""


def collect_seldom() -> None:
    """Look for garbage seldom as long as the process lives."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage seldom within the block, unless the program does so already, or not at all."""
    before = gc.get_threshold()
    if not 0 < before[0] < _SELDOM[0]:
        yield
        return
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
