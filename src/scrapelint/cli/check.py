"""``scrapelint check``: lint files, folders or standard input, and print what is found."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ..report import Report
from ..reports.base import RunSummary
from ..reports.builtin import Formats, parse_output
from .completion import complete_formats
from .fixes import fix_options, fixer_of
from .help import CHECK, Manual
from .known import baseline_entries, baseline_options, triage_of
from .outcome import Outcome
from .output import output, write_bytes
from .run import prepared, run_options
from .verdict import gate_options, gate_settings, gates_of
from .watching import watch
from .writing import targets, write

if TYPE_CHECKING:
    from .fixer import Fixer


@click.command(cls=Manual, epilog=CHECK)
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@fix_options
@baseline_options
@gate_options
@click.option(
    "--output-format",
    "forms",
    multiple=True,
    metavar="FORMAT[:FILE]",
    shell_complete=complete_formats,
    help=f"How to print, and where; may be given several times. One of {', '.join(Formats())}.  [default: full]",
)
@click.option("-o", "--output-file", metavar="FILE", help="Write the results to FILE.")
@click.option("--stdin-filename", metavar="PATH", help="What to call standard input; its ending tells the format.")
@click.option("--statistics", is_flag=True, help="Print how often each rule fired, not what it found.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to colour the results; auto: on a terminal.",
)
@click.option("--watch", is_flag=True, help="Check again whenever something changes.  [extra: watch]")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only.")
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Lint PATHS: files, and folders with all they hold; `-` for standard input; the current folder by default."""
    if given["watch"]:
        written = [given["output_file"], *(parse_output(form)[1] for form in given["forms"])]
        return watch(paths, lambda: _once(paths, given), written=written)
    return _once(paths, given)


def _once(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    """Check ``paths`` and return the exit code."""
    share = given["max_removed_share"]
    run = prepared(paths, given, **gate_settings(given), **({} if share is None else {"max_removed_share": share}))
    wanted = targets(run.linter, given)
    gates = gates_of(run, given)
    entries = baseline_entries(run, given)
    triage = triage_of(run, entries)
    fixer = fixer_of(run, triage, given)
    reports = fixer.through(run.reports()) if fixer else map(triage.settled, run.reports())
    counted = gates.counting(reports)
    summary = _passed(counted, fixer, given) if fixer and fixer.speaks else write(counted, wanted, run.linter, given)
    outcome = Outcome(run, summary, triage, gates, fixer, compared=bool(entries))
    return outcome.end(given)


def _passed(reports: Iterator[Report], fixer: "Fixer", given: dict[str, Any]) -> RunSummary:
    """Write what the fixes make of the input, or the diff, where otherwise findings would stand; return the counts."""
    summary = RunSummary()
    with output(given["output_file"]) as stream:
        for report in reports:
            summary.add(report)
        write_bytes(fixer.spoken(), stream)
    return summary
