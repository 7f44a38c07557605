"""One thread for numpy: what a linter multiplies is small, and its processes share the cores already."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


@cache
def _controller() -> "ThreadpoolController":
    """Return the controller of the libraries loaded so far; numpy must have been imported."""
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - only runs that load numpy need it

    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep numpy's matrix products to the calling thread within the block; numpy must have been imported.

    On a busy machine the threads of OpenBLAS wait for each other: a document that takes 7 ms on one thread took 200 ms
    on two.
    """
    with _controller().limit(limits=1, user_api="blas"):
        yield
