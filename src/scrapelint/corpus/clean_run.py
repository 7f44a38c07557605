"""A clean copy of a corpus: workers clean units of it, this process writes files and keeps how far it came."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from ..engine.pool import available_cores, worth_a_pool
from ..engine.session import Session
from ..engine.units import Unit, units
from ..readers.remote import InputFile
from .clean_checks import refuse_overlap, refuse_present, refuse_unwritable
from .clean_copy import PROVENANCE, CleanRan, Copy
from .clean_state import CleanFolder
from .clean_work import Cleaned, CleanOrder, CleanWorker, do, start
from .cleaning import Settings, Tally
from .inputs import look_over
from .keys import digest, settings_keys
from .problems import RunError

_SECONDS = 5.0
"""Between two checkpoints; more where they take long, so that they never take more than a twentieth of the time."""
_SHARE = 20


@dataclass(frozen=True)
class CleanPlan:
    """What is cleaned, and where the copy goes."""

    session: Session
    files: Callable[[], Iterator[InputFile]]
    """Yields the files to clean, the same at each call."""
    source: Path
    """The file, or the folder, that is cleaned."""
    target: Path
    settings: Settings
    jobs: int = 0
    seconds: float = _SECONDS


def clean_corpus(plan: CleanPlan, advance: Callable[[int], None]) -> CleanRan:
    """Write the clean copy, going on where a run of the same plan was interrupted; each file appears when it is whole.

    Args:
        plan: what to do.
        advance: called with the bytes of input that were read since the last call.

    Raises:
        RunError: the copy cannot be written, or would be written over the input.
        WorkerError: a process died; what was done is kept.
    """
    refuse_overlap(plan.source, plan.target)
    state = CleanFolder.beside(plan.target)
    if not CleanFolder.holds_state(state):
        refuse_present(plan.target)
    refuse_unwritable(plan.files(), plan.session)
    done = False
    try:
        (plan.target if plan.source.is_dir() else plan.target.parent).mkdir(parents=True, exist_ok=True)
        folder = CleanFolder(state)
        try:
            ran = _Run(plan, folder).done(advance)
            done = True
        finally:
            folder.close(done=done)
    except OSError as error:
        where = error.filename or plan.target
        raise RunError(
            f"{where}: cannot be written: {error.strerror or error}; "
            "what was done is kept: the same command goes on from there"
        ) from error
    return ran


class _Run:
    """A run under way."""

    def __init__(self, plan: CleanPlan, folder: CleanFolder) -> None:
        self._plan = plan
        self._folder = folder
        session, settings = plan.session, plan.settings
        share = session.linter.config.max_removed_share
        what = repr((settings.unsafe, settings.field, share, str(plan.source), str(plan.target)))
        keys = settings_keys(session, settings.accepted)
        keys["settings"] = digest(keys["settings"] + what)
        self._state = folder.load({"input files": look_over(plan.files()).state, **keys}, plan.target)
        self._pause = plan.seconds

    def done(self, advance: Callable[[int], None]) -> CleanRan:
        """Do all that is left to do."""
        plan, state = self._plan, self._state
        if not state.units:
            self._folder.save(state)  # before the copy is touched: from now on what is there is known to be ours
        provenance = plan.target / PROVENANCE if plan.source.is_dir() and plan.settings.field is not None else None
        copy = Copy(self._target, provenance, self._folder.scratch, state.ran, state.place)
        saved = time.monotonic()
        try:
            for unit, (parts, tally) in self._cleaned(advance):
                for part in parts:
                    copy.take(part)
                state.ran.tally.add(tally)
                state.units = unit.number + 1
                advance(unit.size)
                if time.monotonic() - saved >= self._pause:
                    saved = self._save(copy)
            copy.finish()
        finally:
            copy.close()
        return state.ran

    def _save(self, copy: Copy) -> float:
        """Keep the state, once what it counts is on the disk; return when that was done."""
        begun = time.monotonic()
        self._state.place = copy.synced()
        self._folder.save(self._state)
        now = time.monotonic()
        self._pause = max(self._plan.seconds, _SHARE * (now - begun))
        return now

    def _cleaned(self, advance: Callable[[int], None]) -> Iterator[tuple[Unit, tuple[list[Cleaned], Tally]]]:
        """Yield the units that are left with what came of them."""
        plan = self._plan
        session = plan.session
        order = CleanOrder(session.linter.config, session.options, plan.settings, self._folder.scratch)
        large, work = worth_a_pool(self._left(advance))
        jobs = plan.jobs or available_cores()
        if jobs > 1 and large:
            from ..engine.workers import spread  # noqa: PLC0415 - 20 ms that a small run need not pay

            yield from spread(work, jobs, partial(start, order), do)
        else:
            with closing(CleanWorker(order)) as worker:
                yield from ((unit, worker.do(unit)) for unit in work)

    def _left(self, advance: Callable[[int], None]) -> Iterator[Unit]:
        for unit in units(self._plan.files(), self._plan.session.readers, tables=False):
            if unit.number >= self._state.units:
                yield unit
            else:
                advance(unit.size)

    def _target(self, path: Path) -> Path:
        plan = self._plan
        if not plan.source.is_dir():
            return plan.target
        return plan.target / PurePath(path).relative_to(plan.source)
