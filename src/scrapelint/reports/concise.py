"""One line a finding: ``path:line:column: CODE name: message``."""

from collections.abc import Iterator

from ..finding import Finding
from ..report import Report
from .base import Format
from .escaping import visible
from .places import place


class ConciseFormat(Format):
    """One line a finding, for reading fast and for tools that parse ``path:line:column``."""

    name = "concise"

    def report(self, report: Report) -> Iterator[str]:
        """Yield a line for each finding."""
        for finding in report.findings:
            yield f"{place(finding)}: {concise_rest(finding)}\n"


def concise_rest(finding: Finding) -> str:
    """Return what is wrong, without the place."""
    return f"{finding.code} {finding.name}: {visible(finding.message)}"
