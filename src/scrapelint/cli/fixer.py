"""The fixer: makes fixes on the way from the linter to the output, and writes them file by file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ..engine.fix_diff import diff
from ..engine.fix_files import Change, pieces, rewrite
from ..engine.fixing import applicable, fix
from ..engine.triage import Triage
from ..errors import FixError
from ..finding import Finding
from ..report import OWN_PLUGIN, Failure, Report
from ..reports.places import counted, place, shown_path
from ..text.document import Document
from .run import Run


@dataclass
class Fixer:
    """Makes fixes document by document and hands the changes of a file on when its last document is done."""

    run: Run
    triage: Triage
    unsafe: bool
    as_diff: bool
    applied: dict[str, Counter[str]] = field(default_factory=dict)
    """What was fixed: findings by rule name, by path."""
    refusals: list[str] = field(default_factory=list)
    """Why documents were left alone."""
    output: list[str] = field(default_factory=list)
    """The lines of the diff."""
    stdin: bytes | None = None
    """What standard input would hold, fixed."""

    @property
    def count(self) -> int:
        """How many findings were fixed."""
        return sum(counts.total() for counts in self.applied.values())

    def through(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Yield what is left to report of ``reports`` after the fixes."""
        path: str | None = None
        changes: list[Change] = []
        done: list[Finding] = []
        for report in reports:
            if report.path != path:
                yield from self._finished(path, changes, done)
                path, changes, done = report.path, [], []
            yield self.triage.settled(self._fixed(report, changes, done))
        yield from self._finished(path, changes, done)

    def _fixed(self, report: Report, changes: list[Change], done: list[Finding]) -> Report:
        shown = self.triage.preview(report)
        if not any(applicable(one, unsafe=self.unsafe) for one in shown.findings):
            return report
        if not self.run.session.writes(report.path):
            refusal = f"{shown_path(report.path)}: fixes cannot be written into files of this format; left as it was"
            if refusal not in self.refusals[-1:]:
                self.refusals.append(refusal)
            return report
        share = self.run.config.max_removed_share
        outcome = fix(shown, self._checked, unsafe=self.unsafe, most_removed=share)
        if outcome.refused:
            self.refusals.append(f"{_name(report.document)}: {outcome.refused}; it was left as it was")
        for one in outcome.held_back:
            self.refusals.append(f"{place(one)}: {one.code} {one.name} is not fixed, since that would leave new damage")
        if not outcome.steps:
            return report
        changes.append(Change(report.document, outcome.steps))
        done += outcome.applied
        return self.run.session.lint_document(outcome.report.document)

    def _checked(self, document: Document) -> Report:
        return self.triage.preview(self.run.session.lint_document(document))

    def _finished(self, path: str | None, changes: list[Change], done: list[Finding]) -> Iterator[Report]:
        """Write the changes of a file; a report says so if that fails."""
        if path is None or not changes:
            return
        try:
            self._write(path, changes)
        except (FixError, OSError) as error:
            problem = str(error).removeprefix(f"{path}: ")
            yield Report(Document("", path), (), (Failure("--fix", OWN_PLUGIN, path, problem),))
            return
        self.applied[path] = Counter(finding.name for finding in done)

    def _write(self, path: str, changes: list[Change]) -> None:
        text_field = self.run.session.options.text_field
        if self.as_diff:
            with self._opened(path) as stream:
                self.output += diff(path, pieces(stream, changes, text_field))
        elif self.run.stdin is not None:
            with self._opened(path) as stream:
                self.stdin = b"".join(after for _, after in pieces(stream, changes, text_field))
        else:
            rewrite(Path(path), changes, text_field)

    def _opened(self, path: str) -> BinaryIO:
        if self.run.stdin is None:
            return Path(path).open("rb")
        self.run.stdin.seek(0)
        return BytesIO(self.run.stdin.read())

    @property
    def speaks(self) -> bool:
        """Whether a diff, or the fixed standard input, is printed where otherwise findings would be."""
        return self.as_diff or self.run.stdin is not None

    def spoken(self) -> Iterator[bytes]:
        """Yield what is printed instead of findings, once all documents are through."""
        if self.as_diff:
            yield from (line.encode("utf-8", "surrogateescape") for line in self.output)
        elif self.stdin is not None:
            yield self.stdin
        elif self.run.stdin is not None:
            self.run.stdin.seek(0)
            yield self.run.stdin.read()

    def told(self, *, listed: bool) -> Iterator[str]:
        """Yield lines for standard error: what was refused, what was fixed, one by one if ``listed``."""
        for refusal in self.refusals:
            yield f"warning: {refusal}"
        if listed:
            for path, counts in self.applied.items():
                yield f"{shown_path(path)}:"
                yield from (f"    {number:,} x {name}" for name, number in sorted(counts.items()))
        if self.count:
            would = "would fix" if self.as_diff else "fixed"
            yield f"{would} {counted(self.count, 'finding')} in {counted(len(self.applied), 'file')}"


def _name(document: Document) -> str:
    return document.path if document.record is None else f"{document.path}:{document.record}"
