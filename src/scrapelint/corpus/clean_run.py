"""A clean copy of a corpus: workers clean units of it, this process writes files in the order of the input."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO

from ..engine.pool import available_cores, worth_a_pool
from ..engine.session import Session, shown_path
from ..engine.units import Unit, units
from ..readers.compressed import CompressedReader
from ..readers.remote import InputFile
from ..readers.walk import reader_for
from .clean_work import WRITABLE, Cleaned, CleanOrder, CleanWorker, do, provenance_lines, start
from .cleaning import Settings, Tally
from .problems import RunError

PROVENANCE = "scrapelint-provenance.jsonl"
"""The file of a clean folder that says what was taken out of its text files."""


@dataclass(frozen=True)
class CleanPlan:
    """What is cleaned, and where the copy goes."""

    session: Session
    files: Callable[[], Iterator[InputFile]]
    """Yields the files to clean, the same at each call."""
    source: Path
    """The file, or the folder, that is cleaned."""
    target: Path
    settings: Settings
    jobs: int = 0


@dataclass
class CleanRan:
    """What a run came to."""

    tally: Tally = field(default_factory=Tally)
    files: int = 0
    errors: list[str] = field(default_factory=list)
    """Files that could not be cleaned, and are not in the copy."""


def clean_corpus(plan: CleanPlan, advance: Callable[[int], None]) -> CleanRan:
    """Write the clean copy; each file of it appears when it is whole.

    Args:
        plan: what to do.
        advance: called with the bytes of input that were read since the last call.

    Raises:
        RunError: the copy cannot be written, or would be written over the input.
        WorkerError: a process died.
    """
    refuse_overlap(plan.source, plan.target)
    refuse_unwritable(plan)
    place = plan.target if plan.source.is_dir() else plan.target.parent
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".scrapelint-", dir=place) as scratch:
            return _Copy(plan, Path(scratch)).made(advance)
    except OSError as error:
        where = error.filename or plan.target
        raise RunError(f"{where}: cannot be written: {error.strerror or error}") from error


def refuse_overlap(source: Path, target: Path) -> None:
    """Raise if writing ``target`` could change what is read.

    Raises:
        RunError: it could, or something stands there already.
    """
    inside, outside = source.resolve(), target.resolve()
    if inside == outside or inside in outside.parents or outside in inside.parents:
        raise RunError(f"{target}: the clean copy must stand apart from {source}, which is never written over")
    if target.is_dir() if source.is_file() else target.is_file():
        raise RunError(f"{target}: a file makes a file, and a folder makes a folder")
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise RunError(f"{target}: is there already; take it away, or name another")


def refuse_unwritable(plan: CleanPlan) -> None:
    """Raise if a file is of a format that cannot be written again.

    Raises:
        RunError: naming the first few of them.
    """
    wrong = [shown_path(file) for file in plan.files() if not _is_writable(file, plan.session)]
    if wrong:
        more = f" and {len(wrong) - 3:,} more" if len(wrong) > 3 else ""
        raise RunError(
            f"{', '.join(wrong[:3])}{more}: files of this format cannot be written again; clean text, Markdown, "
            "JSON Lines or Parquet, and leave the others out with `exclude`"
        )


def _is_writable(file: InputFile, session: Session) -> bool:
    reader = reader_for(PurePath(file.name), session.readers)
    if isinstance(reader, CompressedReader):
        return reader.inner.name in WRITABLE and reader.inner.rewritable
    return reader.name in WRITABLE and isinstance(file, Path)


class _Copy:
    """A copy under way."""

    def __init__(self, plan: CleanPlan, scratch: Path) -> None:
        self._plan = plan
        self._scratch = scratch
        self._ran = CleanRan()
        self._path: InputFile | None = None
        self._stream: BinaryIO | None = None
        self._broken = ""
        self._provenance: BinaryIO | None = None

    def made(self, advance: Callable[[int], None]) -> CleanRan:
        """Clean all units and write what comes of them."""
        try:
            for unit, (parts, tally) in self._done():
                for part in parts:
                    self._take(part)
                self._ran.tally.add(tally)
                advance(unit.size)
            self._finish()
            self._finish_provenance()
        finally:
            for stream in (self._stream, self._provenance):
                if stream is not None:
                    with suppress(OSError):  # it was told when it was met
                        stream.close()
        return self._ran

    def _done(self) -> Iterator[tuple[Unit, tuple[list[Cleaned], Tally]]]:
        plan = self._plan
        session = plan.session
        order = CleanOrder(session.linter.config, session.options, plan.settings, self._scratch)
        large, work = worth_a_pool(units(plan.files(), session.readers, tables=False))
        jobs = plan.jobs or available_cores()
        if jobs > 1 and large:
            from ..engine.workers import spread  # noqa: PLC0415 - 20 ms that a small run need not pay

            yield from spread(work, jobs, partial(start, order), do)
        else:
            worker = CleanWorker(order)
            yield from ((unit, worker.do(unit)) for unit in work)

    def _take(self, part: Cleaned) -> None:
        if part.path != self._path:
            self._finish()
            self._path = part.path
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

    def _temporary(self) -> Path:
        return self._scratch / "file"

    def _finish(self) -> None:
        """Put the file that was written in its place, unless something was wrong with it."""
        if self._stream is not None:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
            self._stream = None
        if self._path is None:
            return
        if self._broken:
            self._ran.errors.append(f"{shown_path(self._path)}: {self._broken}; it is not in the copy")
            self._broken = ""
            return
        target = self._target(self._path)
        target.parent.mkdir(parents=True, exist_ok=True)
        self._temporary().replace(target)
        if isinstance(self._path, Path):
            shutil.copymode(self._path, target)
        self._ran.files += 1

    def _target(self, path: InputFile) -> Path:
        plan = self._plan
        if not plan.source.is_dir():
            return plan.target
        return plan.target / PurePath(str(path)).relative_to(plan.source)

    def _tell(self, line: bytes) -> None:
        if not self._plan.source.is_dir() or self._plan.settings.field is None:
            return
        if self._provenance is None:
            self._provenance = (self._scratch / PROVENANCE).open("wb")
        self._provenance.write(line)

    def _finish_provenance(self) -> None:
        if self._provenance is not None:
            self._provenance.close()
            (self._scratch / PROVENANCE).replace(self._plan.target / PROVENANCE)
