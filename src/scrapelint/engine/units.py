"""Units of work: files, and parts of large files, cut by bytes so that one large file is shared by all workers."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from ..errors import InputError
from ..readers.base import Piece, PiecewiseReader, Problem, Reader
from ..readers.blocks import blocks_of
from ..readers.compressed import CompressedReader
from ..readers.remote import InputFile, RemoteFile, open_input
from ..readers.walk import reader_for

UNIT_BYTES = 1 << 20
"""About how many bytes of input make a unit; a single record or document may be longer."""
_MOST_PARTS = 256
_WORTH_STREAMING = UNIT_BYTES // 4  # bytes of a compressed file


class Part(NamedTuple):
    """A file, or the bytes ``[start, end)`` of it, whose first line is line ``first_line`` of the file, from 1."""

    path: InputFile
    start: int = 0
    end: int | None = None
    first_line: int = 1
    data: bytes | None = None
    """Whole lines of the file, decompressed, where a worker cannot go to their place in it; else ``None``."""
    problem: Problem | None = None
    """What is to be told behind these lines."""
    error: str = ""
    """Why the rest of the file could not be read."""
    piece: Piece | None = None
    """What of the file is meant, where it is cut neither by bytes nor by lines."""


class Unit(NamedTuple):
    """Parts to be done by one worker in one go, about ``size`` bytes of the files together."""

    number: int
    """Its place among all units, from 0."""
    parts: tuple[Part, ...]
    size: int


def units(files: Iterable[InputFile], readers: Sequence[Reader], *, tables: bool = True) -> Iterator[Unit]:
    """Yield the work on ``files``, in order: small files together, large ones in parts where their format allows it.

    Without ``tables`` only formats with a record a line are cut.
    """
    number = 0
    batch: list[Part] = []
    size = held = 0
    for file in files:
        for part, length in _parts(file, reader_for(PurePath(file.name), readers), tables=tables):
            batch.append(part)
            size += length
            held += length if part.data is None else len(part.data)
            if held >= UNIT_BYTES or len(batch) >= _MOST_PARTS:
                yield Unit(number, tuple(batch), size)
                number += 1
                batch, size, held = [], 0, 0
    if batch:
        yield Unit(number, tuple(batch), size)


def whole_units(files: Iterable[InputFile], readers: Sequence[Reader]) -> Iterator[Unit]:
    """Yield the same work for workers on other machines: no data is sent, compressed and remote files are not cut."""
    number = size = 0
    batch: list[Part] = []
    for file in files:
        for part, length in _parts_in_place(file, reader_for(PurePath(file.name), readers)):
            batch.append(part)
            size += length
            if size >= UNIT_BYTES or len(batch) >= _MOST_PARTS:
                yield Unit(number, tuple(batch), size)
                number += 1
                batch, size = [], 0
    if batch:
        yield Unit(number, tuple(batch), size)


def _parts_in_place(file: InputFile, reader: Reader) -> Iterator[tuple[Part, int]]:
    try:
        size = file.size() if isinstance(file, RemoteFile) else file.stat().st_size
        if isinstance(file, Path) and size > 2 * UNIT_BYTES:
            yield from _cut_in_place(file, reader, size)
        else:
            yield Part(file), size
    except (OSError, InputError):
        yield Part(file), 0  # to fail where it is read


def _parts(file: InputFile, reader: Reader, *, tables: bool) -> Iterator[tuple[Part, int]]:
    """Yield the parts of ``file`` with their lengths in bytes; one that cannot be read is a part that says so."""
    begun = False
    try:
        for part, length in _cut(file, reader, tables=tables):
            yield part, length
            begun = True
    except (OSError, InputError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        yield (Part(file, data=b"", error=problem) if begun else Part(file)), 0


def _cut(file: InputFile, reader: Reader, *, tables: bool) -> Iterator[tuple[Part, int]]:
    packed = isinstance(reader, CompressedReader)
    remote = isinstance(file, RemoteFile)
    size = file.size() if isinstance(file, RemoteFile) else file.stat().st_size
    small = size <= (_WORTH_STREAMING if packed else 2 * UNIT_BYTES)
    if small and (size or not remote):  # 0 is also what a server says that does not know
        yield Part(file), size
    elif isinstance(file, Path) and not packed and (tables or reader.splittable):
        yield from _cut_in_place(file, reader, size)
    elif reader.inner.splittable if isinstance(reader, CompressedReader) else reader.splittable:
        yield from _streamed(file, reader)
    else:
        yield Part(file), size


def _cut_in_place(file: Path, reader: Reader, size: int) -> Iterator[tuple[Part, int]]:
    """Yield parts by which a worker finds its place in ``file``; all of it where the format has no such places."""
    if reader.splittable:
        yield from _line_parts(file)
        return
    pieces: list[Piece] = []
    if isinstance(reader, PiecewiseReader):
        with file.open("rb") as stream:
            pieces = reader.pieces(stream, UNIT_BYTES)
    if len(pieces) < 2:
        yield Part(file), size
        return
    for piece in pieces[:-1]:
        yield Part(file, piece=piece), piece.size
        size -= piece.size
    yield Part(file, piece=pieces[-1]), size


def _streamed(file: InputFile, reader: Reader) -> Iterator[tuple[Part, int]]:
    """Yield parts that hold their lines, and the bytes of ``file`` that were read for each."""
    line = told = 0
    with open_input(file) as stream:
        for block, place in blocks_of(file.as_posix(), stream, reader, UNIT_BYTES):
            if isinstance(block, Problem):
                yield Part(file, data=b"", problem=block), place - told
            else:
                yield Part(file, first_line=line + 1, data=block), place - told
                line += block.count(b"\n") + (not block.endswith(b"\n"))
            told = place


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
