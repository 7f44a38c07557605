"""Findings files read again: lines of JSON or a table, as a run over a corpus or a check wrote them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..finding import Finding, Fix
from ..readers.extras import needed
from ..reports.json_text import to_json
from .formats import PARQUET

_ROWS = 4096
_NEEDED = ("code", "fingerprint", "path")


def read_findings(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the findings in the file ``path``, in order, as JSON values.

    Raises:
        InputError: it cannot be read, or something in it is no finding; the message says where.
    """
    try:
        yield from _rows(path) if path.suffix.lower() in PARQUET else _lines(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                values = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number}: no finding: this is not JSON: {error}") from error
            yield _checked(values, f"{path}:{number}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    parquet = needed("parquet", "pyarrow.parquet", purpose="reading Parquet")
    arrow = needed("parquet", "pyarrow", purpose="reading Parquet")
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(_ROWS):
                for values in batch.to_pylist():
                    number += 1
                    yield _checked(values, f"{path}: row {number}")
    except arrow.ArrowInvalid as error:
        raise InputError(f"{path}: no table of findings: {error}") from error


def _checked(values: Any, where: str) -> dict[str, Any]:
    missing = [name for name in _NEEDED if not isinstance(values, dict) or not isinstance(values.get(name), str)]
    if missing:
        raise InputError(f"{where}: no finding: it has no {missing[0]}; findings come from scrapelint corpus, or check")
    found: dict[str, Any] = values
    return found


def as_line(values: dict[str, Any]) -> bytes:
    """Return a finding as the line that it has, or would have, in a file of lines."""
    return f"{to_json(values)}\n".encode()


def as_finding(values: dict[str, Any]) -> Finding:
    """Return a finding with all that figures need of it; of its fix no more than whether it is safe."""
    fix = values.get("fix")
    return Finding(
        code=values["code"],
        name=values.get("name", ""),
        severity=values.get("severity", "warning"),
        message=values.get("message", ""),
        start=values.get("start", 0),
        end=values.get("end", 0),
        fix=Fix((), fix["safe"]) if fix else None,
        path=values["path"],
        id=values.get("id"),
        record=values.get("record"),
        text=values.get("text") or "",
        fingerprint=values["fingerprint"],
        plugin=values.get("plugin", ""),
        site=values.get("site"),
    )
