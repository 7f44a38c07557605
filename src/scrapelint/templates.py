"""Template lines that were learned from a corpus, and the file they are kept in."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from .errors import ConfigError

_HEAD = """\
# Lines that many pages have in common, found by `scrapelint corpus --learn`. `--templates` with this file, or the
# setting `templates`, lets `scrapelint check` report them in single pages. A line may be taken out or added by hand.
"""
_KINDS: dict[str, type] = {"text": str, "site": str, "pages": int, "learned": date}
_UNWRITABLE = re.compile("[\ud800-\udfff]")


class TemplateLine(NamedTuple):
    """A line of a template."""

    text: str
    """The line as it stood on one of the pages, without the white space around it."""
    site: str | None = None
    """The site whose template it is; ``None`` if it is on pages of any site."""
    pages: int = 0
    """On how many pages it stood."""
    learned: date | None = None


def write_templates(path: Path, lines: Iterable[TemplateLine]) -> int:
    """Write ``lines`` into the file ``path``, by site and text, and return how many; those that are no text are not.

    Raises:
        OSError: it cannot be written.
    """
    from .atomic_files import replace_atomically  # noqa: PLC0415 - 4 ms, and a check only reads

    chosen = {(one.site or "", one.text): one for one in lines if not _UNWRITABLE.search(one.text + (one.site or ""))}
    parts = [_HEAD]
    for _, one in sorted(chosen.items()):
        site = "" if one.site is None else f"site = {_quoted(one.site)}\n"
        learned = "" if one.learned is None else f"learned = {one.learned.isoformat()}\n"
        parts.append(f"\n[[line]]\n{site}text = {_quoted(one.text)}\npages = {one.pages}\n{learned}")
    replace_atomically(path, ["".join(parts).encode()])
    return len(chosen)


def read_templates(path: Path) -> tuple[TemplateLine, ...]:
    """Return the lines in the file ``path``.

    Raises:
        ConfigError: it cannot be read, or is no such file; with every mistake in it.
    """
    import tomllib  # noqa: PLC0415 - 3 ms, only where there is such a file

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError([f"{path}: cannot read the templates: {error}"]) from error
    problems = [f"{path}: unknown table [{name}]; there is [[line]] alone" for name in tables if name != "line"]
    entries = tables.get("line", [])
    if not isinstance(entries, list):
        problems, entries = [f"{path}: [line] must be a list: write [[line]]"], []
    for number, entry in enumerate(entries, start=1):
        problems += [f"{path}: line {number}: {problem}" for problem in _problems(entry)]
    if problems:
        raise ConfigError(problems)
    return tuple(TemplateLine(**entry) for entry in entries)


def _problems(entry: Any) -> list[str]:
    if not isinstance(entry, dict):
        return ["must be a table"]
    problems = [f"unknown key `{key}`; it may have {', '.join(_KINDS)}" for key in entry if key not in _KINDS]
    problems += [
        f"`{key}` must be a {kind.__name__}, not {entry[key]!r}"
        for key, kind in _KINDS.items()
        if key in entry and type(entry[key]) is not kind
    ]
    return problems if "text" in entry else [*problems, "`text` is missing"]


def _quoted(text: str) -> str:
    import json  # noqa: PLC0415 - only to write such a file

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
