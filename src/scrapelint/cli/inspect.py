"""Subcommands that show what there is: rules, a rule's manual page, the settings, the plugins."""

import dataclasses
import json
import sys
from typing import Any

import click

from ..config.convert import option_types, suggestion
from ..config.model import Config
from ..engine.linter import Linter
from ..engine.manual import rule_page
from ..engine.selection import matches
from ..rule import Options, RuleBase
from .completion import complete_rules
from .help import Manual
from .settings import effective, settings_options


def _print(text: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    click.echo(text)


def _summary(rule: type[RuleBase]) -> str:
    return " ".join((rule.__doc__ or "").strip().split("\n\n")[0].split())


@click.command(cls=Manual)
@settings_options
@click.option("--output-format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(form: str, **given: Any) -> None:
    """List the rules, `*` before those that run with the settings in force."""
    linter = Linter(effective(given))
    running = {rule.code for rule in (*linter.rules, *linter.corpus_rules)}
    known = linter.catalogue.rules
    if form == "json":
        rows = [
            {"code": rule.code, "name": rule.name, "summary": _summary(rule), "severity": rule.severity,
             "preview": rule.preview, "selected": code in running, "plugin": linter.catalogue.owner(rule).name}
            for code, rule in known.items()
        ]  # fmt: skip
        _print(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    width = max((len(rule.name) for rule in known.values()), default=0)
    for code, rule in known.items():
        preview = " (preview)" if rule.preview else ""
        _print(f"{'*' if code in running else ' '} {code}  {rule.name:<{width}}  {_summary(rule)}{preview}")


@click.command(cls=Manual)
@click.argument("selector", metavar="RULE", shell_complete=complete_rules)
@settings_options
def rule(selector: str, **given: Any) -> None:
    """Show the manual page of RULE, a code or a name; a prefix such as ND shows a family; ALL shows all."""
    known = Linter(effective(given)).catalogue.rules
    pages = [rule_page(one) for one in known.values() if matches(selector, one)]
    if not pages:
        words = [*known, *(one.name for one in known.values())]
        raise click.UsageError(f"unknown rule `{selector}`{suggestion(selector, words)}")
    _print("\n\n".join(pages))


@click.command(cls=Manual)
@settings_options
def config(**given: Any) -> None:
    """Show the settings in force, as JSON, and on standard error where they come from."""
    effective_config = effective(given)
    linter = Linter(effective_config)
    _print(json.dumps(_settings(effective_config, linter), indent=1, ensure_ascii=False, default=dataclasses.asdict))
    click.echo(f"read from {effective_config.source or 'no file: these are the defaults'}", err=True)


def _settings(config: Config, linter: Linter) -> dict[str, Any]:
    internal = {"problems", "lines", "tables", "rules", "source"}
    shown = {
        field.name.replace("_", "-"): getattr(config, field.name)
        for field in dataclasses.fields(config)
        if field.name not in internal
    }
    shown["rules"] = {rule.name: {"code": rule.code} for rule in (*linter.rules, *linter.corpus_rules)}
    for rule in (*linter.rules, *linter.corpus_rules):
        for name in option_types(type(rule)):
            value = getattr(rule, name)
            if isinstance(value, Options):
                shown[value.table] = dataclasses.asdict(value)
            else:
                shown["rules"][rule.name][name] = value
    return shown


@click.command(cls=Manual)
@settings_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def plugins(as_json: bool, **given: Any) -> None:
    """List the plugins and what each brings."""
    catalogue = Linter(effective(given)).catalogue
    rows = [
        {"name": plugin.name, "distribution": plugin.distribution, "module": plugin.module,
         "rules": [rule.code for rule in plugin.rules], "readers": [reader.name for reader in plugin.readers],
         "formats": [form.name for form in plugin.formats]}
        for plugin in catalogue.plugins
    ]  # fmt: skip
    if as_json:
        _print(json.dumps(rows, indent=1))
        return
    for row in rows:
        brings = [f"{kind}: {' '.join(row[kind])}" for kind in ("rules", "readers", "formats") if row[kind]]
        _print(f"{row['name']}  {row['distribution'] or row['module']}\n    " + "\n    ".join(brings or ["nothing"]))
