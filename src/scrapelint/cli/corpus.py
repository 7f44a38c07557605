"""``scrapelint corpus``: lint a whole corpus in bounded memory, and judge it."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ..corpus.across import MOST_MEMORY, refuse_missing_extras
from ..corpus.formats import refuse_unknown
from ..corpus.run import Plan, Ran, run_corpus
from ..corpus.summary import Summary
from ..engine import ignore_file
from ..engine.gates import Gates, Verdict
from ..readers.walk import Walk
from ..reports.escaping import visible
from ..reports.places import counted
from .figures import tables, whole
from .help import CORPUS, Manual
from .known import baseline_entries, known_options
from .outcome import CLEAN, FAILED, FOUND
from .progress import progress
from .run import Run, prepared, run_options
from .verdict import gate_options, gate_settings, gates_of


@click.command(cls=Manual, epilog=CORPUS)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output-file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write all findings to FILE: .jsonl or .parquet.",
)
@click.option(
    "--state",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Keep in FOLDER how far the run is, to go on after a kill.  [default: FILE.run]",
)
@click.option("--restart", is_flag=True, help="Begin anew, whatever an interrupted run had done.")
@click.option(
    "--memory-limit",
    default=MOST_MEMORY,
    show_default=True,
    metavar="SIZE",
    help="What the comparison of documents may hold; more goes to disk.",
)
@run_options
@known_options
@gate_options
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors and the verdict of a run that failed only.")
def corpus(paths: tuple[str, ...], **given: Any) -> int:
    """Lint the corpus in PATHS: files, folders, patterns and URLs; the current folder by default.

    Findings go to a file as they are found, never all of them to the screen. A run that is interrupted, by whatever,
    goes on where it was when the same command is given again.
    """
    if "-" in paths:
        raise click.UsageError("standard input cannot be read again after an interruption; use `scrapelint check -`")
    run = prepared(paths, given, **gate_settings(given))
    gates = gates_of(run, given)
    refuse_missing_extras(run.session)
    with ExitStack() as stack:
        plan = _plan(run, given, stack)
        shown = progress(quiet=given["quiet"])
        stack.callback(shown.end)
        ran = run_corpus(plan, shown)
        shown.end()
    return Ending(run, ran, gates, given).told()


def _plan(run: Run, given: dict[str, Any], stack: ExitStack) -> Plan:
    output = Path(given["output_file"]) if given["output_file"] else None
    if output is not None:
        refuse_unknown(output)
    walk = Walk(run.session.suffixes, run.config.exclude, run.root, run.force_exclude)
    return Plan(
        run.session,
        lambda: walk.files(run.paths),
        _folder(given["state"], output, stack),
        output,
        ignore_file.read_ignores(run.root / ignore_file.NAME),
        baseline_entries(run, given),
        run.jobs,
        given["restart"],
        given["memory_limit"],
    )


def _folder(named: str | None, output: Path | None, stack: ExitStack) -> Path:
    if named:
        return Path(named)
    if output is not None:
        return output.with_name(f"{output.name}.run")
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scrapelint-")))


@dataclass(frozen=True)
class Ending:
    """What is said when all is done."""

    run: Run
    ran: Ran
    gates: Gates
    given: dict[str, Any]

    def told(self) -> int:
        """Print the figures and the verdict, and return the exit code."""
        summary = self.ran.summary
        verdict = self.verdict()
        if not self.given["quiet"]:
            for row in (*tables(summary), "", f"{whole(summary)}."):
                click.echo(row)
        for message in self._messages():
            if message.startswith("error") or not self.given["quiet"]:
                click.echo(visible(message), err=True)
        if not (self.given["quiet"] and verdict.passed):
            click.echo(str(verdict), err=True)
        if summary.failed:
            return FAILED
        return CLEAN if verdict.passed or self.given["exit_zero"] else FOUND

    def verdict(self) -> Verdict:
        """Return the verdict on the run."""
        summary = self.ran.summary
        if summary.failed:
            return Verdict(False, f"could not do the whole job: {counted(summary.failed, 'error')}")
        found = {(code, tally.severity): tally.findings for code, tally in summary.rules.items()}
        self.gates.count(found, summary.documents)
        return self.gates.verdict(self.ran.known.known)

    def _messages(self) -> Iterator[str]:
        yield from _failures(self.ran.summary)
        summary, known = self.ran.summary, self.ran.known
        for note, count in sorted(summary.notes.items()):
            yield f"note: {note} ({counted(count, 'document')})"
        if not (summary.documents or summary.findings or summary.failed):
            yield f"warning: nothing was looked at: no document in {' '.join(self.run.paths)}"
        if known.suppressed:
            yield f"note: {counted(known.suppressed, 'finding')} suppressed"
        if known.known:
            yield f"note: {counted(known.known.total(), 'finding')} not shown, known from the baseline"
        if self.run.covers_root:
            yield from (f"warning: {message}" for message in sorted(self.ran.unused))


def _failures(summary: Summary) -> Iterator[str]:
    for failure in summary.failures:
        yield f"error: {failure}"
    if summary.failed > len(summary.failures):
        yield f"error: … and {summary.failed - len(summary.failures):,} more"
