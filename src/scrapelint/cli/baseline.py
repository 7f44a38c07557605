"""``scrapelint baseline``: the list of findings that were there before, made and looked after."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from ..engine.baseline import NAME, read_baseline, write_baseline
from ..engine.known import KnownFinding, known
from ..engine.stable_path import stable_path
from ..engine.triage import Triage
from ..errors import ConfigError
from ..reports.escaping import visible
from ..reports.places import counted
from .help import Manual
from .known import baseline_path, triage_of
from .run import Run, prepared, run_options

_FILE = click.option(
    "--baseline", "file", type=click.Path(), metavar="FILE", help=f"The file of the baseline.  [default: {NAME}]"
)


@click.group()
def baseline() -> None:
    """Keep a list of known findings, so that only new ones are reported.

    `scrapelint check` reads .scrapelint-baseline.json where it exists, and never writes it.
    """


@baseline.command(cls=Manual)
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@_FILE
@click.option("--force", is_flag=True, help="Write over a baseline that is there already.")
def create(paths: tuple[str, ...], **given: Any) -> int:
    """Write all that is found in PATHS, by default the current folder, into a new baseline."""
    run = prepared(paths, given)
    path = baseline_path(run, given["file"])
    if path.exists() and not given["force"]:
        raise ConfigError([f"{path}: is there already; `scrapelint baseline update` brings it up to date"])
    found = _found(run, triage_of(run))
    write_baseline(path, found)
    click.echo(f"{path}: {counted(len(found), 'known finding')}", err=True)
    return 0


@baseline.command(cls=Manual)
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@_FILE
def update(paths: tuple[str, ...], **given: Any) -> int:
    """Make the baseline what is found now: take in what is new in PATHS, and out what is gone."""
    run = prepared(paths, given)
    path, old = _read(run, given["file"])
    triage = triage_of(run, old)
    found = _found(run, triage)
    kept = _without(old, triage.stale_baseline())
    write_baseline(path, [*kept, *found])
    click.echo(f"{path}: {len(found):,} added, {len(old) - len(kept):,} removed, {len(kept):,} kept", err=True)
    return 0


@baseline.command(cls=Manual)
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@_FILE
def prune(paths: tuple[str, ...], **given: Any) -> int:
    """Take out of the baseline what is no longer found in PATHS, by default the current folder; add nothing."""
    run = prepared(paths, given)
    path, old = _read(run, given["file"])
    triage = triage_of(run, old)
    _found(run, triage)
    kept = _without(old, triage.stale_baseline())
    if len(kept) < len(old):
        write_baseline(path, kept)
    click.echo(f"{path}: {len(old) - len(kept):,} removed, {len(kept):,} kept", err=True)
    return 0


@baseline.command(cls=Manual)
@run_options
@_FILE
@click.option("--statistics", is_flag=True, help="Print how many there are of each rule, not the findings.")
def show(**given: Any) -> int:
    """Print what the baseline holds."""
    _, entries = _read(prepared((), given), given["file"])
    if given["statistics"]:
        for code, count in sorted(Counter(entry.rule for entry in entries).items(), key=lambda item: (-item[1], item)):
            click.echo(f"{count:>8,}  {code}")
        return 0
    for entry in sorted(entries, key=lambda entry: entry.order):
        click.echo(visible(f"{entry.path}: {entry.rule} {entry.fingerprint} {entry.excerpt}"))
    return 0


def _read(run: Run, named: str | None) -> tuple[Path, tuple[KnownFinding, ...]]:
    path = baseline_path(run, named)
    if not path.exists():
        raise ConfigError([f"{path}: no such baseline; make it with `scrapelint baseline create`"])
    return path, read_baseline(path)


def _found(run: Run, triage: Triage) -> list[KnownFinding]:
    """Return entries for all that ``triage`` lets through; a run that failed in part is worth no baseline."""
    entries = []
    problems = []
    for report in map(triage.settled, run.reports()):
        problems += [str(failure) for failure in report.failures]
        entries += [known(finding, stable_path(finding.path, run.config.root)) for finding in report.findings]
    if problems:
        raise ConfigError([*problems, "the baseline was not written, since not everything could be checked"])
    return entries


def _without(entries: tuple[KnownFinding, ...], gone: list[KnownFinding]) -> list[KnownFinding]:
    names = {entry.fingerprint for entry in gone}
    return [entry for entry in entries if entry.fingerprint not in names]
