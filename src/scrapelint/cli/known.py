"""What is known already, for every subcommand that lints: the side file of accepted findings, and the baseline."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from ..engine import baseline, ignore_file
from ..engine.known import KnownFinding
from ..engine.session import shown_path
from ..engine.triage import Triage
from ..errors import ConfigError
from ..reports.places import counted
from .run import Run

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--baseline",
        "baseline_file",
        type=click.Path(),
        metavar="FILE",
        help=f"Report only what is not in this baseline.  [default: {baseline.NAME}, if there]",
    ),
    click.option("--no-baseline", is_flag=True, help="Report what is in the baseline, too."),
    click.option("--strict-baseline", is_flag=True, help="Fail if the baseline holds what is no longer found."),
)


def known_options(command: Command) -> Command:
    """Add the options of :func:`baseline_options` but the last, which asks for every entry that is no longer found."""
    for option in reversed(_OPTIONS[:-1]):
        command = option(command)
    return command


def baseline_options(command: Command) -> Command:
    """Add the options about the baseline to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def baseline_path(run: Run, named: str | None) -> Path:
    """Return the file of the baseline: the one that is named, else the one of the configuration, else the default."""
    if named:
        return Path(named)
    return Path(shown_path((run.root / (run.config.baseline or baseline.NAME)).absolute()))


def baseline_entries(run: Run, given: dict[str, Any]) -> tuple[KnownFinding, ...]:
    """Return the entries of the baseline in force; none if there is none.

    Raises:
        ConfigError: the file that was named is not there, or is no baseline.
    """
    if given["no_baseline"]:
        if given["baseline_file"]:
            raise click.UsageError("--baseline and --no-baseline exclude each other")
        return ()
    path = baseline_path(run, given["baseline_file"])
    if path.exists():
        return baseline.read_baseline(path)
    if given["baseline_file"] or run.config.baseline:
        raise ConfigError([f"{path}: no such baseline; make it with `scrapelint baseline create`"])
    return ()


def triage_of(run: Run, entries: tuple[KnownFinding, ...] = ()) -> Triage:
    """Return the triage of ``run``, with its side file and the given ``entries`` of a baseline."""
    return Triage(run.linter, ignore_file.read_ignores(run.root / ignore_file.NAME), entries)


def told(run: Run, triage: Triage, *, strict: bool) -> Iterator[str]:
    """Yield lines for standard error: what was not shown, and what lists hold in vain."""
    if triage.suppressed:
        yield f"note: {counted(triage.suppressed, 'finding')} suppressed"
    for message in triage.unused(patterns=run.covers_root):
        yield f"warning: {message}"
    stale = triage.stale_baseline()
    for entry in stale if strict else ():
        yield f"error: {entry.path}: {entry.rule} {entry.fingerprint} ({entry.excerpt}) is in the baseline, but gone"
    if stale and not strict:
        count, verb = counted(len(stale), "finding"), "is" if len(stale) == 1 else "are"
        yield f"note: {count} of the baseline {verb} gone: `scrapelint baseline prune` takes out what is gone"
    if triage.known:
        yield f"note: {counted(triage.known.total(), 'finding')} not shown, known from the baseline"
