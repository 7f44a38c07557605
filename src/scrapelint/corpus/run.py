"""A run over a corpus: workers lint it, this process puts together what comes of it and keeps how far it came."""

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from ..engine.known import KnownFinding
from ..engine.pool import available_cores, worth_a_pool
from ..engine.session import Session
from ..engine.units import Unit, units
from ..readers.remote import InputFile
from ..report import Failure
from .across import MOST_MEMORY, found_across, learn_templates
from .found import Found, line
from .inputs import Inputs, look_over
from .keys import settings_keys
from .known import KnownOnes
from .output import Nowhere, Output, partial_path
from .problems import RunError
from .state import Phase, State, StateFolder
from .summary import Summary
from .work import Encoded, Order, Outcome, Worker, do, failed, start

_SECONDS = 5.0
"""Between two checkpoints; more where they take long, so that they never take more than a twentieth of the time."""
_SHARE = 20
_MOST_CACHED = 256 << 20  # bytes of input whose results are kept for the next run: of more, the first would be gone


class Watcher(Protocol):
    """Is told how a run gets on."""

    def begin(self, inputs: Inputs, *, resumed: bool) -> None:
        """Take what there is to read, and whether some of it was read by a run that was interrupted."""

    def advance(self, size: int, summary: Summary) -> None:
        """Take the number of bytes that were read since the last call, and the figures so far."""

    def say(self, words: str) -> None:
        """Take what is being done now that all is read."""


@dataclass(frozen=True)
class Plan:
    """What is run, on what, and where to."""

    session: Session
    files: Callable[[], Iterator[InputFile]]
    """Yields the files to read, the same at each call."""
    folder: Path
    """Where the state is kept."""
    output: Path | None = None
    """Where the findings go; ``None`` to count them only."""
    accepted: tuple[KnownFinding, ...] = ()
    baseline: tuple[KnownFinding, ...] = ()
    jobs: int = 0
    """How many processes; 0 for as many as there are cores."""
    restart: bool = False
    """Whether to forget what an interrupted run had done."""
    learn: Path | None = None
    """The file for the template lines that the rules across documents find; ``None`` for none."""
    memory_limit: str = MOST_MEMORY
    """How much the comparison of documents may hold, such as ``500MB``."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What the state is to hold of the run besides, for those who read it."""
    lasting: bool = True
    """Whether the folder outlives the run, so that one that was interrupted can go on."""
    seconds: float = _SECONDS


@dataclass(frozen=True)
class Ran:
    """What a run came to."""

    summary: Summary
    known: KnownOnes
    inputs: Inputs
    unused: frozenset[str]
    """What to say of patterns of ``ignore-text`` that suppressed nothing."""


def run_corpus(plan: Plan, watcher: Watcher) -> Ran:
    """Do what ``plan`` says, going on from where a run of the same plan was interrupted.

    Raises:
        RunError: it cannot begin, or not go on; what was done is kept.
        WorkerError: a process died; what was done is kept.
    """
    with closing(StateFolder(plan.folder)) as folder:
        if plan.restart:
            folder.forget()
        try:
            return _Run(plan, folder, watcher).done()
        except OSError as error:
            where = error.filename or plan.output or plan.folder
            kept = "; what was done is kept: the same command goes on from there" if plan.lasting else ""
            raise RunError(f"{where}: cannot be written: {error.strerror or error}{kept}") from error


class _Run:
    """A run under way."""

    def __init__(self, plan: Plan, folder: StateFolder, watcher: Watcher) -> None:
        self._plan = plan
        self._folder = folder
        self._watcher = watcher
        self._known = KnownOnes(plan.accepted, plan.baseline)
        self._inputs = look_over(plan.files())
        keys = {"input files": self._inputs.state, **settings_keys(plan.session, self._known.names)}
        self._state = folder.load(keys, self._known)
        if self._state.phase == "done" and not self._uncommitted():
            self._state = State(keys)
            self._known = KnownOnes(plan.accepted, plan.baseline)
        if not self._state.units:
            folder.tidy()
        output = None if plan.output is None else str(plan.output.absolute())
        corpus = {"files": self._inputs.files, "bytes": self._inputs.size, "fingerprint": self._inputs.corpus}
        self._state.about = {**plan.about, "output": output, "input": corpus}
        self._shards = folder.shards() if plan.session.linter.corpus_rules else None
        self._whole = True
        """Whether :attr:`_state` and the output hold whole units only."""
        self._saved = time.monotonic()
        self._pause = plan.seconds

    def _uncommitted(self) -> bool:
        """Tell whether a run was interrupted just when all was done and its output got its name."""
        return self._plan.output is not None and partial_path(self._plan.output).exists()

    def done(self) -> Ran:
        """Do all that is left to do."""
        state = self._state
        if not (state.units or state.phase == "done"):
            self._folder.save(
                state, self._known
            )  # before the output is touched: the state of the last run goes with it
        output = self._opened()
        self._watcher.begin(self._inputs, resumed=state.units > 0)
        with closing(output):
            if state.phase == "reading":
                self._read(output)
                self._enter("comparing", output)
            if state.phase == "comparing":
                self._compare(output)
                self._enter("done", output)
        if self._plan.output is not None:
            from .formats import commit  # noqa: PLC0415 - Parquet is an extra

            commit(self._plan.output)
        self._folder.tidy()
        return Ran(state.summary, self._known, self._inputs, state.unused or frozenset())

    def _enter(self, phase: Phase, output: Output | Nowhere) -> None:
        self._state.phase = phase
        self._save(output)

    def _compare(self, output: Output | Nowhere) -> None:
        """Let the rules across documents judge what the workers kept."""
        if not self._shards:
            return
        self._watcher.say("comparing the documents")
        scratch, limit = self._folder.scratch / "comparing", self._plan.memory_limit
        shutil.rmtree(scratch, ignore_errors=True)  # of a run that was killed
        for one in found_across(self._plan.session, self._shards, scratch, limit):
            if isinstance(one, Failure):
                self._state.summary.add(failed(one))
                continue
            if isinstance(one, Found):
                left = self._known.not_in(one)
                self._state.offset += output.append("".join(left.lines()).encode())
                for counted in left.counted():
                    self._state.summary.add_across(*counted)
            elif not self._known.takes(one):
                self._state.offset += output.append(line(one).encode())
                self._state.summary.add_finding(one)
        if self._plan.learn:
            learn_templates(self._plan.session, self._shards, scratch, limit, self._plan.learn)

    def _opened(self) -> Output | Nowhere:
        return Nowhere() if self._plan.output is None else Output(self._plan.output, self._state.offset)

    def _read(self, output: Output | Nowhere) -> None:
        """Read the corpus from where the state says."""
        state = self._state
        try:
            for unit, outcome in self._outcomes():
                self._take(unit, outcome, output)
                self._watcher.advance(unit.size, state.summary)
                if time.monotonic() - self._saved >= self._pause:
                    self._save(output)
        except BaseException:
            if self._whole:
                with suppress(OSError):
                    self._save(output)
            raise

    def _outcomes(self) -> Iterator[tuple[Unit, Outcome]]:
        """Yield the units that are left with what came of them."""
        plan = self._plan
        config = plan.session.linter.config
        if self._inputs.size > _MOST_CACHED:
            config = replace(config, cache=False)
        order = Order(config, plan.session.options, self._folder.scratch, self._known.names, self._shards)
        large, work = worth_a_pool(self._left())
        jobs = plan.jobs or available_cores()
        if jobs > 1 and large:
            from ..engine.workers import spread  # noqa: PLC0415 - 20 ms that a small run need not pay

            yield from spread(work, jobs, partial(start, order), do)
        else:
            with closing(Worker(order)) as worker:
                yield from ((unit, worker.do(unit)) for unit in work)

    def _left(self) -> Iterator[Unit]:
        for unit in units(self._plan.files(), self._plan.session.readers):
            if unit.number >= self._state.units:
                yield unit
            else:
                self._watcher.advance(unit.size, self._state.summary)

    def _take(self, unit: Unit, outcome: Outcome, output: Output | Nowhere) -> None:
        """Put what came of a unit into the output and the figures."""
        state = self._state
        self._whole = False
        for piece in outcome.pieces:
            if isinstance(piece, Encoded):
                if piece.spilled:
                    state.offset += output.append_file(piece.spilled)
                state.offset += output.append(piece.lines)
                state.summary.merge(piece.summary)
            else:
                report = self._known.without(piece)
                state.offset += output.append("".join(map(line, report.findings)).encode())
                state.summary.add(report)
        state.unused = outcome.unused if state.unused is None else state.unused & outcome.unused
        state.units = unit.number + 1
        self._whole = True

    def _save(self, output: Output | Nowhere) -> None:
        """Keep the state, once what it counts is on the disk."""
        begun = time.monotonic()
        output.sync()
        self._folder.save(self._state, self._known)
        self._saved = time.monotonic()
        self._pause = max(self._plan.seconds, _SHARE * (self._saved - begun))
