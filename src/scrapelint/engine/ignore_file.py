"""The side file of accepted findings, ``.scrapelint-ignore.toml``: people review it, ``scrapelint ignore`` writes it.

Entries are put in and taken out as text, so that the comments that people wrote beside them stay.
"""

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ..config.convert import suggestion
from ..errors import ConfigError
from .known import KnownFinding

NAME = ".scrapelint-ignore.toml"
_HEADER = """\
# Findings that a person has looked at and accepted: `scrapelint ignore FINGERPRINT --reason "…"` adds one.
# The fingerprint decides; rule, path and excerpt are for those who review this file.
"""
_ENTRY = re.compile(r"^\[\[ignore\]\]", re.MULTILINE)
_KEYS = ("fingerprint", "rule", "path", "excerpt", "reason", "preview")


def read_ignores(path: Path) -> tuple[KnownFinding, ...]:
    """Return the entries of the side file ``path``; none if there is no such file.

    Raises:
        ConfigError: with every mistake in it.
    """
    text = _text(path)
    return parse_ignores(text, str(path)) if text else ()


def parse_ignores(text: str, path: str) -> tuple[KnownFinding, ...]:
    """Return the entries in ``text``, which is what the side file ``path`` holds.

    Raises:
        ConfigError: with every mistake in it.
    """
    import tomllib  # noqa: PLC0415 - 3 ms, only where there is such a file

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{path}: is not TOML: {error}"]) from error
    problems = [f"{path}: unknown key `{key}`{suggestion(key, ['ignore'])}" for key in values if key != "ignore"]
    entries = values.get("ignore", [])
    lines = [text.count("\n", 0, match.start()) + 1 for match in _ENTRY.finditer(text)]
    if not isinstance(entries, list):
        raise ConfigError([*problems, f"{path}: entries are written [[ignore]]"])
    for number, entry in enumerate(entries):
        where = f"{path}:{lines[number]}" if number < len(lines) else path
        problems += [f"{where}: {mistake}" for mistake in _mistakes(entry)]
    if problems:
        raise ConfigError(problems)
    return tuple(KnownFinding(**{"excerpt": "", "rule": "", "path": "", **entry}) for entry in entries)


def _mistakes(entry: Any) -> list[str]:
    if not isinstance(entry, dict):
        return ["entries are written [[ignore]]"]
    problems = [f"unknown key `{key}`{suggestion(key, list(_KEYS))}" for key in entry if key not in _KEYS]
    problems += [f"`{key}` is missing" for key in ("fingerprint", "reason") if not str(entry.get(key, "")).strip()]
    for key, value in entry.items():
        if key in _KEYS and not isinstance(value, bool if key == "preview" else str):
            problems.append(f"`{key}` must be {'true or false' if key == 'preview' else 'a string'}")
    return problems


def with_entry(text: str, entry: KnownFinding) -> str:
    """Return ``text``, which a side file holds, with ``entry`` put in where it belongs in order."""
    written = _written(entry)
    places = [match.start() for match in _ENTRY.finditer(text)]
    for place, old in zip(places, parse_ignores(text, NAME), strict=True):
        if old.order > entry.order:
            return f"{text[:place]}{written}\n{text[place:]}"
    before = text.rstrip("\n") + "\n" if text.strip() else _HEADER
    return f"{before}\n{written}"


def without_entries(text: str, fingerprints: Collection[str]) -> str:
    """Return ``text``, which a side file holds, without the entries of ``fingerprints``."""
    places = [match.start() for match in _ENTRY.finditer(text)]
    entries = parse_ignores(text, NAME)
    kept = [text[: places[0]]] if places else [text]
    for entry, start, end in zip(entries, places, [*places[1:], len(text)], strict=True):
        if entry.fingerprint not in fingerprints:
            kept.append(text[start:end])
    return "".join(kept).rstrip("\n") + "\n"


def _written(entry: KnownFinding) -> str:
    lines = ["[[ignore]]", *(f"{key} = {_quoted(str(getattr(entry, key)))}" for key in _KEYS[:5])]
    if entry.preview:
        lines.append("preview = true")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return ``text`` as a TOML basic string."""
    safe = text.encode("utf-8", "backslashreplace").decode()
    return json.dumps(safe, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror or error}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: is not UTF-8: {error.reason} at byte {error.start}"]) from error
