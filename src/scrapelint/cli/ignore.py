"""``scrapelint ignore``: accept one finding, with a reason, in a file that people review."""

import re
from pathlib import Path
from typing import Any

import click

from ..atomic_files import replace_atomically
from ..engine import ignore_file
from ..engine.known import KnownFinding, known
from ..engine.session import shown_path
from ..engine.stable_path import stable_path
from ..errors import ConfigError, InputError
from ..finding import Finding
from ..reports.places import counted, place
from .help import Manual
from .known import triage_of
from .run import Run, prepared, run_options

_FINGERPRINT = re.compile(r"[0-9a-f]{6,16}")
_PLACE = re.compile(r"(.+?)(?::[0-9]+)+")


@click.command(cls=Manual)
@click.argument("finding", metavar="[FINGERPRINT|PLACE]", required=False)
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@click.option("--reason", metavar="TEXT", help="Why it is accepted.")
@click.option("--remove", is_flag=True, help="No longer accept it.")
@click.option("--prune", is_flag=True, help="Remove all entries whose findings are gone.")
def ignore(finding: str | None, paths: tuple[str, ...], **given: Any) -> int:
    """Accept a finding: write it into .scrapelint-ignore.toml, with what it flags and the reason, for review.

    It is named by its fingerprint (or 6 digits of it, if no other begins like that), or by its place as it is printed,
    such as a.txt:25:1. PATHS are looked through for it, by default the current folder, or the file of the place.
    """
    run = prepared(paths or _file_of(finding), given)
    path = run.root / ignore_file.NAME
    if given["prune"]:
        return _pruned(run, path)
    if finding is None:
        raise click.UsageError("name the finding, by its fingerprint or its place; or use --prune")
    if given["remove"]:
        return _removed(path, finding)
    if not (given["reason"] or "").strip():
        raise click.UsageError("say why: --reason TEXT")
    entry = _entry(run, finding, given["reason"].strip())
    _write(path, ignore_file.with_entry(_text(path), entry))
    click.echo(f"{_shown(path)}: accepted {entry.rule} {entry.fingerprint} in {entry.path}: {entry.excerpt}", err=True)
    return 0


def _file_of(finding: str | None) -> tuple[str, ...]:
    """Return the file that a place names, if there is such a file."""
    match = _PLACE.fullmatch(finding or "")
    return (match[1],) if match and Path(match[1]).is_file() else ()


def _entry(run: Run, wanted: str, reason: str) -> KnownFinding:
    found: dict[str, Finding] = {}
    for report in map(triage_of(run).settled, run.reports()):
        found |= {one.fingerprint: one for one in report.findings if _is(one, wanted)}
    if not found:
        raise InputError(f"no finding {wanted!r} in {' '.join(run.paths)} that is not accepted already")
    if len(found) > 1:
        names = "\n".join(f"  {one.fingerprint} {place(one)} {one.code} {one.name}" for one in found.values())
        raise InputError(f"{wanted!r} names {counted(len(found), 'finding')}; choose one by its fingerprint:\n{names}")
    ((_, one),) = found.items()
    return known(one, stable_path(one.path, run.config.root), reason)


def _is(finding: Finding, wanted: str) -> bool:
    if _FINGERPRINT.fullmatch(wanted) and finding.fingerprint.startswith(wanted):
        return True
    where = place(finding)
    return where == wanted or where.startswith(f"{wanted}:")


def _pruned(run: Run, path: Path) -> int:
    triage = triage_of(run)
    failures = [str(failure) for report in map(triage.settled, run.reports()) for failure in report.failures]
    if failures:
        raise InputError("\n".join([*failures, "nothing was removed, since not everything could be checked"]))
    gone = triage.stale_accepted()
    if gone:
        _write(path, ignore_file.without_entries(_text(path), {entry.fingerprint for entry in gone}))
    click.echo(f"{_shown(path)}: {len(gone):,} removed", err=True)
    return 0


def _removed(path: Path, wanted: str) -> int:
    entries = [entry for entry in ignore_file.read_ignores(path) if entry.fingerprint.startswith(wanted)]
    if len(entries) != 1:
        raise InputError(f"{path}: {counted(len(entries), 'accepted finding')} {wanted!r}")
    _write(path, ignore_file.without_entries(_text(path), {entries[0].fingerprint}))
    click.echo(f"{_shown(path)}: {entries[0].rule} in {entries[0].path} is reported again", err=True)
    return 0


def _shown(path: Path) -> str:
    return shown_path(path.absolute())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _write(path: Path, text: str) -> None:
    ignore_file.parse_ignores(text, str(path))
    try:
        replace_atomically(path, [text.encode()])
    except OSError as error:
        raise ConfigError([f"{path}: cannot be written: {error.strerror or error}"]) from error
