"""Many processes, one answer: units of work done side by side, their reports yielded in the order of the input."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from pathlib import Path

from ..config.model import Config
from ..errors import ScrapelintError
from ..readers.base import ReadOptions
from ..report import Report
from .linter import Linter
from .session import Session
from .units import Unit, units

# Below this many bytes of input, starting processes costs more than it saves.
_WORTH_A_POOL = 4 << 20


class WorkerError(ScrapelintError):
    """A worker process died, most often for want of memory; what it was doing is named."""


def lint_files(session: Session, files: Iterable[Path], jobs: int = 0) -> Iterator[Report]:
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
    work = units(files, session.readers)
    head, size = [], 0
    for unit in work:
        head.append(unit)
        size += unit.size
        if size >= _WORTH_A_POOL:
            yield from _spread(session, chain(head, work), jobs)
            return
    for unit in head:
        yield from session.lint_parts(unit.parts)


def available_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def _spread(session: Session, work: Iterator[Unit], jobs: int) -> Iterator[Report]:
    """Yield the reports of ``work``, never more than a few units ahead of what was taken."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    settings = (session.linter.config, session.options)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=settings)
    pending: deque[tuple[Unit, Future[list[Report]]]] = deque()
    try:
        for unit in work:
            pending.append((unit, pool.submit(_work, unit)))
            if len(pending) > 2 * jobs:
                yield from _result(*pending.popleft())
        while pending:
            yield from _result(*pending.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(unit: Unit, future: "Future[list[Report]]") -> list[Report]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        first, last = unit.parts[0].path, unit.parts[-1].path
        raise WorkerError(f"a worker process died on, or soon after, {first} … {last}; try fewer jobs") from error


_session: Session | None = None


def _start(config: Config, options: ReadOptions) -> None:
    """Build the linter once in a worker process."""
    global _session  # noqa: PLW0603 - a process pool offers no other place for what a worker keeps
    sys.stdout = sys.stderr  # what a plugin prints must not get into the results
    _session = Session(Linter(config), options)


def _work(unit: Unit) -> list[Report]:
    if _session is None:  # pragma: no cover - the pool always starts its workers first
        raise WorkerError("the worker was not started")
    return [report.slim() for report in _session.lint_parts(unit.parts)]
