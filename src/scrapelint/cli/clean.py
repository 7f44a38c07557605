"""``scrapelint clean``: a copy of a corpus with the damage taken out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ..corpus.clean_copy import CleanRan
from ..corpus.clean_run import CleanPlan, clean_corpus
from ..corpus.cleaning import Settings, Tally
from ..corpus.inputs import look_over
from ..corpus.summary import Summary
from ..engine import ignore_file
from ..errors import InputError
from ..readers.remote import is_url
from ..readers.walk import Walk
from ..reports.escaping import visible
from ..reports.places import counted
from .figures import table
from .fixes import most_removed_option
from .help import CLEAN, Manual
from .outcome import FAILED
from .progress import progress
from .run import prepared, run_options


@click.command(cls=Manual, epilog=CLEAN)
@click.argument("source", metavar="IN", type=click.Path())
@click.argument("target", metavar="OUT", type=click.Path())
@run_options
@click.option("--unsafe-fixes", is_flag=True, help="Make the fixes too that a person should read first.")
@most_removed_option
@click.option(
    "--provenance",
    "provenance",
    default="scrapelint",
    show_default=True,
    metavar="NAME",
    help="The field of a record that says what was taken out.",
)
@click.option("--no-provenance", is_flag=True, help="Do not say in the records what was taken out.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def clean(source: str, target: str, **given: Any) -> int:
    """Write OUT, a copy of the file or folder IN with the safe fixes made; IN stays as it is."""
    if is_url(source) or source == "-" or not Path(source).exists():
        raise InputError(f"{source}: no such file or folder")
    share = given["max_removed_share"]
    run = prepared((source,), given, cache=False, **({} if share is None else {"max_removed_share": share}))
    accepted = frozenset(one.fingerprint for one in ignore_file.read_ignores(run.root / ignore_file.NAME))
    settings = Settings(given["unsafe_fixes"], None if given["no_provenance"] else given["provenance"], accepted)
    walk = Walk(run.session.suffixes, run.config.exclude, run.root, run.force_exclude)
    plan = CleanPlan(run.session, lambda: walk.files(run.paths), Path(source), Path(target), settings, run.jobs)
    with progress(quiet=given["quiet"], resumable=True) as shown:
        shown.begin(look_over(plan.files()), resumed=False)
        read = Summary()
        ran = clean_corpus(plan, lambda size: shown.advance(size, read))
    return _told(ran, quiet=given["quiet"])


def _told(ran: CleanRan, *, quiet: bool) -> int:
    if not quiet:
        for line in _figures(ran):
            click.echo(line)
    for message in ran.tally.told:
        click.echo(visible(f"warning: {message}"), err=True)
    for message in ran.errors:
        click.echo(visible(f"error: {message}"), err=True)
    if not (ran.files or ran.errors):
        click.echo("warning: nothing was cleaned: there is no file to read", err=True)
    return FAILED if ran.errors or ran.tally.failed else 0


def _figures(ran: CleanRan) -> Iterator[str]:
    tally: Tally = ran.tally
    ranked = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    if ranked:
        yield from table(("rule", "taken out"), [(name, f"{count:,}") for name, count in ranked], numbers=(1,))
        yield ""
    share = f", {tally.removed / tally.characters:.2%} of the text" if tally.characters else ""
    documents, files = counted(tally.documents, "document"), counted(ran.files, "file")
    yield f"{tally.changed:,} of {documents} changed{share}, in {files}."
    if tally.refused:
        yield f"{counted(tally.refused, 'document')} left alone."
    if tally.damaged:
        yield f"{counted(tally.damaged, 'damaged record')} left as they were."
