"""Files behind URLs, such as ``s3://`` and ``hf://``: listed and read through fsspec, an extra."""

import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple, cast

from ..errors import InputError
from .extras import needed


def is_url(path: str) -> bool:
    """Tell whether ``path`` is a URL and no file's name.

    >>> is_url("s3://bucket/corpus"), is_url("corpus/a.txt"), is_url("C:/corpus")
    (True, False, False)
    """
    scheme, mark, _ = path.partition("://")
    return bool(mark) and len(scheme) > 1 and "/" not in scheme


class RemoteFile(NamedTuple):
    """A file behind a URL, with what the engine asks of a path."""

    url: str

    @property
    def name(self) -> str:
        """The last part of the URL."""
        return PurePosixPath(self.url).name

    def as_posix(self) -> str:
        """Return the URL, which is how users know the file."""
        return self.url

    def __str__(self) -> str:
        return self.url

    def size(self) -> int:
        """Return the number of bytes, 0 where the other side does not say.

        Raises:
            OSError: it cannot be asked.
        """
        try:
            system, path = _system(self.url)
            return int(system.size(path) or 0)
        except Exception as error:
            raise _readable(error) from error

    def open_bytes(self) -> BinaryIO:
        """Open the file for reading; it is fetched block by block.

        Raises:
            OSError: it cannot be opened.
            InputError: no library for it is installed.
        """
        try:
            system, path = _system(self.url)
            return io.BufferedReader(cast("io.RawIOBase", _Guarded(system.open(path, "rb"))), 1 << 16)
        except Exception as error:
            raise _readable(error) from error


InputFile = Path | RemoteFile
"""A file to read, here or elsewhere."""


def open_input(file: InputFile) -> BinaryIO:
    """Open ``file`` for reading bytes."""
    return file.open_bytes() if isinstance(file, RemoteFile) else file.open("rb")


def remote_files(url: str) -> Iterator[tuple[RemoteFile, bool]]:
    """Yield the files that ``url`` names, in order, each with whether it was found in a folder.

    A folder stands for all files in it, at any depth; ``*``, ``?``, ``[…]`` and ``**`` make a pattern of the URL. Web
    servers list nothing, so that a URL of theirs is one file.

    Raises:
        InputError: there are none, or they cannot be listed.
    """
    try:
        found, folder = _listed(url)
    except Exception as error:
        problem = _readable(error)
        raise problem if isinstance(problem, InputError) else InputError(f"{url}: {problem}") from error
    if not found:
        raise InputError(f"{url}: no file there")
    for one in found:
        yield RemoteFile(one), folder


def _listed(url: str) -> tuple[list[str], bool]:
    if url.startswith(("http://", "https://")) or "::" in url:
        return [url], False
    system, path = _system(url)
    if any(sign in path for sign in "*?["):
        return sorted(system.unstrip_protocol(one) for one in system.glob(path) if not system.isdir(one)), False
    if system.isdir(path):
        return sorted(system.unstrip_protocol(one) for one in system.find(path)), True
    return ([url] if system.exists(path) else []), False


def _system(url: str) -> tuple[Any, str]:
    core = needed("remote", "fsspec.core", purpose=f"reading {url.partition(':')[0]}:// paths")
    system, path = core.url_to_fs(url)
    return system, path


def _readable(error: Exception) -> OSError | InputError:
    """Return ``error`` as one that is told to users: each protocol's library has errors of its own."""
    if isinstance(error, OSError | InputError):
        return error
    if isinstance(error, ImportError | ValueError):  # “Install s3fs to access S3”, “Protocol not known”
        return InputError(str(error))
    return OSError(f"{type(error).__name__}: {error}")


class _Guarded:
    """A file of fsspec whose errors are all errors of input."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.closed = False

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except Exception as error:
            raise _readable(error) from error
        buffer[: len(data)] = data
        return len(data)

    def seek(self, place: int, whence: int = 0) -> int:
        return int(self._file.seek(place, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def flush(self) -> None:
        """Do nothing: there is nothing to write."""

    def close(self) -> None:
        self.closed = True
        self._file.close()
