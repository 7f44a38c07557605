"""How a check ends: what is said on standard error, the verdict in the last line, and the exit code."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..engine.gates import Gates, Verdict
from ..engine.triage import Triage
from ..reports.base import RunSummary
from ..reports.escaping import visible
from ..reports.notes import grouped_notes
from ..reports.places import counted
from .known import told
from .run import Run

if TYPE_CHECKING:
    from .fixer import Fixer

CLEAN, FOUND, FAILED = 0, 1, 2


class Outcome(NamedTuple):
    """All that a check came to."""

    run: Run
    summary: RunSummary
    triage: Triage
    gates: Gates
    fixer: "Fixer | None"
    compared: bool
    """Whether there was a baseline."""

    def end(self, given: dict[str, Any]) -> int:
        """Say on standard error what is to be said, and return the exit code."""
        stale = bool(given["strict_baseline"] and self.triage.stale_baseline())
        verdict = self._verdict(given, stale=stale)
        for line in self._messages(given):
            if line.startswith("error") or not given["quiet"]:
                click.echo(visible(line), err=True)
        if (self.gates.given or self.compared) and not (given["quiet"] and verdict.passed):
            click.echo(str(verdict), err=True)
        if self.summary.failures:
            return FAILED
        return CLEAN if verdict.passed or given["exit_zero"] else FOUND

    def _verdict(self, given: dict[str, Any], *, stale: bool) -> Verdict:
        if self.summary.failures:
            return Verdict(False, f"could not do the whole job: {counted(len(self.summary.failures), 'error')}")
        if self.fixer and self.fixer.count and (given["diff"] or given["exit_non_zero_on_fix"]):
            return Verdict(False, f"{counted(self.fixer.count, 'finding')} {'to fix' if given['diff'] else 'fixed'}")
        if given["diff"]:
            return Verdict(True, "nothing to fix")
        if stale:
            return Verdict(False, "the baseline holds what is no longer found (--strict-baseline)")
        return self.gates.verdict(self.triage.known)

    def _messages(self, given: dict[str, Any]) -> Iterator[str]:
        for failure in self.summary.failures:
            yield f"error: {failure}"
        yield from (f"note: {note}" for note in grouped_notes(self.summary.notes))
        if not (self.summary.documents or self.summary.total or self.summary.failures):
            yield f"warning: nothing was looked at: no file to read in {' '.join(self.run.paths)}"
        yield from told(self.run, self.triage, strict=given["strict_baseline"])
        if self.fixer:
            yield from self.fixer.told(listed=given["show_fixes"])
            if self.fixer.speaks and not given["diff"] and self.summary.total:
                yield f"note: {counted(self.summary.total, 'finding')} left"
