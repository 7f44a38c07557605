"""The baseline: a file of the findings that were there when a corpus was first linted, so that only new ones count.

One entry a line, sorted, each line ended by a comma: what two people change on two branches merges like text. A check
never writes it, so that it never grows by itself.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..errors import ConfigError
from .known import KnownFinding

NAME = ".scrapelint-baseline.json"
VERSION = 1


def read_baseline(path: Path) -> tuple[KnownFinding, ...]:
    """Return the entries of the baseline ``path``.

    Raises:
        ConfigError: it cannot be read, or is no baseline; the message says where.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError([f"{path}: the baseline cannot be read: {error.strerror or error}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: the baseline is not UTF-8: {error.reason} at byte {error.start}"]) from error
    except json.JSONDecodeError as error:
        hint = " (a merge that was not finished?)" if error.doc[error.pos :].startswith(("<<<", "===", ">>>")) else ""
        raise ConfigError([f"{path}:{error.lineno}: the baseline is not JSON: {error.msg}{hint}"]) from error
    if not isinstance(values, dict) or "version" not in values:
        raise ConfigError([f"{path}: this is no baseline: it has no `version`"])
    if values.pop("version") != VERSION:
        raise ConfigError([f"{path}: this baseline is of another version of scrapelint; create it anew"])
    return tuple(_entry(path, name, value) for name, value in values.items())


def _entry(path: Path, fingerprint: str, value: Any) -> KnownFinding:
    known = {"path": str, "rule": str, "text": str, "preview": bool}
    if not isinstance(value, dict) or any(type(item) is not known.get(key) for key, item in value.items()):
        raise ConfigError([f"{path}: the entry {fingerprint!r} must hold path, rule and text, all strings"])
    missing = sorted({"path", "rule", "text"} - value.keys())
    if missing:
        raise ConfigError([f"{path}: the entry {fingerprint!r} lacks {' and '.join(missing)}"])
    return KnownFinding(fingerprint, value["rule"], value["path"], value["text"], value.get("preview", False))


def write_baseline(path: Path, entries: Iterable[KnownFinding]) -> None:
    """Write ``entries`` to the file ``path``, all or nothing.

    Raises:
        ConfigError: it cannot be written.
    """
    from ..atomic_files import replace_atomically  # noqa: PLC0415 - 4 ms, and a check never writes

    try:
        replace_atomically(path, (line.encode() for line in baseline_lines(entries)))
    except OSError as error:
        raise ConfigError([f"{path}: the baseline cannot be written: {error.strerror or error}"]) from error


def baseline_lines(entries: Iterable[KnownFinding]) -> list[str]:
    """Return the lines of the baseline file that holds ``entries``."""
    lines = []
    for entry in sorted(entries, key=lambda entry: entry.order):
        value: dict[str, Any] = {"path": entry.path, "rule": entry.rule, "text": entry.excerpt}
        if entry.preview:
            value["preview"] = True
        lines.append(f"{json.dumps(entry.fingerprint)}: {_json(value)},\n")
    return ["{\n", *lines, f'"version": {VERSION}\n', "}\n"]


def _json(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if _writable(text) else json.dumps(value)


def _writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a file name that is not UTF-8 holds lone surrogates
        return False
    return True
