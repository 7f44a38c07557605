"""Writes the generated parts of the documentation; ``--check`` says which of them are stale, and exits 1.

Generated are the pages of the rules and their table, the help of the command line and the list of settings; and, in
hand-written pages, every block of code whose title names a file of the examples.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from scrapelint.cli.main import app
from scrapelint.config.model import Config
from scrapelint.engine.described import described_options, docstring_of, shared_options
from scrapelint.engine.manual import option_lines, rule_page
from scrapelint.engine.plugins import installed_plugins
from scrapelint.rule import RuleBase

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "scrapelint_example"
SETTINGS: dict[str, Any] = {"terminal_width": 100, "help_option_names": ["-h", "--help"]}
OURS = {"boilerplate", "duplicates", "fragments"}

_TITLED = re.compile(r'^(```\w+ title="([^"]+)"\n).*?^```$', re.MULTILINE | re.DOTALL)
_NO_SETTINGS = {"root", "source", "problems", "lines", "tables", "rules"}  # what the engine notes for itself
_FAMILIES = {
    "duplicates": "What is said twice",
    "fragments": "Broken fragments",
    "boilerplate": "Page boilerplate",
}


def generated() -> dict[Path, str]:
    """Return the text of every file that is generated, wholly or in part."""
    rules = our_rules()
    pages = {DOCS / "rules" / f"{rule.name}.md": rule_page(rule) for rule in rules}
    pages[DOCS / "rules" / "index.md"] = rules_index(rules)
    pages[DOCS / "user" / "command-line.md"] = command_line_page()
    pages[DOCS / "user" / "settings.md"] = settings_page(rules)
    for page in sorted((DOCS / "plugin-authors").glob("*.md")):
        pages[page] = with_example_files(page.read_text(encoding="utf-8"), EXAMPLE)
    for page in (DOCS / "user" / "pipelines.md", DOCS / "user" / "spark.md"):
        pages[page] = with_example_files(page.read_text(encoding="utf-8"), EXAMPLE.parent)
    return pages


def our_rules() -> list[type[RuleBase]]:
    """Return the rules of the plugins that come with scrapelint, in order of their codes."""
    catalogue = installed_plugins()
    return [rule for rule in catalogue.rules.values() if catalogue.owner(rule).name in OURS]


def rules_index(rules: list[type[RuleBase]]) -> str:
    """Return the table of all rules."""
    lines = ["# Rules", "", "Each rule has a page, which `scrapelint rule CODE` prints as well.", ""]
    for plugin, title in _FAMILIES.items():
        lines += [f"## {title}", "", "| code | name | what is wrong | severity |", "|---|---|---|---|"]
        lines += [_row(rule) for rule in rules if rule.__module__.startswith(f"scrapelint_{plugin}.")]
        lines.append("")
    return "\n".join(lines)


def _row(rule: type[RuleBase]) -> str:
    summary = docstring_of(rule).partition("\n")[0].replace("|", "\\|").replace("``", "`")
    state = f"{rule.severity}, preview" if rule.preview else rule.severity
    return f"| {rule.code} | [{rule.name}]({rule.name}.md) | {summary} | {state} |"


def command_line_page() -> str:
    """Return the help of every subcommand."""
    parts = ["# Command line", "What `scrapelint COMMAND --help` prints."]
    for depth, context in _contexts(click.Context(app, None, "scrapelint", **SETTINGS)):
        parts += [f"{'#' * (depth + 2)} {context.command_path}", f"```text\n{context.get_help().rstrip()}\n```"]
    return "\n\n".join(parts) + "\n"


def _contexts(context: click.Context, depth: int = 0) -> Iterator[tuple[int, click.Context]]:
    """Yield ``context`` and those of the subcommands below it, each with its depth."""
    yield depth, context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None:
                yield from _contexts(click.Context(command, context, name, **SETTINGS), depth + 1)


def settings_page(rules: list[type[RuleBase]]) -> str:
    """Return the list of all settings: those of the program, those that rules share, and those of each rule."""
    parts = ["# All settings", "The [guide](configuration.md) says where they stand and how they work together."]
    own = [option for option in described_options(Config) if option.name not in _NO_SETTINGS]
    parts += [
        "## `[tool.scrapelint]`",
        "\n".join(option_lines(option, option.name.replace("_", "-")) for option in own),
    ]
    tables = sorted({table for rule in rules for table in shared_options(rule)}, key=lambda table: table.table)
    for table in tables:
        parts += [f"## `[tool.scrapelint.{table.table}]`", docstring_of(table).partition("\n")[0].replace("``", "`")]
        parts.append("\n".join(option_lines(option) for option in described_options(table)))
    parts.append("## Options of single rules")
    for rule in rules:
        if options := described_options(rule):
            parts += [f"### `[tool.scrapelint.rules.{rule.name}]`", f"[{rule.name}](../rules/{rule.name}.md)"]
            parts.append("\n".join(option_lines(option) for option in options))
    return "\n\n".join(parts) + "\n"


def with_example_files(page: str, folder: Path) -> str:
    """Return ``page`` with the blocks that are titled as files of the example ``folder`` holding what these hold."""

    def block(match: re.Match[str]) -> str:
        source = folder / match[2]
        return f"{match[1]}{source.read_text(encoding='utf-8').rstrip()}\n```"

    return _TITLED.sub(block, page)


def titled_files(page: str) -> dict[str, str]:
    """Return the files that ``page`` shows, by the titles of their blocks."""
    return {match[2]: match[0].removeprefix(match[1]).removesuffix("```") for match in _TITLED.finditer(page)}


def stale(pages: dict[Path, str]) -> list[Path]:
    """Return the files that do not hold what ``pages`` says, and pages of rules that are no more."""
    old = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    return old + [path for path in sorted((DOCS / "rules").glob("*.md")) if path not in pages]


def main(arguments: list[str]) -> int:
    """Write what is stale, or with ``--check`` say it; return the exit code."""
    pages = generated()
    outdated = stale(pages)
    for path in outdated:
        print(f"{'stale' if '--check' in arguments else 'wrote'} {path.relative_to(DOCS.parent).as_posix()}")
        if "--check" in arguments:
            continue
        if path in pages:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return 1 if outdated and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
