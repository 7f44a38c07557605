"""Files that are replaced whole: whoever reads one, or kills the writer, finds the old content or the new."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path


def replace_atomically(target: Path, chunks: Iterable[bytes]) -> None:
    """Put ``chunks`` in place of the file ``target``, which another process sees either as it was or whole.

    Raises:
        OSError: it cannot be written, and is as it was; the error names it, also where the disk became full.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            _copy_status(target, temporary)
        else:
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        error.filename = error.filename or str(target)
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _copy_status(source: Path, copy: Path) -> None:
    status = source.stat()
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (copy.stat().st_uid, copy.stat().st_gid):
        with contextlib.suppress(PermissionError):  # the owner changes then, as with any editor that writes a new file
            os.chown(copy, status.st_uid, status.st_gid)
    shutil.copystat(source, copy)
    os.utime(copy)  # it was changed now


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
