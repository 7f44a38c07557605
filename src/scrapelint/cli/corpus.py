"""``scrapelint corpus``: lint a whole corpus in bounded memory, and judge it."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ..corpus.across import MOST_MEMORY, refuse_unready
from ..corpus.diff import Difference, difference
from ..corpus.formats import refuse_unknown
from ..corpus.run import Plan, Ran, run_corpus
from ..corpus.summary import Summary
from ..corpus_rule import GroupRule
from ..engine import ignore_file
from ..engine.gates import Gates, Verdict
from ..errors import InputError
from ..readers.remote import InputFile
from ..readers.walk import Walk
from ..reports.base import tool_version
from ..reports.escaping import visible
from ..reports.notes import grouped_notes
from ..reports.places import counted
from .corpus_report import report
from .figures import tables, whole
from .help import CORPUS, Manual
from .known import baseline_entries, known_options
from .outcome import CLEAN, FAILED, FOUND
from .progress import progress
from .run import Run, prepared, run_options
from .stats import findings_of
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
    "--report", type=click.Path(dir_okay=False), metavar="FILE", help="Write a report to FILE, to open in a browser."
)
@click.option(
    "--compare-with", type=click.Path(), metavar="RUN", help="Say what is new since RUN: findings, or a run's folder."
)
@click.option(
    "--learn",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the template lines of sites to FILE, for --templates.",
)
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
    earlier = _earlier(given)
    refuse_unready(run.session, given["memory_limit"])
    with ExitStack() as stack:
        plan = _plan(run, given, stack)
        with progress(quiet=given["quiet"], resumable=plan.lasting) as shown:
            ran = run_corpus(plan, shown)
    made = difference(earlier, Path(given["output_file"])) if earlier else None
    return Ending(run, ran, gates, given, made).told()


def _earlier(given: dict[str, Any]) -> Path | None:
    """Return the findings to compare with.

    Raises:
        click.UsageError: there will be nothing to compare with them.
        InputError: they are not there.
    """
    if not given["compare_with"]:
        return None
    if not given["output_file"]:
        raise click.UsageError("--compare-with compares files of findings; give this run one, too: --output-file")
    earlier = findings_of(Path(given["compare_with"]))
    if not earlier.exists():
        raise InputError(f"{earlier}: no such file of findings")
    if earlier.resolve() == Path(given["output_file"]).resolve():
        raise click.UsageError(f"{earlier} would be written over; give --output-file another name")
    return earlier


def _plan(run: Run, given: dict[str, Any], stack: ExitStack) -> Plan:
    output = Path(given["output_file"]) if given["output_file"] else None
    if output is not None:
        refuse_unknown(output)
    for name in ("report", "learn"):
        if given[name] and not Path(given[name]).parent.is_dir():
            raise InputError(f"{given[name]}: there is no folder {Path(given[name]).parent}")
    walk = Walk(run.session.suffixes, run.config.exclude, run.root, run.force_exclude)
    own = [given["output_file"], given["report"], given["learn"], given["compare_with"]]
    return Plan(
        run.session,
        lambda: _without(walk.files(run.paths), own),
        _folder(given["state"], output, stack),
        output,
        ignore_file.read_ignores(run.root / ignore_file.NAME),
        baseline_entries(run, given),
        run.jobs,
        given["restart"],
        _learning(run, given["learn"]),
        given["memory_limit"],
        {"paths": list(run.paths), "version": tool_version()},
        lasting=bool(given["state"] or output),
    )


def _without(files: Iterator[InputFile], own: Iterable[str | None]) -> Iterator[InputFile]:
    """Yield ``files`` without those that runs write: the findings of the last one are no part of the corpus."""
    written = {Path(name).absolute() for name in own if name}
    yield from (file for file in files if not (isinstance(file, Path) and file.absolute() in written))


def _learning(run: Run, named: str | None) -> Path | None:
    """Return the file for what is learned.

    Raises:
        click.UsageError: no rule learns.
    """
    if named is None:
        return None
    if not any(isinstance(rule, GroupRule) and rule.learns for rule in run.linter.corpus_rules):
        raise click.UsageError("--learn writes what the rules BP101 and BP102 find; neither is selected")
    return Path(named)


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
    difference: Difference | None = None
    """What is new since an earlier run."""

    def told(self) -> int:
        """Print the figures and the verdict, and return the exit code."""
        summary = self.ran.summary
        verdict = self.verdict()
        messages = list(self._messages())
        if self.given["report"]:
            findings = self.given["output_file"]
            report(Path(self.given["report"]), self.run, self.ran, verdict, messages, self.difference, findings)
        if not self.given["quiet"]:
            for row in (*tables(summary), "", f"{whole(summary)}."):
                click.echo(row)
        notes = (f"note: {note}" for note in grouped_notes(summary.notes))
        for message in (*messages, *notes):
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
        if not (summary.documents or summary.findings or summary.failed):
            yield f"warning: nothing was looked at: no document in {' '.join(self.run.paths)}"
        if self.difference:
            total = self.difference.total
            yield f"note: {counted(total.new, 'new finding')}, {total.fixed:,} fixed, {total.same:,} the same"
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
