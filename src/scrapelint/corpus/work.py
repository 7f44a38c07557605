"""What a worker makes of a unit: its findings as lines of JSON and its figures, with no text that nobody needs."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from ..config.model import Config
from ..engine.linter import Linter
from ..engine.session import Session
from ..engine.suppression import TextPatterns
from ..engine.units import Unit
from ..readers.base import ReadOptions
from ..report import Failure, Report
from ..text.document import Document
from .across import Sketches
from .found import line
from .summary import Summary

_MOST_HELD = 4 << 20  # bytes of findings held in memory; more go to a file, since a unit may be a file of any size


@dataclass(frozen=True)
class Order:
    """All that a worker must know; picklable."""

    config: Config
    options: ReadOptions
    scratch: Path
    """The folder for what is too large to be sent."""
    known: frozenset[str] = frozenset()
    """Fingerprints of findings that are accepted, or in the baseline."""
    shards: Path | None = None
    """The folder for what the rules across documents keep of each unit; ``None`` if there are no such rules."""


@dataclass(slots=True)
class Encoded:
    """Reports in a row: their findings as lines of JSON, in a file if they are many, and their figures."""

    summary: Summary
    lines: bytes = b""
    spilled: Path | None = None
    """The file that holds the first of the lines, to be read before :attr:`lines` and taken away."""


Piece = Encoded | Report
"""A report by itself holds findings that may be known: of equal ones only the first few are, in order of the input."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a unit, in order."""

    pieces: list[Piece]
    unused: frozenset[str]
    """What to say of each pattern of ``ignore-text`` that this worker has had no use for so far."""


class Worker:
    """Does units one after the other."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._linter = Linter(order.config)
        self._session = Session(self._linter, order.options)
        self._patterns = TextPatterns(order.config, self._linter.catalogue.rules)
        self._codes = [rule.code for rule in self._linter.rules]
        self._enough: dict[str, str] = {}
        self._sketches = Sketches(self._linter, order.shards) if order.shards else None

    def do(self, unit: Unit) -> Outcome:
        """Return what comes of ``unit``."""
        pieces = _Pieces(self._order.scratch / f"findings-{unit.number}", self._enough)
        self._session.seen = self._sketches.adding_to(unit.number) if self._sketches else None
        for report in self._session.lint_parts(unit.parts):
            settled = self._without_patterns(report)
            if self._order.known.isdisjoint({finding.fingerprint for finding in settled.findings}):
                pieces.encode(settled)
            else:
                pieces.pass_on(settled)
        for failure in self._sketches.write(unit.number) if self._sketches else ():
            pieces.encode(failed(failure))
        done = pieces.finished()
        self._enough = pieces.enough
        return Outcome(done, frozenset(self._patterns.unused(self._codes)))

    def close(self) -> None:
        """Let go of the cache."""
        self._session.close()

    def _without_patterns(self, report: Report) -> Report:
        settled = self._patterns.without(report)
        failures = self._patterns.failed()
        return replace(settled, failures=(*settled.failures, *failures)) if failures else settled


def failed(failure: Failure) -> Report:
    """Return a report on ``failure``, of a rule whose findings do not come with its document."""
    return Report(Document("", failure.path), (), (failure,), damage=True)


@dataclass
class _Pieces:
    """Collects the pieces of a unit."""

    spill: Path
    enough: dict[str, str]
    _done: list[Piece] = field(default_factory=list)
    _now: Encoded | None = None
    _held: bytearray = field(default_factory=bytearray)
    _file: BinaryIO | None = None

    def encode(self, report: Report) -> None:
        if self._now is None:
            self._now = Encoded(Summary(enough=self.enough))
        self._now.summary.add(report)
        if not report.findings:
            return
        self._held += "".join(map(line, report.findings)).encode()
        if len(self._held) > _MOST_HELD:
            self._to_file(self._now)

    def pass_on(self, report: Report) -> None:
        self._end()
        self._done.append(report)

    def finished(self) -> list[Piece]:
        self._end()
        return self._done

    def _to_file(self, now: Encoded) -> None:
        if self._file is None:
            now.spilled = self.spill.with_name(f"{self.spill.name}-{len(self._done)}")
            self._file = now.spilled.open("wb")
        self._file.write(self._held)
        self._held.clear()

    def _end(self) -> None:
        if self._now is None:
            return
        if self._file is not None:
            self._file.close()
            self._file = None
        self._now.lines = bytes(self._held)
        self._held.clear()
        self.enough = self._now.summary.articles.enough()
        self._done.append(self._now)
        self._now = None


_worker: Worker | None = None


def start(order: Order) -> None:
    """Make the worker of a process."""
    global _worker  # noqa: PLW0603 - a process pool offers no other place for what a worker keeps
    _worker = Worker(order)


def do(unit: Unit) -> Outcome:
    """Let the worker of this process do ``unit``."""
    if _worker is None:  # pragma: no cover - the pool always starts its workers first
        raise RuntimeError("the worker was not started")
    return _worker.do(unit)
