"""The options about fixes, and the fixer they ask for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..engine.triage import Triage
from .run import Run

if TYPE_CHECKING:
    from .fixer import Fixer

Command = TypeVar("Command", bound=Callable[..., Any])

most_removed_option = click.option(
    "--max-removed-share",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Leave a document alone that would lose more than this share.  [default: 0.3]",
)
_OPTIONS = (
    click.option("--fix", is_flag=True, help="Take the damage out of the files where that is safe."),
    click.option("--unsafe-fixes", is_flag=True, help="Make the fixes too that a person should read first."),
    click.option("--diff", is_flag=True, help="Write nothing; print what --fix would change, as a diff."),
    click.option("--show-fixes", is_flag=True, help="List what was fixed, on standard error."),
    most_removed_option,
    click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 if anything was fixed."),
)


def fix_options(command: Command) -> Command:
    """Add the options about fixes to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def fixer_of(run: Run, triage: Triage, given: dict[str, Any]) -> "Fixer | None":
    """Return what makes the fixes that the options ask for, or ``None`` if they ask for none."""
    if not (given["fix"] or given["diff"]):
        return None
    from .fixer import Fixer  # noqa: PLC0415 - 6 ms that a run without fixes need not pay

    return Fixer(run, triage, unsafe=given["unsafe_fixes"], as_diff=given["diff"])
