"""The findings of a run in their final form: the lines as they are, or a table of Parquet made of them."""

from pathlib import Path

from ..readers.extras import needed
from .output import partial_path
from .problems import RunError

PARQUET = frozenset({".parquet", ".pq"})
LINES = frozenset({".jsonl", ".ndjson"})


def refuse_unknown(path: Path) -> None:
    """Raise if findings cannot be written to ``path``.

    Raises:
        RunError: its ending is not known.
        InputError: an extra is needed for it.
    """
    suffix = path.suffix.lower()
    if suffix in PARQUET:
        needed("parquet", "pyarrow.parquet", purpose="writing Parquet")
    elif suffix not in LINES:
        raise RunError(f"{path}: findings are written to .jsonl or .parquet, by the ending of the name")
    if not path.parent.is_dir():
        raise RunError(f"{path}: there is no folder {path.parent}")


def commit(path: Path) -> None:
    """Put the whole of the findings, which stand in the partial file, where they are wanted.

    Raises:
        OSError: it cannot be written; the partial file stays.
    """
    partial = partial_path(path)
    if path.suffix.lower() in PARQUET:
        from .parquet import write_parquet  # noqa: PLC0415 - an extra

        write_parquet(partial, path)
        partial.unlink()
    else:
        partial.replace(path)
