"""One JSON document: who made it, the findings, and what was counted."""

from collections.abc import Iterator
from typing import Any

from ..report import Report
from .base import Format, RunSummary, Style, tool_version
from .json_text import fields, to_json

SCHEMA_VERSION = 1
"""Raised when a field goes or changes its meaning; new fields leave it as it is."""


class JsonFormat(Format):
    """An object with a header, the array of findings and a summary; written as it goes, a finding a line."""

    name = "json"

    def __init__(self, style: Style | None = None) -> None:
        super().__init__(style)
        self._separator = ""

    def start(self) -> Iterator[str]:
        """Yield the header."""
        yield f'{{{_header()},\n"findings": ['

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        for finding in report.findings:
            yield f"{self._separator}\n{to_json(fields(finding))}"
            self._separator = ","

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the summary."""
        yield f'\n],\n"summary": {to_json(summary_fields(summary))}}}\n'


class JsonStatisticsFormat(Format):
    """The same object on one line and without the findings: what ``--statistics`` makes of ``json`` and ``jsonl``."""

    name = "statistics-json"

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the object."""
        yield f'{{{_header()}, "summary": {to_json(summary_fields(summary))}}}\n'


def _header() -> str:
    tool = {"name": "scrapelint", "version": tool_version()}
    return f'"schema_version": {SCHEMA_VERSION}, "tool": {to_json(tool)}'


def summary_fields(summary: RunSummary) -> dict[str, Any]:
    """Return what was counted, by rule in order of the codes."""
    return {
        "documents": summary.documents,
        "documents_with_findings": summary.flagged,
        "characters": summary.characters,
        "findings": summary.total,
        "fixable": summary.fixable,
        "rules": {
            code: {"name": summary.names[code], "findings": count, "fixable": summary.fixable_by_rule[code]}
            for code, count in sorted(summary.findings.items())
        },
        "failures": [
            {"rule": one.rule, "plugin": one.plugin, "path": one.path, "problem": one.problem}
            for one in summary.failures
        ],
        "notes": dict(sorted(summary.notes.items())),
    }  # fmt: skip
