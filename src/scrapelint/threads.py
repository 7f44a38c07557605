"""One thread for numpy: what a linter multiplies is small, and its processes share the cores already."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import LibController


_VARIABLES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_process_has_one = False


def begin_with_one_thread() -> None:
    """Let numpy work on one thread as long as the process lives, if it was not imported yet and nobody says otherwise.

    It then starts no thread for each core, which it would not use (40 ms), and :func:`one_thread` has nothing to do
    (4 ms for its library).
    """
    global _process_has_one  # noqa: PLW0603 - what holds for the process
    if "numpy" not in sys.modules:
        _process_has_one = all(os.environ.setdefault(variable, "1") == "1" for variable in _VARIABLES)


@cache
def _libraries() -> "tuple[LibController, ...]":
    """Return the linear algebra libraries loaded so far; numpy must have been imported."""
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - only runs that load numpy need it

    libraries = ThreadpoolController().lib_controllers
    return tuple(library for library in libraries if library.user_api == "blas")


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep numpy's matrix products to the calling thread within the block; numpy must have been imported.

    On a busy machine the threads of OpenBLAS wait for each other: a document that takes 7 ms on one thread took 200 ms
    on two. The libraries are set directly, for the general limit of threadpoolctl takes twice as long.
    """
    if _process_has_one:
        yield
        return
    libraries = _libraries()
    before = [library.get_num_threads() for library in libraries]
    for library in libraries:
        library.set_num_threads(1)
    try:
        yield
    finally:
        for library, number in zip(libraries, before, strict=True):
            library.set_num_threads(number)
