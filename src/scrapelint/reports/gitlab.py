"""GitLab code quality: the report that a merge request shows."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..finding import Finding, Severity
from ..report import Report
from .base import Format, RunSummary, Style
from .json_text import to_json
from .places import explained, file_place, relative

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


class GitlabFormat(Format):
    """An array of Code Climate issues; each has a fingerprint of its own, or GitLab would show one of them only."""

    name = "gitlab"

    def __init__(self, style: Style | None = None) -> None:
        super().__init__(style)
        self._separator = ""
        self._seen: Counter[str] = Counter()

    def start(self) -> Iterator[str]:
        """Yield the head."""
        yield "["

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        for finding in report.findings:
            yield f"{self._separator}\n{to_json(_issue(finding, distinct(finding.fingerprint, self._seen)))}"
            self._separator = ","

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the end."""
        del summary
        yield "\n]\n"


def distinct(fingerprint: str, seen: Counter[str]) -> str:
    """Return ``fingerprint``, numbered if it was seen before: two records of a file may hold the same defect."""
    seen[fingerprint] += 1
    return fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    where = file_place(finding)
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.name}",
        "description": explained(finding),
        "categories": ["Duplication" if finding.related else "Clarity"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": relative(finding.path),
            "positions": {
                "begin": {"line": where.line, "column": where.column},
                "end": {"line": where.end_line, "column": where.end_column},
            },
        },
        "other_locations": [
            {
                "path": relative(other.path or finding.path),
                "lines": {"begin": max(1, other.line), "end": max(1, other.line)},
            }
            for other in (finding.related if finding.record is None else ())
        ],
    }
