"""The findings of a run on disk: lines of JSON, cut back to what was counted when a run goes on."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from .problems import RunError


class Output:
    """Findings as lines in ``PATH.partial`` while the run goes on; ``path`` itself appears when it is whole."""

    def __init__(self, path: Path, offset: int = 0) -> None:
        """Open the file and cut off what stands behind ``offset``, in bytes.

        Raises:
            RunError: it cannot be written, or is shorter than that.
        """
        self.path = path
        self.partial = partial_path(path)
        try:
            self._stream: BinaryIO = self.partial.open("r+b" if offset else "w+b")
            length = self._stream.seek(0, os.SEEK_END)
            if length < offset:
                raise RunError(
                    f"{self.partial}: holds {length:,} bytes where the state of the run says {offset:,}; "
                    "begin anew with --restart"
                )
            self._stream.truncate(offset)
            self._stream.seek(offset)
        except FileNotFoundError as error:
            if offset:
                message = f"{self.partial}: is gone, and the run cannot go on without it; begin anew with --restart"
                raise RunError(message) from error
            raise RunError(f"{path}: no such folder: {path.parent}") from error
        except OSError as error:
            raise RunError(f"{self.partial}: cannot be written: {error.strerror or error}") from error

    def append(self, lines: bytes) -> int:
        """Write ``lines`` and return their length in bytes."""
        self._stream.write(lines)
        return len(lines)

    def append_file(self, path: Path) -> int:
        """Write what the file ``path`` holds, take it away, and return its length in bytes."""
        before = self._stream.tell()
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, self._stream)
        path.unlink()
        return self._stream.tell() - before

    def sync(self) -> None:
        """Return when all that was written is on the disk."""
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Close the file; what was written and not synced may be lost."""
        try:
            self._stream.close()
        except OSError:  # a full disk: the error was told when it was met
            self._stream.detach() if hasattr(self._stream, "detach") else None


def partial_path(path: Path) -> Path:
    """Return where the findings for ``path`` stand until they are whole."""
    return path.with_name(f"{path.name}.partial")


class Nowhere:
    """Stands for the output of a run whose findings are only counted."""

    def append(self, lines: bytes) -> int:
        """Return the length of ``lines`` in bytes."""
        return len(lines)

    def append_file(self, path: Path) -> int:
        """Take the file ``path`` away and return its length in bytes."""
        size = path.stat().st_size
        path.unlink()
        return size

    def sync(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
