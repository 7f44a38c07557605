"""``scrapelint check``: lint files, folders or standard input, and print what is found."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from ..config.convert import suggestion
from ..config.model import Config
from ..engine.linter import Linter
from ..engine.pool import lint_files
from ..engine.session import Session
from ..readers.base import ReadOptions
from ..readers.walk import Walk
from ..report import Report
from ..reports.base import Format, RunSummary
from .output import output, style_for
from .settings import effective, settings_options

CLEAN, FOUND, FAILED = 0, 1, 2


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@settings_options
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 for all cores.")
@click.option(
    "--output-format",
    "form",
    metavar="FORMAT",
    default="full",
    show_default=True,
    help="How to print: full, concise, json, jsonl, github …",
)
@click.option("-o", "--output-file", metavar="FILE", help="Write the results to FILE.")
@click.option("--text-field", metavar="NAME", help="The field of a JSONL record that holds the text.  [default: text]")
@click.option("--id-field", metavar="NAME", help="The field of a JSONL record that names it.  [default: id, if there]")
@click.option("--stdin-filename", metavar="PATH", help="What to call standard input; its ending tells the format.")
@click.option("--force-exclude", is_flag=True, help="Honour `exclude` for files that are named, too.")
@click.option("--statistics", is_flag=True, help="Print how often each rule fired, not the findings.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only.")
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Lint PATHS: files, and folders with all they hold; `-` for standard input; the current folder by default."""
    config = effective(given)
    options = ReadOptions(given["text_field"] or config.text_field, given["id_field"] or config.id_field)
    linter = Linter(config)
    session = Session(linter, options)
    kind = _format(linter, given["form"])
    reports = _reports(session, config, paths or (".",), given)
    with output(given["output_file"]) as stream:
        form = kind(style_for(given["color"], stream))
        summary = _write(reports, form, stream, statistics=given["statistics"])
    _tell(summary, paths, quiet=given["quiet"])
    if summary.failures:
        return FAILED
    return FOUND if summary.total and not given["exit_zero"] else CLEAN


def _format(linter: Linter, name: str) -> type[Format]:
    formats = linter.catalogue.formats
    if name not in formats:
        raise click.UsageError(f"unknown output format `{name}`{suggestion(name, list(formats))}")
    return formats[name]


def _reports(session: Session, config: Config, paths: tuple[str, ...], given: dict[str, Any]) -> Iterator[Report]:
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("`-` stands alone: standard input and files cannot be mixed")
        return session.lint_stream(given["stdin_filename"] or "<stdin>", sys.stdin.buffer)
    walk = Walk(session.suffixes, config.exclude, Path(config.root), given["force_exclude"])
    return lint_files(session, walk.files(paths), given["jobs"])


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


def _tell(summary: RunSummary, paths: tuple[str, ...], *, quiet: bool) -> None:
    """Say on standard error what went wrong or was passed over."""
    for failure in summary.failures:
        click.echo(f"error: {failure}", err=True)
    if quiet:
        return
    for note, count in sorted(summary.notes.items()):
        click.echo(f"note: {note} ({count:,} document{'s' * (count != 1)})", err=True)
    if not summary.documents:
        click.echo(f"warning: nothing was looked at: no file to read in {' '.join(paths) or '.'}", err=True)
