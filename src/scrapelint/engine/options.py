"""Building the rules: options from the configuration into the fields of each rule."""

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..config.convert import BadValueError, convert, option_types, suggestion
from ..config.model import Config
from ..errors import ConfigError
from ..rule import Options, RuleBase


def build_rules(
    config: Config, chosen: Iterable[type[RuleBase]], known: Iterable[type[RuleBase]]
) -> tuple[list[RuleBase], list[str]]:
    """Return the ``chosen`` rules with their options, and what is wrong in the options of all ``known`` rules."""
    known = list(known)
    problems = [*_unknown_tables(config, known)]
    shared = {}
    for options in sorted({options for rule in known for options in _shared_types(rule)}, key=lambda cls: cls.table):
        values = _general(config, options) | dict(config.tables.get(options.table, {}))
        shared[options] = _filled(config, options, values, (options.table,), problems)
    built = {}
    for rule in known:
        built[rule] = _filled(config, rule, config.rules.get(rule.name, {}), ("rules", rule.name), problems, shared)
    return [built[rule] for rule in chosen if built[rule] is not None], problems


def _general(config: Config, options: Any) -> dict[str, Any]:
    """Return the general settings that a table of options takes over where it says nothing else."""
    general: dict[str, Any] = {"sensitivity": config.sensitivity}
    if config.templates and "templates" in option_types(options):
        general["templates"] = str(Path(config.root) / config.templates)
    return general


def _shared_types(rule: type[RuleBase]) -> list[type[Options]]:
    kinds = option_types(rule).values()
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Options)]


def _filled(
    config: Config,
    cls: Any,
    values: Mapping[str, Any],
    path: tuple[str, ...],
    problems: list[str],
    shared: Mapping[Any, Any] | None = None,
) -> Any:
    """Return ``cls`` made with ``values``; what is wrong with them goes to ``problems``, and the rest is kept."""
    declared = option_types(cls)
    given = {name: shared[kind] for name, kind in declared.items() if shared and _hashable(kind) and kind in shared}
    own = {name: kind for name, kind in declared.items() if name not in given}
    for key, value in values.items():
        if key not in own:
            if key != "sensitivity" or path[0] == "rules":
                problems.append(f"{config.where(*path, key)}: unknown option `{key}`{suggestion(key, list(own))}")
            continue
        try:
            given[key] = convert(value, own[key])
        except BadValueError as error:
            problems.append(f"{config.where(*path, key, *error.keys)}: {error.message}")
    try:
        return cls(**given)
    except ConfigError as error:
        problems += error.problems
    except (TypeError, ValueError) as error:
        problems.append(f"{config.where(*path)}: {error}")
    return None


def _hashable(kind: Any) -> bool:
    return isinstance(kind, type)


def _unknown_tables(config: Config, known: list[type[RuleBase]]) -> list[str]:
    """Return a message for each table of options that no rule reads."""
    names = [rule.name for rule in known]
    tables = sorted({options.table for rule in known for options in _shared_types(rule)})
    problems = [
        f"{config.where('rules', name)}: unknown rule `{name}`{suggestion(name, names)}"
        for name in config.rules
        if name not in names
    ]
    for table in config.tables:
        if table not in tables:
            keys = [*(f.name.replace("_", "-") for f in dataclasses.fields(Config) if f.name not in _INTERNAL), *tables]
            problems.append(f"{config.where(table)}: unknown key `{table}`{suggestion(table, keys)}")
    return problems


_INTERNAL = {"root", "source", "problems", "lines", "tables"}
