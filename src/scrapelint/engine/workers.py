"""Worker processes: units of work done side by side, what comes of them yielded in the order of the input."""

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from threading import Thread
from typing import TypeVar

from ..config.model import Config
from ..errors import ScrapelintError
from ..garbage import collect_seldom
from ..readers.base import ReadOptions
from ..report import Report
from ..threads import begin_with_one_thread
from .linter import Linter
from .session import Session
from .units import Unit

Result = TypeVar("Result")


class WorkerError(ScrapelintError):
    """A worker process died, most often for want of memory; what it was doing is named."""


def lint_units(session: Session, work: Iterator[Unit], jobs: int) -> Iterator[Report]:
    """Yield the reports of ``work``, which processes with sessions like ``session`` do side by side."""
    start = partial(_start, session.linter.config, session.options)
    for _, reports in spread(work, jobs, start, _lint):
        yield from reports


def spread(
    work: Iterator[Unit], jobs: int, start: Callable[[], None], do: Callable[[Unit], Result]
) -> Iterator[tuple[Unit, Result]]:
    """Yield each unit of ``work`` with what ``do`` returns for it, never more than a few ahead of what was taken.

    Args:
        work: what is to be done; the iterator is consumed as the work goes on.
        jobs: how many processes.
        start: called once in each process, before all else.
        do: called in one of the processes; like ``start`` it must be picklable.

    Raises:
        WorkerError: a process died.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(start,))
    pending: deque[tuple[Unit, Future[Result]]] = deque()
    try:
        for unit in work:
            pending.append((unit, pool.submit(do, unit)))
            if len(pending) > 2 * jobs:
                yield _result(*pending.popleft())
        while pending:
            yield _result(*pending.popleft())
    except BaseException:  # Ctrl-C, a reader that went away: nobody waits for what is still being done
        _stop(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes of ``pool`` in the middle of their work, which has no public way before Python 3.14."""
    for process in list((pool._processes or {}).values()):  # noqa: SLF001
        process.terminate()


def _result(unit: Unit, future: "Future[Result]") -> tuple[Unit, Result]:
    try:
        return unit, future.result()
    except BrokenProcessPool as error:
        first, last = unit.parts[0].path, unit.parts[-1].path
        raise WorkerError(f"a worker process died on, or soon after, {first} … {last}; try fewer jobs") from error


def _begin(start: Callable[[], None]) -> None:
    """Make a process ready for work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all of them; the first process sees to it
    begin_with_one_thread()
    sys.stdout = sys.stderr  # what a plugin prints must not get into the results
    Thread(target=_follow, daemon=True).start()
    start()
    collect_seldom()
    gc.freeze()  # what is made at the start stays: nobody need look for garbage in it


def _follow() -> None:
    """Wait for the first process to go, and go too: a killed one cannot end its workers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


_session: Session | None = None


def _start(config: Config, options: ReadOptions) -> None:
    """Build the linter once in a worker process."""
    global _session  # noqa: PLW0603 - a process pool offers no other place for what a worker keeps
    _session = Session(Linter(config), options)


def _lint(unit: Unit) -> list[Report]:
    if _session is None:  # pragma: no cover - the pool always starts its workers first
        raise WorkerError("the worker was not started")
    return [report.slim() for report in _session.lint_parts(unit.parts)]
