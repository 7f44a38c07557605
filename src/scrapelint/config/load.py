"""Finding and reading the configuration file: ``scrapelint.toml``, or ``[tool.scrapelint]`` of ``pyproject.toml``."""

import dataclasses
import re
from pathlib import Path
from typing import Any

from ..errors import ConfigError
from .convert import BadValueError, convert, option_types, suggestion
from .key_lines import key_lines
from .model import Config

_INTERNAL = {"root", "source", "problems", "lines", "tables"}
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration file in ``start`` or a folder above it, or ``None``.

    ``scrapelint.toml`` goes before ``pyproject.toml``, which counts only if it has a table ``[tool.scrapelint]``.
    """
    for folder in (start, *start.parents):
        if (folder / "scrapelint.toml").is_file():
            return folder / "scrapelint.toml"
        project = folder / "pyproject.toml"
        if project.is_file() and "scrapelint" in _parsed(project)[0].get("tool", {}):
            return project
    return None


def load_config(path: Path) -> Config:
    """Return the configuration in the file ``path``; mistakes are in its ``problems``, for the linter to raise.

    Raises:
        ConfigError: the file cannot be read, or is not TOML.
    """
    values, text = _parsed(path)
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        values, prefix = values.get("tool", {}).get("scrapelint", {}), ("tool", "scrapelint")
        if not isinstance(values, dict):
            raise ConfigError([f"{_shown(path)}: tool.scrapelint: must be a table"])
    base = Config(root=str(path.parent.resolve()), source=_shown(path), lines=key_lines(text, prefix))
    return apply(base, values)


def apply(base: Config, values: dict[str, Any]) -> Config:
    """Return ``base`` with ``values`` as they stand in a file, mistakes added to ``problems``."""
    declared = {name.replace("_", "-"): kind for name, kind in option_types(Config).items() if name not in _INTERNAL}
    filled: dict[str, Any] = {}
    tables = dict(base.tables)
    problems = list(base.problems)
    for key, value in values.items():
        if key in declared:
            try:
                filled[key.replace("-", "_")] = convert(value, declared[key])
            except BadValueError as error:
                problems.append(f"{base.where(key, *error.keys)}: {error.message}")
        elif isinstance(value, dict):
            tables[key] = value
        else:
            problems.append(f"{base.where(key)}: unknown key `{key}`{suggestion(key, list(declared))}")
    return dataclasses.replace(base, **filled, tables=tables, problems=tuple(problems))


def _parsed(path: Path) -> tuple[dict[str, Any], str]:
    import tomllib  # noqa: PLC0415 - 3 ms, only where there is such a file

    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except OSError as error:
        raise ConfigError([f"{_shown(path)}: cannot be read: {error.strerror or error}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{_shown(path)}: is not UTF-8: {error.reason} at byte {error.start}"]) from error
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        line = f":{place[1]}:{place[2]}" if place else ""
        raise ConfigError([f"{_shown(path)}{line}: is not TOML: {_LINE.sub('', str(error)).strip()}"]) from error


def _shown(path: Path) -> str:
    """Return ``path`` relative to the current folder where it lies in it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
