"""``scrapelint check``: lint files, folders or standard input, and print what is found."""

from collections.abc import Iterator
from typing import Any, TextIO

import click

from ..config.convert import suggestion
from ..engine.linter import Linter
from ..report import Report
from ..reports.base import Format, RunSummary
from .fixes import Fixer, fix_options, fixer_of
from .known import baseline_entries, baseline_options, triage_of
from .outcome import Outcome
from .output import output, style_for, write_bytes
from .run import prepared, run_options
from .verdict import gate_options, gate_settings, gates_of


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@fix_options
@baseline_options
@gate_options
@click.option(
    "--output-format",
    "form",
    metavar="FORMAT",
    default="full",
    show_default=True,
    help="How to print: full, concise, json, jsonl, github …",
)
@click.option("-o", "--output-file", metavar="FILE", help="Write the results to FILE.")
@click.option("--stdin-filename", metavar="PATH", help="What to call standard input; its ending tells the format.")
@click.option("--statistics", is_flag=True, help="Print how often each rule fired, not the findings.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only.")
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Lint PATHS: files, and folders with all they hold; `-` for standard input; the current folder by default."""
    share = given["max_removed_share"]
    run = prepared(paths, given, **gate_settings(given), **({} if share is None else {"max_removed_share": share}))
    kind = _format(run.linter, given["form"])
    gates = gates_of(run, given)
    entries = baseline_entries(run, given)
    triage = triage_of(run, entries)
    fixer = fixer_of(run, triage, given)
    reports = fixer.through(run.reports()) if fixer else map(triage.settled, run.reports())
    counted = gates.counting(reports)
    if fixer and fixer.speaks:
        summary = _passed(counted, fixer, given)
    else:
        with output(given["output_file"]) as stream:
            form = kind(style_for(given["color"], stream))
            summary = _write(counted, form, stream, statistics=given["statistics"])
    outcome = Outcome(run, summary, triage, gates, fixer, compared=bool(entries))
    return outcome.end(given)


def _format(linter: Linter, name: str) -> type[Format]:
    formats = linter.catalogue.formats
    if name not in formats:
        raise click.UsageError(f"unknown output format `{name}`{suggestion(name, list(formats))}")
    return formats[name]


def _passed(reports: Iterator[Report], fixer: Fixer, given: dict[str, Any]) -> RunSummary:
    """Write what the fixes make of the input, or the diff, where otherwise findings would stand; return the counts."""
    summary = RunSummary()
    with output(given["output_file"]) as stream:
        for report in reports:
            summary.add(report)
        write_bytes(fixer.spoken(), stream)
    return summary


def _write(reports: Iterator[Report], form: Format, stream: TextIO, *, statistics: bool) -> RunSummary:
    """Write what ``reports`` hold as they come, and return what was counted; Ctrl-C ends it in order."""
    summary = RunSummary()
    stream.writelines(() if statistics else form.start())
    try:
        for report in reports:
            summary.add(report)
            if not statistics:
                stream.writelines(form.report(report))
    finally:
        stream.writelines(_statistics(summary) if statistics else form.finish(summary))
        stream.flush()
    return summary


def _statistics(summary: RunSummary) -> Iterator[str]:
    """Yield a line a rule, the commonest first."""
    width = max((len(f"{count:,}") for count in summary.findings.values()), default=1)
    for code, count in sorted(summary.findings.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>{width},}  {code}  {summary.names[code]}\n"
