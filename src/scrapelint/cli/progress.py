"""Progress on standard error: a bar on a terminal, a line now and then elsewhere, nothing where nothing is wanted."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from ..corpus.inputs import Inputs
from ..corpus.summary import Summary
from ..reports.places import counted

_SECONDS = 30.0  # between two lines where there is no terminal
_STEPS = 500  # how often a bar may be drawn anew


@contextmanager
def progress(*, quiet: bool, resumable: bool) -> Iterator["Quiet"]:
    """Give what shows how a run gets on; if it is interrupted and ``resumable``, say how to go on."""
    shown = shown_by(quiet=quiet)
    try:
        yield shown
    except KeyboardInterrupt:
        shown.end()
        if resumable:
            click.echo("what was done is kept: the same command goes on from there", err=True)
        raise
    finally:
        shown.end()


def shown_by(*, quiet: bool) -> "Quiet":
    """Return what shows progress: by what standard error is."""
    if quiet:
        return Quiet()
    return Bar() if sys.stderr.isatty() else Lines()


class Quiet:
    """Shows nothing."""

    def begin(self, inputs: Inputs, *, resumed: bool) -> None:
        """Take what there is to read, and whether some of it was read before."""

    def advance(self, size: int, summary: Summary) -> None:
        """Take the number of bytes that were read since the last call, and the figures so far."""

    def say(self, words: str) -> None:
        """Take what is being done now that all is read."""

    def end(self) -> None:
        """Leave the terminal as it was."""


class Lines(Quiet):
    """Shows a line at the start, one now and then, and one at the end."""

    def begin(self, inputs: Inputs, *, resumed: bool) -> None:
        """Say what there is to read."""
        self._inputs = inputs
        self._begun = self._told = time.monotonic()
        self._read = self._before = 0
        self._resumed = resumed
        again = "; going on from where the last run stopped" if resumed else ""
        click.echo(f"reading {counted(inputs.files, 'file')}, {megabytes(inputs.size)}{again}", err=True)

    def advance(self, size: int, summary: Summary) -> None:
        """Say how far it is, if that was not said for a while."""
        now = time.monotonic()
        self._read += size
        if self._resumed and not self._before:
            self._before, self._begun = self._read - size, now
        if now - self._told < _SECONDS:
            return
        self._told = now
        share = min(1.0, self._read / self._inputs.size) if self._inputs.size else 1.0
        rate = (self._read - self._before) / max(1e-9, now - self._begun)
        left = (self._inputs.size - self._read) / rate if rate else 0
        click.echo(f"{share:.0%}, {figures(summary, rate)}, {duration(left)} left", err=True)

    def say(self, words: str) -> None:
        """Say it."""
        click.echo(words, err=True)


class Bar(Quiet):
    """Shows a bar with the time left, the rate and the figures so far."""

    def begin(self, inputs: Inputs, *, resumed: bool) -> None:
        """Draw the bar."""
        self._begun = time.monotonic()
        self._read = 0
        self._size = max(1, inputs.size)
        self._shown = ""
        label = "going on" if resumed else "reading"
        self._bar: Any = click.progressbar(
            length=self._size,
            label=label,
            file=sys.stderr,
            show_pos=False,
            item_show_func=lambda _: self._shown,
            update_min_steps=max(1, self._size // _STEPS),
        )
        self._bar.__enter__()

    def advance(self, size: int, summary: Summary) -> None:
        """Move the bar on."""
        self._read += size
        self._shown = figures(summary, self._read / max(1e-9, time.monotonic() - self._begun))
        self._bar.update(size)

    def say(self, words: str) -> None:
        """Say it below the bar."""
        self.end()
        click.echo(words, err=True)

    def end(self) -> None:
        """Leave the line of the bar."""
        bar, self._bar = getattr(self, "_bar", None), None
        if bar is not None:
            with suppress(Exception):
                bar.__exit__(None, None, None)


def figures(summary: Summary, rate: float) -> str:
    """Return the figures so far in a few words; ``rate`` is in bytes a second."""
    found = ((summary.documents, "document"), (summary.findings, "finding"))
    return ", ".join([f"{rate / 1e6:.1f} MB/s", *(counted(number, noun) for number, noun in found if number)])


def megabytes(size: int) -> str:
    """Return ``size``, in bytes, in words.

    >>> megabytes(120), megabytes(1_234_567), megabytes(5_600_000_000)
    ('120 bytes', '1.2 MB', '5.6 GB')
    """
    for unit, name in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return counted(size, "byte")


def duration(seconds: float) -> str:
    """Return ``seconds`` in words.

    >>> duration(4), duration(250), duration(7300)
    ('4 s', '4 min', '2 h 1 min')
    """
    whole = int(max(0, seconds))
    if whole < 100:
        return f"{whole} s"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
