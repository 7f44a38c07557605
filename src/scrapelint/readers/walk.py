"""Paths into files to read: folders are walked in a fixed order, patterns of ``exclude`` honoured."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath
from typing import NamedTuple

from ..errors import InputError
from .base import Reader
from .compressed import COMPRESSIONS, CompressedReader
from .remote import InputFile, RemoteFile, is_url, remote_files

# What version control, environments and caches keep; a corpus in such a folder can still be named as a path.
_NEVER = {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".mypy_cache", ".ruff_cache"}


class Walk(NamedTuple):
    """How to turn the paths a user gave into files."""

    suffixes: frozenset[str]
    """Endings, in lower case and with the dot, of the files to take from folders."""
    exclude: tuple[str, ...] = ()
    """Patterns as in ``.gitignore``, relative to :attr:`root`."""
    root: Path = Path()
    force_exclude: bool = False
    """Whether ``exclude`` holds for files that are named as paths too."""

    def files(self, paths: Sequence[str]) -> Iterator[InputFile]:
        """Yield the files to read, each once, folders in order of their names.

        A path that does not exist may be a pattern, with ``*``, ``?``, ``[…]``, and ``**`` for any folders: what it
        matches comes in order of names. URLs are listed by fsspec; ``exclude`` says nothing of them.

        Raises:
            InputError: a path does not exist, or matches nothing.
        """
        refuse_missing(paths)
        excluded = _Patterns(self.exclude, self.root)
        roots = list(chain.from_iterable(map(expanded, paths)))
        seen: set[str] = set()
        for path in roots:
            for file in self._remote(path) if is_url(path) else self._below(Path(path), excluded):
                if len(roots) == 1:  # no file comes twice, and a folder of a million need not be remembered
                    yield file
                elif str(file) not in seen:
                    seen.add(str(file))
                    yield file

    def _remote(self, url: str) -> Iterator[RemoteFile]:
        for file, in_folder in remote_files(url):
            if not in_folder or is_read(file.name, self.suffixes):
                yield file

    def _below(self, path: Path, excluded: "_Patterns") -> Iterator[Path]:
        if not path.is_dir():
            if not (self.force_exclude and excluded.match(path)):
                yield path
            return
        if not excluded.match(path, folder=True):
            yield from self._walk(path, excluded)

    def _walk(self, folder: Path, excluded: "_Patterns") -> Iterator[Path]:
        for current, folders, names in os.walk(folder):
            here = Path(current)
            folders[:] = sorted(n for n in folders if n not in _NEVER and not excluded.match(here / n, folder=True))
            for name in sorted(names):
                file = here / name
                if is_read(name, self.suffixes) and not excluded.match(file) and not _is_special(file):
                    yield file


def _is_special(file: Path) -> bool:
    """Tell whether a file is a pipe, a socket or a device: to open a pipe that nobody writes to never ends."""
    try:
        mode = file.stat().st_mode
    except OSError:  # a link that leads nowhere, or a file that vanished: reading it says so
        return False
    return not stat.S_ISREG(mode)


def refuse_missing(paths: Iterable[str]) -> None:
    """Raise if any of ``paths`` does not exist.

    Raises:
        InputError: with every one that does not.
    """
    missing = [path for path in paths if not expanded(path)]
    if missing:
        raise InputError("\n".join(f"{path}: {_MISSING[is_pattern(path)]}" for path in missing))


_MISSING = {False: "no such file or folder", True: "no file or folder matches this"}


def is_pattern(path: str) -> bool:
    """Tell whether ``path`` holds what makes a pattern of it."""
    return any(sign in path for sign in "*?[")


def expanded(path: str) -> list[str]:
    """Return ``path`` if it exists or is a URL, else what it matches as a pattern, in order."""
    if is_url(path) or os.path.lexists(path):
        return [path]
    if not is_pattern(path):
        return []
    import glob  # noqa: PLC0415 - shells expand most patterns

    return sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path knows no absolute patterns


class _Patterns:
    """Patterns of ``.gitignore``, which pathspec matches; imported late, since most runs have none."""

    def __init__(self, patterns: Iterable[str], root: Path) -> None:
        self._root = root.resolve()
        self._spec = None
        lines = list(patterns)
        if lines:
            from pathspec import PathSpec  # noqa: PLC0415 - 26 ms that a run without patterns need not pay

            self._spec = PathSpec.from_lines("gitignore", lines)

    def match(self, path: Path, *, folder: bool = False) -> bool:
        if self._spec is None:
            return False
        try:
            relative = path.resolve().relative_to(self._root).as_posix()
        except ValueError:
            return False
        return self._spec.match_file(f"{relative}/" if folder else relative)


class PerFilePatterns:
    """Which selectors to ignore in a file, by patterns relative to a root."""

    def __init__(self, ignores: Iterable[tuple[str, tuple[str, ...]]], root: Path) -> None:
        self._patterns = [(_Patterns((pattern,), root), selectors) for pattern, selectors in ignores]

    def ignored(self, path: str) -> tuple[str, ...]:
        """Return the selectors to ignore in the file ``path``."""
        return tuple(one for pattern, selectors in self._patterns if pattern.match(Path(path)) for one in selectors)


def reader_for(path: PurePath, readers: Sequence[Reader]) -> Reader:
    """Return the reader for the ending of ``path``; a file named with an unknown ending is read as plain text.

    Of ``a.jsonl.gz`` it is the one for ``.jsonl``, behind one that decompresses.
    """
    suffix = path.suffix.lower()
    found = next((reader for reader in readers if suffix in reader.suffixes), None)
    if found is None and suffix in COMPRESSIONS:
        return CompressedReader(reader_for(PurePath(path.stem), readers), suffix)
    return found or next(reader for reader in readers if reader.name == "text")


def is_read(name: str, suffixes: frozenset[str]) -> bool:
    """Tell whether a file of this name is taken from a folder: by its ending, or the one before that of compression."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    return suffix in suffixes or (suffix in COMPRESSIONS and PurePath(path.stem).suffix.lower() in suffixes)
