"""Entry points: the lines by which installed distributions say which of their modules are plugins."""

import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, NamedTuple

_SEPARATORS = re.compile(r"[-_.]+")
_OBJECT = re.compile(r"[\w.]+(?::[\w.]+)?")
_EXTRAS = re.compile(r"\s*\[.*")  # as in "watchdog.watchmedo:main [watchmedo]"; they say nothing of the module
_HEADER = re.compile(r"^(Name|Version): *(\S+)$", re.MULTILINE)


class EntryPoint(NamedTuple):
    """A line of the file ``entry_points.txt`` of a distribution."""

    name: str
    value: str
    """What it names: a module, or an attribute of one, as ``package.module:attribute``."""
    distribution: str
    """Name and version of the distribution, such as ``scrapelint 0.1.0``; empty if it is not known."""

    def load(self) -> Any:
        """Import what it names."""
        module, _, attributes = self.value.partition(":")
        found: Any = import_module(module)
        for attribute in filter(None, attributes.split(".")):
            found = getattr(found, attribute)
        return found


class _UnusualError(Exception):
    """Something is installed in a way that only ``importlib.metadata`` knows."""


def entry_points(group: str) -> list[EntryPoint]:
    """Return the entry points of ``group`` of all installed distributions, by name.

    ``importlib.metadata`` knows every way to install something, and takes 30 ms, for it imports what reads mails and
    archives. Where all lies in plain folders, as nearly always, the same files are read here in 3 ms.
    """
    try:
        found = [point for folder in _folders() for point in _declared(folder, group)]
    except _UnusualError:
        found = _anywhere(group)
    return sorted(found, key=lambda point: point.name)


def _anywhere(group: str) -> list[EntryPoint]:
    from importlib import metadata  # noqa: PLC0415 - see above

    return [
        EntryPoint(
            point.name,
            re.sub(r"\s", "", _EXTRAS.sub("", point.value)),
            f"{point.dist.name} {point.dist.version}" if point.dist else "",
        )
        for point in metadata.entry_points(group=group)
    ]


def _folders() -> Iterator[Path]:
    """Yield the folder of metadata of each distribution; of those with one name the first counts."""
    if any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder):
        raise _UnusualError
    seen = set()
    for root in sys.path:
        for folder in _folders_in(root):
            name = _SEPARATORS.sub("-", folder.rpartition(".")[0].partition("-")[0]).lower()
            if name not in seen:
                seen.add(name)
                yield Path(root, folder)


def _folders_in(root: str) -> list[str]:
    if root.lower().endswith(".egg"):
        raise _UnusualError
    try:
        with os.scandir(root or ".") as entries:
            return [one.name for one in entries if one.name.lower().endswith((".dist-info", ".egg-info"))]
    except FileNotFoundError:
        return []
    except OSError as error:  # an archive, for one
        raise _UnusualError from error


def _declared(folder: Path, group: str) -> list[EntryPoint]:
    """Return the entry points of ``group`` of the distribution whose metadata are in ``folder``."""
    try:
        data = (folder / "entry_points.txt").read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return []
    lines = _section(data.decode(errors="replace"), group) if group.encode() in data else ()
    return [EntryPoint(name, value, _label(folder)) for name, value in lines]


def _section(text: str, group: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each line in the section ``group``."""
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]")
        elif section == group and line and not line.startswith("#"):
            name, _, value = map(str.strip, _EXTRAS.sub("", line).partition("="))
            if not _OBJECT.fullmatch(value):
                raise _UnusualError
            yield name, value


def _label(folder: Path) -> str:
    """Return name and version of the distribution whose metadata are in ``folder``."""
    try:
        head = (folder / "METADATA").read_text("utf-8", "replace").partition("\n\n")[0]
    except OSError as error:  # an egg has another file
        raise _UnusualError from error
    fields = dict(_HEADER.findall(head))
    return f"{fields.get('Name', '')} {fields.get('Version', '')}".strip()
