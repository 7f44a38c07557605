"""What a shell can complete beyond the names of commands and options: rules and output formats."""

from typing import TYPE_CHECKING

import click

from ..engine.plugins import Catalogue, installed_plugins
from ..errors import PluginError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_rules(_: click.Context, __: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the families, codes and names of rules that go on from the last of ``incomplete``, a list by commas."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - for a shell that asks

    from ..engine.described import docstring_of  # noqa: PLC0415 - as above

    before, comma, begun = incomplete.rpartition(",")
    known: dict[str, str] = {}
    for code, rule in _catalogue().rules.items():
        summary = docstring_of(rule).partition("\n")[0]
        known |= {code: summary, rule.name: summary}
    known |= dict.fromkeys(sorted({code[:2] for code in known if code[:2].isupper()}), "all rules of the family")
    begun_upper = begun.upper()
    return [
        CompletionItem(f"{before}{comma}{word}", help=summary)
        for word, summary in sorted(known.items())
        if word.startswith((begun, begun_upper))
    ]


def complete_formats(_: click.Context, __: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the output formats that go on from ``incomplete``."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - for a shell that asks

    return [CompletionItem(name) for name in sorted(_catalogue().formats) if name.startswith(incomplete)]


def _catalogue() -> Catalogue:
    """Return what is installed; nothing if a plugin is broken, since a completion is no place to say so."""
    try:
        return installed_plugins()
    except PluginError:
        return Catalogue(())
