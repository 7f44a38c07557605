"""``scrapelint stats``: the figures of a run over a corpus, in the terminal or as JSON."""

import json
from pathlib import Path
from typing import Any

import click

from ..corpus.findings_file import as_finding, read_findings
from ..corpus.state import read_manifest
from ..corpus.summary import Summary
from ..errors import InputError
from .figures import tables, whole


@click.command()
@click.argument("run", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="Sites and strings.")
def stats(run: str, *, as_json: bool, top: int) -> int:
    """Print the figures of RUN: a file of findings, or the folder in which `scrapelint corpus` kept the state.

    Where the folder of a file of findings is gone, documents are not known, and findings alone are counted.
    """
    path = Path(run)
    values = _manifest(path)
    summary = Summary.from_json(values["summary"]) if values else _counted(path)
    if as_json:
        figures = {key: value for key, value in summary.to_json().items() if key != "articles"}
        click.echo(json.dumps({**figures, "run": values["about"] if values else None}, indent=2))
        return 0
    if values and values["phase"] != "done":
        click.echo("warning: this run was interrupted: these are the figures so far", err=True)
    for row in (*tables(summary, sites=top, strings=top), ""):
        click.echo(row)
    click.echo(f"{whole(summary)}." if values else f"{summary.findings:,} findings.")
    return 0


def _manifest(path: Path) -> dict[str, Any] | None:
    """Return the state of the run that ``path`` names, or whose findings it holds; ``None`` if there is none."""
    if path.is_dir():
        values = read_manifest(path)
        if values is None:
            raise InputError(f"{path}: this folder holds no run of scrapelint corpus")
        return values
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    values = read_manifest(path.with_name(f"{path.name}.run"))
    return values if values and values["phase"] == "done" else None


def _counted(path: Path) -> Summary:
    summary = Summary()
    for values in read_findings(path):
        summary.add_finding(as_finding(values))
    return summary


def findings_of(path: Path) -> Path:
    """Return the file of findings that ``path`` is, or that the run in the folder ``path`` wrote.

    Raises:
        InputError: there is none.
    """
    if not path.is_dir():
        return path
    values = read_manifest(path)
    if values is None:
        raise InputError(f"{path}: this folder holds no run of scrapelint corpus")
    output = values["about"].get("output")
    if not output:
        raise InputError(f"{path}: this run wrote no findings: it was given no --output-file")
    return Path(output)
