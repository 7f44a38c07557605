"""The files of a clean copy: written one after the other, each in its place when it is whole."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from ..engine.session import shown_path
from .clean_work import Cleaned, provenance_lines
from .cleaning import Tally
from .problems import RunError

PROVENANCE = "scrapelint-provenance.jsonl"
"""The file of a clean folder that says what was taken out of its text files."""


@dataclass
class CleanRan:
    """What a run came to."""

    tally: Tally = field(default_factory=Tally)
    files: int = 0
    errors: list[str] = field(default_factory=list)
    """Files that could not be cleaned, and are not in the copy."""


@dataclass
class Place:
    """Where writing stands: between two units of work."""

    number: int = 0
    """How many files were begun."""
    path: str | None = None
    """The file that was begun last; the next unit may go on with it."""
    size: int = 0
    """Bytes of its copy that are written."""
    broken: str = ""
    """Why it cannot be cleaned."""
    told: int = 0
    """Bytes of the file that says what was taken out of texts."""


class Copy:
    """A copy under way; what is not whole stands in ``scratch``, on the disk of the copy."""

    def __init__(
        self, target_of: Callable[[Path], Path], provenance: Path | None, scratch: Path, ran: CleanRan, place: Place
    ) -> None:
        """Go on at ``place``.

        Args:
            target_of: returns where the copy of a file goes.
            provenance: the file that says what was taken out of texts; ``None`` for none.
            scratch: the folder for what is not whole.
            ran: what is counted in.
            place: where writing stood.

        Raises:
            RunError: what was written by then is gone.
        """
        self._target_of = target_of
        self._told_in = provenance
        self._scratch = scratch
        self._ran = ran
        self._number = place.number
        self._path = None if place.path is None else Path(place.path)
        self._broken = place.broken
        self._stream: BinaryIO | None = None
        self._provenance: BinaryIO | None = None
        if self._path is not None and not self._broken:
            self._stream = _cut_back(self._temporary(), target_of(self._path), place.size)
        if provenance is not None and place.told:
            self._provenance = _cut_back(scratch / PROVENANCE, provenance, place.told)

    def take(self, part: Cleaned) -> None:
        """Write ``part``, which goes on with the file of the last one or begins another."""
        if part.path != self._path:
            self.finish_file()
            self._path = Path(str(part.path))
            self._number += 1
        if part.error:
            self._broken = self._broken or part.error
        elif part.whole is not None:
            part.whole.replace(self._temporary())
        else:
            if self._stream is None:
                self._stream = self._temporary().open("wb")
            self._stream.write(part.data)
            for line in provenance_lines(shown_path(part.path), part.provenance):
                self._tell(line)

    def synced(self) -> Place:
        """Return where writing stands, once all that was written is on the disk."""
        for stream in (self._stream, self._provenance):
            if stream is not None:
                _sync(stream)
        size = self._temporary().stat().st_size if self._temporary().exists() else 0
        told = self._provenance.tell() if self._provenance else 0
        return Place(self._number, None if self._path is None else str(self._path), size, self._broken, told)

    def finish(self) -> None:
        """Put the last file, and what was told of texts, where they belong."""
        self.finish_file()
        if self._provenance is not None and self._told_in is not None:
            _sync(self._provenance)
            self._provenance.close()
            (self._scratch / PROVENANCE).replace(self._told_in)

    def finish_file(self) -> None:
        """Put the file that was written in its place, unless something was wrong with it."""
        if self._stream is not None:
            _sync(self._stream)
            self._stream.close()
            self._stream = None
        if self._path is None:
            return
        if self._broken:
            self._ran.errors.append(f"{shown_path(self._path)}: {self._broken}; it is not in the copy")
            self._broken = ""
            self._temporary().unlink(missing_ok=True)
            return
        target = self._target_of(self._path)
        target.parent.mkdir(parents=True, exist_ok=True)
        self._temporary().replace(target)
        shutil.copymode(self._path, target)
        self._ran.files += 1

    def close(self) -> None:
        """Close what is open; the error of a full disk was told when it was met."""
        for stream in (self._stream, self._provenance):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _temporary(self) -> Path:
        return self._scratch / f"file-{self._number}"

    def _tell(self, line: bytes) -> None:
        if self._told_in is None:
            return
        if self._provenance is None:
            self._provenance = (self._scratch / PROVENANCE).open("wb")
        self._provenance.write(line)


def _sync(stream: Any) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _cut_back(temporary: Path, target: Path, size: int) -> BinaryIO:
    """Return the file ``temporary``, cut to ``size`` bytes, to go on with.

    Where it has got its place since, it is fetched from there: what follows is done again.
    """
    if not temporary.exists() and target.exists():
        shutil.copyfile(target, temporary)
    if not temporary.exists() or temporary.stat().st_size < size:
        raise RunError(f"{temporary}: what was written is gone, and the copy cannot go on without it; take it away")
    stream = temporary.open("r+b")
    stream.truncate(size)
    stream.seek(size)
    return stream
