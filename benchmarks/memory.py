"""How much memory this process has held at most."""

import os
import platform
from pathlib import Path


def peak_memory() -> int:
    """Return the most bytes that this process has held, or 0 where the system does not say."""
    status = Path("/proc/self/status")
    if status.is_file():  # better than ru_maxrss, which is at least what the parent held
        return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    if os.name == "nt":
        return 0
    import resource  # noqa: PLC0415 -- not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if platform.system() == "Darwin" else 1024)
