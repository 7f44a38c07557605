"""A lock that its process takes with it when it dies, however it dies."""

import os
from pathlib import Path

from .problems import RunError


class Lock:
    """Holds the file ``path`` until :meth:`release`, or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            RunError: another process has it.
            OSError: the file cannot be made.
        """
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _hold(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise RunError(f"{path.parent}: another run is using this folder; wait for it, or name another") from error

    def release(self) -> None:
        """Let others have it."""
        os.close(self._descriptor)


def _hold(descriptor: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415 - only on Windows

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
