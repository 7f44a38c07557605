"""Writing reports as they come, in one format or in several at once."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, TextIO

import click

from ..config.convert import suggestion
from ..engine.linter import Linter
from ..report import Report
from ..reports.base import Format, RunSummary, Style
from ..reports.builtin import parse_output
from .output import output, wants_color

Target = tuple[type[Format], str | None]
_COUNTED = {"json": "statistics-json", "jsonl": "statistics-json"}
"""What ``--statistics`` makes of a format, where that is not a table."""


def targets(linter: Linter, given: dict[str, Any]) -> list[Target]:
    """Return each format that was asked for with the file it goes to, ``None`` for standard output.

    Raises:
        click.UsageError: a format is unknown, or two of them go to the same place.
    """
    pairs = [parse_output(spec) for spec in given["forms"] or ("full",)]
    if given["statistics"]:
        pairs = [(_COUNTED.get(name, "statistics") if path is None else name, path) for name, path in pairs]
    found = [(_format(linter, name), path or given["output_file"]) for name, path in pairs]
    places = [path for _, path in found]
    for path in places:
        if places.count(path) > 1:
            raise click.UsageError(
                f"two formats cannot both go to {path or 'standard output'}; name a file: FORMAT:FILE"
            )
    return found


def write(reports: Iterator[Report], wanted: list[Target], linter: Linter, given: dict[str, Any]) -> RunSummary:
    """Write what ``reports`` hold as they come, and return what was counted; Ctrl-C ends it in order."""
    summary = RunSummary()
    with ExitStack() as stack:
        streams = [stack.enter_context(output(path)) for _, path in wanted]
        forms = [
            (kind(_style(kind, linter, given, stream)), stream)
            for (kind, _), stream in zip(wanted, streams, strict=True)
        ]
        for form, stream in forms:
            stream.writelines(form.start())
        try:
            for report in reports:
                summary.add(report)
                for form, stream in forms:
                    stream.writelines(form.report(report))
        finally:
            for form, stream in forms:
                stream.writelines(form.finish(summary))
                stream.flush()
    return summary


def _style(kind: type[Format], linter: Linter, given: dict[str, Any], stream: TextIO) -> Style:
    style = Style(color=wants_color(given["color"], stream), quiet=given["quiet"])
    if not kind.describes_rules:
        return style
    from ..engine.rule_infos import rule_infos  # noqa: PLC0415 - reads the sources of all rules: for one format alone

    return style._replace(rules=rule_infos(linter.catalogue, map(type, linter.rules)))


def _format(linter: Linter, name: str) -> type[Format]:
    formats = linter.catalogue.formats
    if name not in formats:
        raise click.UsageError(f"unknown output format `{name}`{suggestion(name, list(formats))}")
    return formats[name]
