"""``scrapelint diff``: two runs over a corpus beside each other."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from ..atomic_files import replace_atomically
from ..corpus.diff import Counts, Difference, by_fingerprint, by_id, difference, new_findings
from ..corpus.findings_file import as_line
from ..errors import InputError
from ..reports.escaping import visible
from ..reports.places import counted
from .figures import table
from .outcome import CLEAN, FOUND
from .stats import findings_of

_SITES = 20


@click.command()
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--by-id", "ids", is_flag=True, help="Compare by the ids of records, whatever files they are in.")
@click.option("--new-findings", type=click.Path(dir_okay=False), metavar="FILE", help="Write the new findings to FILE.")
@click.option("--fail-on-new", is_flag=True, help="Exit 1 if there are new findings.")
def diff(old: str, new: str, *, as_json: bool, ids: bool, new_findings: str | None, fail_on_new: bool) -> int:
    """Say which findings of the run NEW are new, which of OLD are fixed, and how many are the same.

    OLD and NEW are files of findings, of `scrapelint corpus` or `check --output-format jsonl`, or folders of runs.
    """
    before, after = findings_of(Path(old)), findings_of(Path(new))
    made = difference(before, after, by_id if ids else by_fingerprint)
    if new_findings:
        _write(Path(new_findings), after, made)
    if as_json:
        click.echo(json.dumps(_values(made), indent=2))
    else:
        for line in _lines(made):
            click.echo(line)
    return FOUND if fail_on_new and made.total.new else CLEAN


def _write(path: Path, after: Path, made: Difference) -> None:
    try:
        replace_atomically(path, (as_line(values) for values in new_findings(after, made)))
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _values(made: Difference) -> dict[str, object]:
    return {
        "total": asdict(made.total),
        "rules": {code: {"name": made.names[code], **asdict(made.rules[code])} for code in sorted(made.rules)},
        "sites": {site: asdict(made.sites[site]) for site in sorted(made.sites)},
    }


def _lines(made: Difference) -> Iterator[str]:
    if made.rules:
        rows = [(code, made.names[code], *_shown(made.rules[code])) for code in sorted(made.rules)]
        yield from table(("rule", "", "new", "fixed", "same"), rows, numbers=(2, 3, 4))
        yield ""
    changed = [(site, counts) for site, counts in made.sites.items() if counts.new or counts.fixed]
    changed.sort(key=lambda item: (-item[1].new, -item[1].fixed, item[0]))
    if changed:
        shown = [(visible(site), *_shown(counts)) for site, counts in changed[:_SITES]]
        yield from table(("site", "new", "fixed", "same"), shown, numbers=(1, 2, 3))
        if len(changed) > _SITES:
            yield f"… and {counted(len(changed) - _SITES, 'site')} more"
        yield ""
    total = made.total
    yield f"{counted(total.new, 'new finding')}, {total.fixed:,} fixed, {total.same:,} the same."


def _shown(counts: Counts) -> tuple[str, str, str]:
    return f"{counts.new:,}", f"{counts.fixed:,}", f"{counts.same:,}"
