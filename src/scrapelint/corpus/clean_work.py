"""What a worker makes of a unit when a corpus is cleaned: the bytes of the clean copy, file by file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from ..config.model import Config
from ..engine.linter import Linter
from ..engine.session import Session
from ..engine.units import Part, Unit
from ..errors import FixError, InputError, ScrapelintError
from ..readers.base import Problem, ReadOptions
from ..readers.compressed import CompressedReader
from ..readers.decompression import Decompressed
from ..readers.limits import read_whole
from ..readers.remote import InputFile, open_input
from ..readers.walk import reader_for
from .clean_parquet import clean_parquet
from .cleaning import Cleaner, Settings, Tally
from .packing import packed

TABLES = frozenset({"parquet"})
WRITABLE = frozenset({"text", "markdown", "jsonl"}) | TABLES
"""The names of the readers whose files can be written again."""


@dataclass(frozen=True)
class CleanOrder:
    """All that a worker must know; picklable."""

    config: Config
    options: ReadOptions
    settings: Settings
    scratch: Path
    """The folder for whole tables, on the disk that they are moved on."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A part of a file as it is in the clean copy."""

    path: InputFile
    data: bytes = b""
    whole: Path | None = None
    """The file that holds all of it, where it is a table."""
    provenance: dict[str, Any] = field(default_factory=dict)
    """What was taken out of a text file, which has no place to say so."""
    error: str = ""
    """Why the file cannot be cleaned."""


class CleanWorker:
    """Cleans units one after the other."""

    def __init__(self, order: CleanOrder) -> None:
        self._order = order
        self._session = Session(Linter(order.config), order.options)
        self._cleaner = Cleaner(self._session, order.settings)

    def do(self, unit: Unit) -> tuple[list[Cleaned], Tally]:
        """Return the parts of ``unit``, cleaned, and what that came to."""
        done = [self._part(unit, number, part) for number, part in enumerate(unit.parts)]
        return done, self._cleaner.taken()

    def close(self) -> None:
        """Let go of the cache."""
        self._session.close()

    def _part(self, unit: Unit, number: int, part: Part) -> Cleaned:
        try:
            if part.error or part.problem:
                raise InputError(part.error or (part.problem.message if part.problem else ""))
            return self._cleaned(part, f"{unit.number}-{number}")
        except (OSError, ScrapelintError) as error:
            return Cleaned(part.path, error=getattr(error, "strerror", None) or str(error))

    def _cleaned(self, part: Part, name: str) -> Cleaned:
        reader = reader_for(PurePath(part.path.name), self._session.readers)
        suffix = reader.suffix if isinstance(reader, CompressedReader) else ""
        inner = reader.inner if isinstance(reader, CompressedReader) else reader
        if inner.name in TABLES and isinstance(part.path, Path):
            whole = self._order.scratch / f"table-{name}.parquet"
            clean_parquet(part.path, whole, self._cleaner, self._session.options, self._order.settings.field)
            return Cleaned(part.path, whole=whole)
        data = _data(part, suffix)
        if inner.splittable:
            return Cleaned(part.path, packed(self._cleaner.lines(part, data), suffix))
        text, told = self._cleaner.text(part, data)
        return Cleaned(part.path, packed(text, suffix), provenance=told)


def _data(part: Part, suffix: str) -> bytes:
    """Return the bytes of ``part``, decompressed.

    Raises:
        InputError: the compressed ones are damaged, or they are too many for a document.
    """
    if part.data is not None:
        return part.data
    with open_input(part.path) as stream:
        if part.end is not None:
            stream.seek(part.start)
            return stream.read(part.end - part.start)
        if not suffix:
            found = read_whole(str(part.path), stream)
        else:
            plain = Decompressed(stream, suffix)
            pieces = [piece for piece in iter(lambda: plain.read(1 << 20), b"") if piece]
            if plain.damage or plain.bomb:
                raise InputError(f"the compressed data are damaged: {plain.damage or 'they hold next to nothing'}")
            found = b"".join(pieces)
    if isinstance(found, Problem):
        raise FixError(found.message)
    return found


def provenance_lines(shown: str, told: dict[str, Any]) -> Iterator[bytes]:
    """Yield the line of the provenance file for the text file ``shown``, if something is to be told of it."""
    if told:
        yield f"{json.dumps({'path': shown, **told})}\n".encode()


_worker: CleanWorker | None = None


def start(order: CleanOrder) -> None:
    """Make the worker of a process."""
    global _worker  # noqa: PLW0603 - a process pool offers no other place for what a worker keeps
    _worker = CleanWorker(order)


def do(unit: Unit) -> tuple[list[Cleaned], Tally]:
    """Let the worker of this process do ``unit``."""
    if _worker is None:  # pragma: no cover - the pool always starts its workers first
        raise RuntimeError("the worker was not started")
    return _worker.do(unit)
