"""Checkstyle XML, which most code review tools and editors read."""

from collections.abc import Iterator

from ..finding import Finding
from ..report import Report
from .base import Format, RunSummary
from .markup import xml_tag
from .places import explained, file_place, relative


class CheckstyleFormat(Format):
    """A ``file`` element for each document with findings; ``source`` is ``scrapelint.CODE``."""

    name = "checkstyle"

    def start(self) -> Iterator[str]:
        """Yield the head."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        if report.findings:
            yield f"{xml_tag('file', {'name': relative(report.path)})}\n"
            for finding in report.findings:
                yield f"{xml_tag('error', _attributes(finding), empty=True)}\n"
            yield "</file>\n"

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the end."""
        del summary
        yield "</checkstyle>\n"


def _attributes(finding: Finding) -> dict[str, str | int]:
    where = file_place(finding)
    return {
        "line": where.line,
        "column": where.column,
        "severity": finding.severity,
        "message": f"{finding.name}: {explained(finding)}",
        "source": f"scrapelint.{finding.code}",
    }
