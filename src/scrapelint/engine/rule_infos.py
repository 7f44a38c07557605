"""What a format may say of the rules of a run."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ..reports.base import RuleInfo
from ..rule import RuleBase
from .described import docstring_of
from .manual import rule_page
from .plugins import Catalogue


def rule_infos(catalogue: Catalogue, rules: Iterable[type[RuleBase]] | None = None) -> tuple[RuleInfo, ...]:
    """Return the description of ``rules``, by default of all in ``catalogue``, in order of their codes.

    It reads the source of each rule for its manual page: for formats with ``describes_rules`` only.
    """
    chosen = catalogue.rules.values() if rules is None else sorted(rules, key=_code)
    return tuple(_info(catalogue, rule) for rule in chosen)


def _code(rule: type[RuleBase]) -> str:
    return rule.code


def _info(catalogue: Catalogue, rule: type[RuleBase]) -> RuleInfo:
    owner = catalogue.owner(rule)
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        summary=docstring_of(rule).partition("\n")[0],
        page=rule_page(rule),
        severity=rule.severity,
        plugin=owner.name,
        plugin_version=owner.distribution.rpartition(" ")[2],
        preview=rule.preview,
        precision=_measured(rule.__module__.partition(".")[0]).get(rule.name, {}).get("precision"),
    )


@cache
def _measured(package: str) -> dict[str, Any]:
    """Return what the benchmark wrote into the package of a plugin, by rule name."""
    source = files(package) / "measured.toml"
    return tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
