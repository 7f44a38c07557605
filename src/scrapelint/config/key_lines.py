"""The line of each key in a TOML file, which the standard library's parser does not tell."""

import re

_HEADER = re.compile(r"\s*\[\[?([^\]\[]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")


def key_lines(text: str, prefix: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """Return the line, from 1, of each key path below ``prefix`` in the valid TOML ``text``.

    It is meant for pointing at mistakes: a key inside an inline table or a multi-line string may be missed or
    misplaced, and then the line of the key above it serves.
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = _parts(header[1])
            _note(found, table, prefix, number)
            continue
        key = _KEY.match(line)
        if key:
            _note(found, (*table, *_parts(key[1])), prefix, number)
    return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _note(found: dict[tuple[str, ...], int], path: tuple[str, ...], prefix: tuple[str, ...], number: int) -> None:
    if path[: len(prefix)] == prefix:
        found.setdefault(path[len(prefix) :], number)
