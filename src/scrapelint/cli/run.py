"""A run, as several subcommands need it: the settings, the linter, and the reports on the paths that were given."""

import dataclasses
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

import click

from ..config.model import Config
from ..engine.linter import Linter
from ..engine.pool import lint_files
from ..engine.session import Session
from ..readers.base import ReadOptions
from ..readers.walk import Walk, refuse_missing
from ..report import Report
from .settings import effective, settings_options

Command = TypeVar("Command", bound=Callable[..., Any])

_FIELDS = ("text_field", "id_field", "url_field", "date_field")
_READING = (
    click.option("--text-field", metavar="NAME", help="The field of a record that holds the text.  [default: text]"),
    click.option("--id-field", metavar="NAME", help="The field of a record that names it.  [default: id, if there]"),
    click.option(
        "--url-field",
        metavar="NAME",
        help="The field of a record with its address: the site.  [default: url, if there]",
    ),
    click.option("--date-field", metavar="NAME", help="The field of a record with its day.  [default: date, if there]"),
    click.option(
        "--templates", type=click.Path(), metavar="FILE", help="Report the template lines in FILE: see corpus --learn."
    ),
    click.option("--force-exclude", is_flag=True, help="Honour `exclude` for files that are named, too."),
    click.option(
        "--time-limit",
        type=click.FloatRange(0),
        metavar="SECONDS",
        help="How long the rules may take for a document; longer ones get more; 0 for no limit.  [default: 30]",
    ),
)
_OPTIONS = (
    click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 for all cores."),
    click.option("--no-cache", is_flag=True, help="Neither read nor keep results of earlier runs."),
    click.option("--cache-dir", type=click.Path(file_okay=False), metavar="FOLDER", help="Keep results in FOLDER."),
)


def reading_options(command: Command) -> Command:
    """Add the options about what is read and how it is judged to a command, those of the settings among them."""
    for option in reversed(_READING):
        command = option(command)
    return settings_options(command)


def run_options(command: Command) -> Command:
    """Add the options that :func:`prepared` takes to a command, those of the settings among them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return reading_options(command)


class Run(NamedTuple):
    """What is run, and on what."""

    config: Config
    linter: Linter
    session: Session
    paths: tuple[str, ...]
    """Files and folders, or ``-`` alone for standard input."""
    jobs: int
    force_exclude: bool
    stdin_name: str = "<stdin>"
    stdin: BinaryIO | None = None
    """Standard input; held in memory if there are fixes to make, so that it can be read more than once."""

    @property
    def root(self) -> Path:
        """The folder that paths in the configuration are relative to."""
        return Path(self.config.root)

    @property
    def covers_root(self) -> bool:
        """Whether the whole of the project is looked at, so that what was not met is not there."""
        root = self.root.resolve()
        return any(Path(path).resolve() in (root, *root.parents) for path in self.paths)

    def reports(self) -> Iterator[Report]:
        """Yield the reports on all documents, in order, and close the session after the last."""
        try:
            if self.stdin is not None:
                yield from self.session.lint_stream(self.stdin_name, self.stdin)
                return
            walk = Walk(self.session.suffixes, self.config.exclude, self.root, self.force_exclude)
            yield from lint_files(self.session, walk.files(self.paths), self.jobs)
        finally:
            self.session.close()


def prepared(paths: tuple[str, ...], given: dict[str, Any], **settings: Any) -> Run:
    """Return the run that the options ask for; ``settings`` go over those of the configuration.

    Raises:
        ConfigError: with every mistake in the settings.
        PluginError: a plugin cannot be loaded.
    """
    config = effective(given)
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("`-` stands alone: standard input and files cannot be mixed")
        settings["cache"] = False
    else:
        refuse_missing(paths)
    for key in ("time_limit", "cache_dir", "templates"):
        if given.get(key) is not None:
            settings[key] = given[key] if key == "time_limit" else str(Path(given[key]).absolute())
    if given["no_cache"]:
        settings["cache"] = False
    config = dataclasses.replace(config, **settings)
    linter = Linter(config)
    options = ReadOptions(*(given[key] or getattr(config, key) for key in _FIELDS))
    return Run(
        config, linter, Session(linter, options), paths or (".",), given["jobs"], given["force_exclude"],
        stdin_name=given.get("stdin_filename") or "<stdin>",
        stdin=_stdin(held=bool(given.get("fix") or given.get("diff"))) if "-" in paths else None,
    )  # fmt: skip


def _stdin(*, held: bool) -> BinaryIO:
    return io.BytesIO(sys.stdin.buffer.read()) if held else sys.stdin.buffer
