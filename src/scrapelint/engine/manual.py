"""The manual page of a rule, as Markdown: from its docstring, its options, its cases and what was measured."""

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

from ..rule import Rule, RuleBase
from .described import DescribedOption, described_options, docstring_of, shared_options
from .examples import examples

__all__ = ["DescribedOption", "as_toml", "described_options", "docstring_of", "option_lines", "rule_page"]


def rule_page(rule: type[RuleBase]) -> str:
    """Return the manual page of ``rule``, in Markdown that also reads well as plain text."""
    summary, _, rest = docstring_of(rule).partition("\n")
    parts = [f"# {rule.name} ({rule.code})", _markdown(summary), _facts(rule), _fenced_doctests(rest.strip())]
    parts += [*examples(rule), *_options(rule), *_measured(rule), *_switching_off(rule)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(rule: type[RuleBase]) -> str:
    """Return severity, state and languages in one line."""
    facts = [f"Severity: **{rule.severity}**"]
    if not issubclass(rule, Rule):
        facts.append("across documents: runs in `scrapelint corpus` only")
    facts.append("in **preview**: shown with `--preview` only" if rule.preview else "on by default")
    facts.append(f"languages: {', '.join(rule.languages)}" if rule.languages else "any language")
    return f"{' · '.join(facts)} · plugin `{_package(rule)}`"


def _fenced_doctests(text: str) -> str:
    """Return ``text`` with its doctest paragraphs fenced as Python."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        f"```python\n{part}\n```" if part.lstrip().startswith(">>>") else _markdown(part) for part in paragraphs
    )


def _markdown(text: str) -> str:
    """Return ``text`` of a docstring with code marked as Markdown marks it."""
    return text.replace("``", "`")


def _package(rule: type[RuleBase]) -> str:
    return rule.__module__.split(".")[0]


def _options(rule: type[RuleBase]) -> Iterator[str]:
    own, tables = described_options(rule), shared_options(rule)
    if own or tables:
        yield "## Options"
    if own:
        yield f"In `[tool.scrapelint.rules.{rule.name}]` (`[rules.{rule.name}]` in `scrapelint.toml`):"
        yield "\n".join(map(option_lines, own))
    for shared in tables:
        yield f"Shared with other rules, in `[tool.scrapelint.{shared.table}]`:"
        yield "\n".join(map(option_lines, described_options(shared)))


def option_lines(option: DescribedOption, name: str = "", indent: str = "") -> str:
    """Return ``option`` as an item of a list, with items below it for the keys of the tables that it holds."""
    text = f"{indent}- `{name or option.name}`: {option.kind}. {_markdown(option.description)}".rstrip()
    if option.default not in (None, "", (), {}):
        text += f" By default `{as_toml(option.default)}`."
    return "\n".join([text, *(option_lines(part, indent=f"{indent}    ") for part in option.parts)])


def as_toml(value: Any) -> str:
    """Return ``value`` as it would be written in TOML, near enough to read."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple | list | frozenset):
        items = sorted(value) if isinstance(value, frozenset) else value
        return f"[{', '.join(map(as_toml, items))}]"
    return str(value)


def _measured(rule: type[RuleBase]) -> Iterator[str]:
    yield "## Measured"
    figures = _figures(rule)
    if not figures:
        yield "Not yet measured."
        return
    rows = []
    for key, words in _MEASURES.items():
        if key in figures:
            value = figures[key]
            rows.append(f"- {words}: {f'{value:.1%}' if key in _SHARES else value}")
    yield "\n".join(rows)
    said = [str(figures[key]) for key in ("data", "note") if key in figures]
    when = figures.get("date")
    said += [when.isoformat() if isinstance(when, date) else str(when)] if when else []
    if said:
        yield f"Source: {'; '.join(said)}."


_SHARES = {"precision", "recall"}
_MEASURES = {
    "precision": "precision (share of the findings that are right)",
    "recall": "recall (share of the damage that is found)",
    "findings": "findings judged",
    "false_alarms_per_1000_lines": "false alarms in 1000 clean lines",
    "false_alarms_per_1000_sentences": "false alarms in 1000 clean sentences",
}


def _figures(rule: type[RuleBase]) -> dict[str, Any]:
    """Return what the benchmark wrote of ``rule`` into ``measured.toml`` of the plugin's package."""
    source = files(_package(rule)) / "measured.toml"
    if not source.is_file():
        return {}
    figures = tomllib.loads(source.read_text(encoding="utf-8")).get(rule.name, {})
    return figures if isinstance(figures, dict) else {}


def _switching_off(rule: type[RuleBase]) -> Iterator[str]:
    yield "## Switching it off"
    yield f"`scrapelint check --ignore {rule.code}`, or in `pyproject.toml`:"
    yield f'```toml\n[tool.scrapelint]\nignore = ["{rule.name}"]\n```'
