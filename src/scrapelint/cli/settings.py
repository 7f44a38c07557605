"""The options that several subcommands share, and the configuration they make together."""

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..config.load import apply, find_config, load_config
from ..config.model import Config
from ..errors import ConfigError
from .completion import complete_rules

Command = TypeVar("Command", bound=Callable[..., Any])
_LISTS = re.compile(r"[,\s]+")

_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        help="Run only these: codes, prefixes or names, by commas.",
        shell_complete=complete_rules,
    ),
    click.option(
        "--extend-select", multiple=True, metavar="RULES", help="Run these too.", shell_complete=complete_rules
    ),
    click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these.", shell_complete=complete_rules),
    click.option("--preview/--no-preview", default=None, help="Show what is in preview too."),
    click.option("--sensitivity", type=click.Choice(["low", "default", "high"]), help="How much to report."),
    click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="Read this configuration file."),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option(
        "-p",
        "plugins",
        multiple=True,
        metavar="NAME",
        help="Load the module NAME as a plugin; no:NAME leaves the plugin NAME out.",
    ),
)


def settings_options(command: Command) -> Command:
    """Add the options that :func:`effective` takes to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def effective(given: dict[str, Any]) -> Config:
    """Return the configuration from the file in force with the options of :func:`settings_options` over it.

    Raises:
        ConfigError: the file cannot be read; mistakes inside it are left in its ``problems`` for the linter.
    """
    config = _from_file(given["config_file"], isolated=given["isolated"])
    changes: dict[str, Any] = {}
    if given["select"]:
        changes["select"] = split_list(given["select"])
    for key in ("extend_select", "ignore"):
        changes[key] = (*getattr(config, key), *split_list(given[key]))
    for key in ("preview", "sensitivity"):
        if given[key] is not None:
            changes[key] = given[key]
    changes["plugins"] = tuple(dict.fromkeys((*config.plugins, *given["plugins"])))
    return dataclasses.replace(config, **changes)


def split_list(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of all ``values``, each of which may hold several, by commas or blanks."""
    return tuple(word for value in values for word in _LISTS.split(value.strip()) if word)


def _from_file(path: str | None, *, isolated: bool) -> Config:
    if path and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    if isolated:
        return Config(root=str(Path.cwd()))
    if path and not Path(path).is_file():
        raise ConfigError([f"{path}: no such configuration file"])
    found = Path(path) if path else find_config(Path.cwd())
    return load_config(found) if found else apply(Config(root=str(Path.cwd())), {})
