"""Files shared among processes where that is worth it; the reports come in the order of the input all the same."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain

from ..readers.remote import InputFile
from ..report import Report
from .session import Session
from .units import Unit, units

# Below this many bytes of input, starting processes costs more than it saves.
_WORTH_A_POOL = 4 << 20


def lint_files(session: Session, files: Iterable[InputFile], jobs: int = 0) -> Iterator[Report]:
    """Yield a report for each document in ``files``, in order, whatever the number of processes.

    Args:
        session: what to run; each process makes its own from the same settings.
        files: what to read; the iterator is consumed as the work goes on.
        jobs: how many processes, 0 for as many as there are cores; small inputs are done in this one.

    Raises:
        WorkerError: a process died.
    """
    jobs = jobs or available_cores()
    if jobs == 1:
        yield from session.lint_files(files)
        return
    large, work = worth_a_pool(units(files, session.readers))
    if large:
        from .workers import lint_units  # noqa: PLC0415 - 20 ms that a small run need not pay

        yield from lint_units(session, work, jobs)
        return
    for unit in work:
        yield from session.lint_parts(unit.parts)


def worth_a_pool(work: Iterator[Unit]) -> tuple[bool, Iterator[Unit]]:
    """Tell whether ``work`` is enough to start processes for, and return it whole."""
    head, size = [], 0
    for unit in work:
        head.append(unit)
        size += unit.size
        if size >= _WORTH_A_POOL:
            return True, chain(head, work)
    return False, iter(head)


def available_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1
