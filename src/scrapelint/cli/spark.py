"""``scrapelint spark``: lint a corpus on a cluster of Spark, or on this machine as if it were one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ..corpus.found import line
from ..engine.gates import Gates, Verdict
from ..integrations.findings import finding_of
from ..integrations.spark.job import Figures, Job, session
from ..reports.escaping import visible
from ..reports.notes import grouped_notes
from ..reports.places import counted
from .figures import table
from .help import SPARK, Manual
from .outcome import CLEAN, FAILED, FOUND
from .output import output
from .run import prepared, reading_options
from .verdict import gate_options, gate_settings, gates_of


@click.command(cls=Manual, epilog=SPARK)
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    help="Write all findings to FILE.jsonl, in the order of the input, or to a folder FILE.parquet, by the executors.",
)
@click.option("--master", metavar="URL", help="The cluster.  [default: what Spark is configured for, or local[*]]")
@click.option("--conf", "settings", multiple=True, metavar="KEY=VALUE", help="A setting of Spark; may be repeated.")
@reading_options
@gate_options
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors and the verdict of a run that failed only.")
def spark(paths: tuple[str, ...], **given: Any) -> int:
    """Lint the corpus in PATHS on Spark: files, folders, patterns and URLs that all executors see.

    The findings are those of `scrapelint corpus`, rules across documents included. Needs the extra: pip install
    "scrapelint[spark]", and Java.
    """
    if "-" in paths:
        raise click.UsageError("the executors cannot read standard input; use `scrapelint check -`")
    file = given["output_file"]
    if file and not file.endswith((".jsonl", ".parquet")):
        raise click.UsageError(f"--output-file must end in .jsonl or .parquet, not {file!r}")
    here = {"no_cache": True, "cache_dir": None, "jobs": 1}
    run = prepared(paths, {**given, **here}, **gate_settings(given))
    gates = gates_of(run, given)
    with session(given["master"], given["settings"]) as started:
        job = Job(started, run.paths, run.config, run.session.options)
        figures = job.figures()
        _write(job, file)
    return _told(figures, _verdict(figures, gates), given)


def _write(job: Job, file: str | None) -> None:
    if file and file.endswith(".parquet"):
        job.write_parquet(file)
    elif file:
        partial = f"{file}.partial"
        with output(partial) as stream:
            for row in job.rows():
                stream.buffer.write(line(finding_of(row)).encode())
        Path(partial).replace(file)


def _verdict(figures: Figures, gates: Gates) -> Verdict:
    if figures.failed:
        return Verdict(False, f"could not do the whole job: {counted(figures.failed, 'error')}")
    gates.count(figures.found, figures.documents)
    return gates.verdict({})


def _told(figures: Figures, verdict: Verdict, given: dict[str, Any]) -> int:
    """Print the figures and the verdict, and return the exit code."""
    if not given["quiet"]:
        for row in _table(figures):
            click.echo(row)
    for message in _messages(figures):
        if message.startswith("error") or not given["quiet"]:
            click.echo(visible(message), err=True)
    if not (given["quiet"] and verdict.passed):
        click.echo(str(verdict), err=True)
    if figures.failed:
        return FAILED
    return CLEAN if verdict.passed or given["exit_zero"] else FOUND


def _table(figures: Figures) -> Iterator[str]:
    if figures.found:
        rows = [(code, severity, f"{count:,}") for (code, severity), count in sorted(figures.found.items())]
        yield from table(("rule", "severity", "findings"), rows, numbers=(2,))
        yield ""
    yield f"{counted(sum(figures.found.values()), 'finding')} in {counted(figures.documents, 'document')}."


def _messages(figures: Figures) -> Iterator[str]:
    for problem in figures.failures:
        yield f"error: {problem}"
    if figures.failed > len(figures.failures):
        yield f"error: … and {figures.failed - len(figures.failures):,} more"
    yield from (f"note: {note}" for note in grouped_notes(figures.notes))
    if not (figures.documents or figures.found or figures.failed):
        yield "warning: nothing was looked at: no document in these paths"
