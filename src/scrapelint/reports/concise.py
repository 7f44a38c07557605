"""One line a finding: ``path:line:column: CODE name: message``."""

from collections.abc import Iterator

from ..finding import Finding
from ..report import Report
from .base import Format
from .escaping import visible


def place(finding: Finding) -> str:
    """Return where a finding is: path, record and id where there are such, line and column within the text."""
    record = "" if finding.record is None else f":{finding.record}"
    identity = "" if finding.id is None else f"[{visible(finding.id)}]"
    return f"{visible(finding.path)}{record}{identity}:{finding.line}:{finding.column}"


class ConciseFormat(Format):
    """One line a finding, for reading fast and for tools that parse ``path:line:column``."""

    name = "concise"

    def report(self, report: Report) -> Iterator[str]:
        """Yield a line for each finding."""
        for finding in report.findings:
            yield f"{place(finding)}: {finding.code} {finding.name}: {visible(finding.message)}\n"
