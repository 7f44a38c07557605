"""Annotations for GitHub Actions, and a summary on the job's page."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..finding import Finding, Severity
from ..report import Report
from .base import Format, RunSummary, Style
from .escaping import visible
from .markdown import MarkdownFormat
from .places import counted, explained, file_place, relative

MOST_SHOWN = 10
"""Annotations of one level that GitHub shows in a step; it drops the others without a word."""
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_LARGEST_SUMMARY = 1_000_000  # bytes; GitHub takes 1 MiB a step


class GithubFormat(Format):
    """Workflow commands that annotate the lines of a pull request; the rest stands on the job's summary page."""

    name = "github"

    def __init__(self, style: Style | None = None) -> None:
        super().__init__(style)
        self._shown: Counter[Severity] = Counter()
        self._page = MarkdownFormat(style)

    def report(self, report: Report) -> Iterator[str]:
        """Yield the annotations of one document, as long as GitHub shows them."""
        tuple(self._page.report(report))
        for finding in report.findings:
            if self._shown[finding.severity] < MOST_SHOWN:
                self._shown[finding.severity] += 1
                yield _command(finding)

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield what could not be done, what was found, and how much of it is not annotated."""
        for failure in summary.failures[:MOST_SHOWN]:
            yield f"::error title=scrapelint::{visible(str(failure)).translate(_MESSAGE)}\n"
        if len(summary.failures) > MOST_SHOWN:
            yield f"{len(summary.failures) - MOST_SHOWN:,} more rules or files failed.\n"
        yield f"{counted(summary.total, 'finding')} in {counted(summary.documents, 'document')}.\n"
        left_out = [
            counted(summary.severities[severity] - self._shown[severity], severity).replace("infos", "info")
            for severity in _LEVELS
            if summary.severities[severity] > self._shown[severity]
        ]
        if left_out:
            yield f"Not annotated, since GitHub shows {MOST_SHOWN} of a kind: {', '.join(left_out)}.\n"
        yield from self._write_page(summary)

    def _write_page(self, summary: RunSummary) -> Iterator[str]:
        """Append to the job's summary page, where there is one; yield a warning if that fails."""
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if not path:
            return
        page = "".join(self._page.finish(summary)).encode("utf-8", "replace")
        if len(page) > _LARGEST_SUMMARY:
            page = page[: page.rfind(b"\n", 0, _LARGEST_SUMMARY) + 1]
        try:
            with Path(path).open("ab") as file:
                file.write(page)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            yield f"::warning title=scrapelint::The summary page could not be written: {visible(problem)}\n"


def _command(finding: Finding) -> str:
    where = file_place(finding)
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": visible(relative(finding.path)),
        "line": str(where.line),
        "endLine": str(where.end_line),
    }
    if where.line == where.end_line and finding.record is None:  # else GitHub takes no columns
        properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
    written = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    lines = [explained(finding), *map(visible, finding.details)]
    return f"::{_LEVELS[finding.severity]} {written}::{chr(10).join(lines).translate(_MESSAGE)}\n"
