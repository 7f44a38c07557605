"""The input of a run, looked over before it is read: how much it is, and whether it is what it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from ..engine.session import shown_path
from ..errors import InputError
from ..readers.remote import InputFile, RemoteFile


@dataclass(frozen=True, slots=True)
class Inputs:
    """How much there is to read, and its hashes."""

    files: int
    size: int
    """Bytes, compressed ones as they are."""
    state: str
    """Changes whenever a file is added, taken away, renamed or written."""
    corpus: str
    """The same for files of the same names and sizes, whenever they were written and wherever they stand."""


def look_over(files: Iterable[InputFile]) -> Inputs:
    """Return what is to be known of ``files`` before they are read."""
    state, corpus = blake2b(digest_size=16), blake2b(digest_size=8)
    count = total = 0
    for file in files:
        size, changed = _status(file)
        name = shown_path(file).encode("utf-8", "surrogateescape")
        state.update(b"%d\0%s%d\0%d\0" % (len(name), name, size, changed))
        corpus.update(b"%d\0%s%d\0" % (len(name), name, size))
        count += 1
        total += max(0, size)
    return Inputs(count, total, state.hexdigest(), corpus.hexdigest())


def _status(file: InputFile) -> tuple[int, int]:
    """Return size in bytes and time of change in nanoseconds; -1 for a file that cannot be asked."""
    try:
        if isinstance(file, RemoteFile):
            return file.size(), 0
        status = file.stat()
    except (OSError, InputError):
        return -1, 0
    return status.st_size, status.st_mtime_ns
