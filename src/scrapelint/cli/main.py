"""The command ``scrapelint``: its subcommands, each imported only when it is called, and what happens to errors."""

import atexit
import errno
import gc
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

import click

from ..errors import ScrapelintError
from ..garbage import collect_seldom
from ..threads import begin_with_one_thread

# Subcommand -> module and attribute, in the order of the help.
COMMANDS = {
    "check": ("scrapelint.cli.check", "check", "Lint files, folders or standard input."),
    "corpus": ("scrapelint.cli.corpus", "corpus", "Lint a whole corpus in bounded memory, and judge it."),
    "stats": ("scrapelint.cli.stats", "stats", "Print the figures of a run over a corpus."),
    "diff": ("scrapelint.cli.diff", "diff", "Compare two runs over a corpus: new, fixed, same."),
    "clean": ("scrapelint.cli.clean", "clean", "Write a copy of a corpus with the safe fixes made."),
    "baseline": ("scrapelint.cli.baseline", "baseline", "Keep a list of known findings; report only new ones."),
    "ignore": ("scrapelint.cli.ignore", "ignore", "Accept one finding, with a reason."),
    "rules": ("scrapelint.cli.inspect", "rules", "List the rules."),
    "rule": ("scrapelint.cli.inspect", "rule", "Show the manual page of a rule."),
    "config": ("scrapelint.cli.inspect", "config", "Show the settings in force."),
    "plugins": ("scrapelint.cli.inspect", "plugins", "List the plugins and what each brings."),
    "plugin": ("scrapelint.cli.plugin", "plugin", "Write a plugin of your own."),
    "spark": ("scrapelint.cli.spark", "spark", "Lint a corpus on Spark."),
    "server": ("scrapelint.cli.server", "server", "Serve findings and fixes to an editor."),
}


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What is wrong when what has been opened cannot be written."""


class ReaderGoneError(Exception):
    """Whoever read the results has gone away. Not an :exc:`OSError`: click would exit 1 on one, as if on findings."""


class Terminated(KeyboardInterrupt):
    """Whoever runs this process wants it to end, as CI and schedulers do by ``SIGTERM``."""


class Lazy(click.Group):
    """A group that imports a subcommand when it is called: help and ``--version`` need none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the subcommands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the subcommand ``cmd_name``."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from .. import __version__  # noqa: PLC0415 - the package is loaded already; this avoids a second import name

        click.echo(f"scrapelint {__version__}")
        ctx.exit()


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def app() -> None:
    """Lint scraped text: near-duplicate sentences, broken fragments and stray page boilerplate.

    Exit codes: 0 clean, 1 findings, 2 could not do the job.
    """


def _terminate(*_: object) -> None:
    raise Terminated


def _abandon_output() -> None:
    """Leave standard output alone: Python must not try, and fail, to flush what is left when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with ``argv``, by default the process's own, and return the exit code."""
    begin_with_one_thread()
    # A quarter of a short run: what is made at the start stays, and looking for garbage in it again and again, and once
    # more when the process ends, is in vain.
    collect_seldom()
    atexit.register(gc.freeze)
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:  # results are ended in order, worker processes too
        signal.signal(signal.SIGTERM, _terminate)
    try:
        result = app.main(args=list(argv) if argv is not None else None, prog_name="scrapelint", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - Python would exit with 1, as if on findings
        return _ended(error)
    return result if isinstance(result, int) else 0


def _ended(error: BaseException) -> int:
    """Say what ended the run, and return the exit code."""
    match error:
        case click.ClickException():
            error.show()
        case ScrapelintError():
            for line in str(error).splitlines():
                click.echo(f"error: {line}", err=True)
        case KeyboardInterrupt() | click.Abort():
            click.echo("interrupted", err=True)
            return 143 if isinstance(error.__cause__ or error, Terminated) else 130  # click makes an Abort of it
        case BrokenPipeError() | ReaderGoneError():  # the reader went away (`| head`): nothing to tell it
            _abandon_output()
        case OSError(errno=number, filename=None) if number in _FULL:
            click.echo(f"error: standard output cannot be written: {error.strerror}", err=True)
            _abandon_output()
        case _:
            import traceback  # noqa: PLC0415 - only when it is needed

            traceback.print_exception(error)
            click.echo("error: this is a mistake in scrapelint; please report it with the lines above", err=True)
    return 2
