"""How a file is named in fingerprints and baselines: the same from whichever folder the linter is run."""

import os
from pathlib import Path


def stable_path(path: str, root: str) -> str:
    """Return ``path`` relative to the folder ``root``, with ``/``; as it is if it lies elsewhere or is no file's name.

    Without a ``root`` every path stays as it is.
    """
    if not root or path.startswith("<") or "://" in path:
        return path
    relative = os.path.relpath(path, root)
    return path if relative.startswith("..") else Path(relative).as_posix()
