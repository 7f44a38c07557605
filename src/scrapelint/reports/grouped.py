"""Findings under the name of their document, one line each."""

from collections.abc import Iterator

from ..report import Report
from .base import Format, RunSummary
from .concise import concise_rest
from .escaping import visible
from .places import counted, shown_path
from .statistics import StatisticsFormat


class GroupedFormat(Format):
    """A heading for each document with findings, a line for each of them, and the statistics at the end."""

    name = "grouped"

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        if not report.findings:
            return
        document = report.document
        record = "" if document.record is None else f":{document.record}"
        identity = "" if document.id is None else f" [{visible(document.id)}]"
        yield f"{shown_path(report.path)}{record}{identity}: {counted(len(report.findings), 'finding')}\n"
        places = [f"{finding.line}:{finding.column}" for finding in report.findings]
        wide = max(map(len, places))
        for where, finding in zip(places, report.findings, strict=True):
            yield f"  {where:>{wide}}  {concise_rest(finding)}\n"
        yield "\n"

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield how often each rule fired."""
        if self.style.quiet:
            return
        yield from StatisticsFormat(self.style).finish(summary)
