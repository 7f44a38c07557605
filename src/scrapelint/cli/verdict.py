"""The gates on the command line, and the verdict that they come to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..engine.baseline import read_baseline
from ..engine.gates import Gates, parse_counts, parse_rates
from .run import Run

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info", "never"]),
        help="The lowest severity that fails the run.  [default: info]",
    ),
    click.option("--max-findings", multiple=True, metavar="RULE=N", help="Fail only if RULE has more than N findings."),
    click.option(
        "--max-rate", multiple=True, metavar="RULE=N/1000docs", help="Fail only if RULE has more in 1,000 documents."
    ),
    click.option(
        "--no-worse-than",
        type=click.Path(),
        metavar="BASELINE",
        help="Fail only if a rule has more findings than in this baseline, whichever they are.",
    ),
)


def gate_options(command: Command) -> Command:
    """Add the options about gates to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def gate_settings(given: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that the options ask for, to go over those of the configuration.

    Raises:
        ConfigError: a budget cannot be understood.
    """
    asked = {
        "fail_on": given["fail_on"],
        "max_findings": parse_counts(given["max_findings"]),
        "max_rate": parse_rates(given["max_rate"]),
    }
    return {key: value for key, value in asked.items() if value}


def gates_of(run: Run, given: dict[str, Any]) -> Gates:
    """Return the gates of ``run``."""
    other = given["no_worse_than"]
    return Gates(run.config, run.linter.catalogue.rules, read_baseline(Path(other)) if other else None)
