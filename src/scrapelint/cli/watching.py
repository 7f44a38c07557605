"""``--watch``: the same check again whenever what it looks at has changed."""

import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import click

from ..errors import InputError, ScrapelintError

_SETTINGS = {"pyproject.toml", "scrapelint.toml", ".scrapelint-ignore.toml", ".scrapelint-baseline.json"}
_FIRST_WAIT = 300  # milliseconds
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(paths: tuple[str, ...], once: Callable[[], int], *, written: Iterable[str | None] = ()) -> int:
    """Call ``once``, and again after each change below ``paths`` or in the settings, until Ctrl-C.

    Args:
        paths: files and folders; the current folder if there are none.
        once: does the check and returns its exit code; what it raises is shown, and the watch goes on.
        written: the files that ``once`` writes, whose changes do not count.

    Returns:
        The exit code of the last check.

    Raises:
        InputError: there is nothing to watch, or watchfiles is not installed.
    """
    try:
        from watchfiles import watch as changes  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise InputError('--watch needs watchfiles: pip install "scrapelint[watch]"') from error
    if "-" in paths:
        raise click.UsageError("--watch needs files or folders; standard input does not change")
    watched = [Path(path).resolve() for path in paths or (".",)]
    if missing := [str(path) for path in watched if not path.exists()]:
        raise InputError("\n".join(f"{path}: no such file or folder" for path in missing))
    # The folder of a file is watched, since editors put a new file in its place.
    roots = {path if path.is_dir() else path.parent for path in watched} | {Path.cwd()}
    own = {Path(path).resolve() for path in written if path}
    code = -1
    # The first check waits for the watcher, so that no change is lost in between: it begins when nothing has happened.
    seen = changes(
        *sorted(roots),
        watch_filter=lambda _, path: _counts(Path(path), watched, own),
        debounce=300,
        rust_timeout=_FIRST_WAIT,
        yield_on_timeout=True,
    )
    try:
        for changed in seen:
            if changed or code < 0:
                code = _shown(once)
                click.echo("watching for changes; Ctrl-C ends", err=True)
    except KeyboardInterrupt:
        pass
    return max(code, 0)


def _counts(path: Path, watched: list[Path], written: Collection[Path]) -> bool:
    """Tell whether a change of ``path`` calls for another check."""
    if path.name in _SETTINGS:
        return True
    for root in watched:
        if path == root or root in path.parents:
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            return not hidden and path not in written
    return False


def _shown(once: Callable[[], int]) -> int:
    """Do one check on a clean screen and return the exit code."""
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    try:
        code = once()
    except ScrapelintError as error:
        click.echo("\n".join(f"error: {line}" for line in str(error).splitlines()), err=True)
        code = 2
    return code
