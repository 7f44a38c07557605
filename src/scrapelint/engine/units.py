"""Units of work: files, and parts of large files, cut by bytes so that one large file is shared by all workers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ..errors import InputError
from ..readers.base import Reader
from ..readers.remote import InputFile, RemoteFile
from ..readers.walk import reader_for

UNIT_BYTES = 1 << 20
"""About how many bytes of input make a unit; a single record or document may be longer."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or the bytes ``[start, end)`` of it, whose first line is line ``first_line`` of the file, from 1."""

    path: InputFile
    start: int = 0
    end: int | None = None
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """Parts to be done by one worker in one go, about ``size`` bytes together."""

    parts: tuple[Part, ...]
    size: int


def units(files: Iterable[InputFile], readers: Sequence[Reader]) -> Iterator[Unit]:
    """Yield the work on ``files``, in order: small files together, large ones in parts where their format allows it."""
    batch: list[Part] = []
    size = 0
    for file in files:
        for part, length in _parts(file, splittable=reader_for(PurePath(file.name), readers).splittable):
            batch.append(part)
            size += length
            if size >= UNIT_BYTES or len(batch) >= 256:
                yield Unit(tuple(batch), size)
                batch, size = [], 0
    if batch:
        yield Unit(tuple(batch), size)


def _parts(file: InputFile, *, splittable: bool) -> Iterator[tuple[Part, int]]:
    """Yield the parts of ``file`` with their lengths; an unreadable one is one part, to fail when it is read."""
    try:
        if isinstance(file, RemoteFile):  # to cut it would be to fetch it twice
            yield Part(file), file.size()
            return
        size = file.stat().st_size
        if not splittable or size <= 2 * UNIT_BYTES:
            yield Part(file), size
        else:
            yield from _line_parts(file)
    except (OSError, InputError):
        yield Part(file), 0


def _line_parts(file: Path) -> Iterator[tuple[Part, int]]:
    """Yield parts that end at line ends."""
    start, line = 0, 1
    with file.open("rb") as stream:
        while block := stream.read(UNIT_BYTES):
            lines = block.count(b"\n")
            end = start + len(block)
            last = block
            while last and not last.endswith(b"\n"):  # a line of gigabytes must not be held
                last = stream.readline(UNIT_BYTES)
                end += len(last)
            yield Part(file, start, end, line), end - start
            start, line = end, line + lines + (not block.endswith(b"\n"))
