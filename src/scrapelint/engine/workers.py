"""Worker processes: units of work done side by side, their reports yielded in the order of the input."""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from ..config.model import Config
from ..errors import ScrapelintError
from ..readers.base import ReadOptions
from ..report import Report
from .linter import Linter
from .session import Session
from .units import Unit


class WorkerError(ScrapelintError):
    """A worker process died, most often for want of memory; what it was doing is named."""


def spread(session: Session, work: Iterator[Unit], jobs: int) -> Iterator[Report]:
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
    except BaseException:  # Ctrl-C, a reader that went away: nobody waits for what is still being done
        _stop(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes of ``pool`` in the middle of their work, which has no public way before Python 3.14."""
    for process in list((pool._processes or {}).values()):  # noqa: SLF001
        process.terminate()


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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all of them; the first process sees to it
    sys.stdout = sys.stderr  # what a plugin prints must not get into the results
    _session = Session(Linter(config), options)


def _work(unit: Unit) -> list[Report]:
    if _session is None:  # pragma: no cover - the pool always starts its workers first
        raise WorkerError("the worker was not started")
    return [report.slim() for report in _session.lint_parts(unit.parts)]
