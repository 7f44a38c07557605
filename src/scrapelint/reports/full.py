"""For a person at a terminal: each finding with its line, a caret under it, and the related places."""

from collections.abc import Iterator

from ..finding import Finding, Location, Severity
from ..report import Report
from ..text.document import Document
from .base import Format, RunSummary
from .concise import place
from .escaping import columns, visible

_COLORS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class FullFormat(Format):
    """Each finding with a window of its line, the flagged part underlined, and the related places below it."""

    name = "full"

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document, a blank line behind each."""
        for finding in report.findings:
            yield from self._finding(report.document, finding)

    def _finding(self, document: Document, finding: Finding) -> Iterator[str]:
        head = self._paint(f"{finding.code} {finding.name}", _COLORS[finding.severity])
        yield f"{self._paint(place(finding), '1')}: {head}: {visible(finding.message)}\n"
        number, column = finding.line, finding.column
        if finding.end > finding.start:
            yield from self._window(document.text, finding.start, finding.end, number, "^", _COLORS[finding.severity])
        for detail in finding.details:
            yield f"      | {visible(detail)}\n"
        for other in finding.related:
            yield from self._related(document, other)
        if finding.fix is not None:
            how = "" if finding.fix.safe else " (unsafe: read it first)"
            yield f"      = fix: {visible(finding.fix.message) or 'remove it'}{how}\n"
        yield "\n"

    def _related(self, document: Document, other: Location) -> Iterator[str]:
        yield f"      = {visible(other.message) or 'see'} in line {other.line}"
        if other.path and other.path != document.path:
            yield f" of {visible(other.path)}\n"
            return
        yield ":\n"
        yield from self._window(document.text, other.start, other.end, other.line, "-", "36")

    def _window(self, text: str, start: int, end: int, number: int, mark: str, color: str) -> Iterator[str]:
        """Yield the part of the line around ``[start, end)`` that fits, and a line that underlines it."""
        first, last = _cut(text, start, end, self.style.width - 8)
        flagged_end = min(end, last)
        before, flagged = visible(text[first:start]), visible(text[start:flagged_end])
        after = visible(text[flagged_end:last])
        left = "…" if first > 0 and text[first - 1] not in _BREAKS else ""
        right = "…" if last < len(text) and text[last] not in _BREAKS else ""
        yield f"{number:>5} | {left}{before}{self._paint(flagged, color)}{after}{right}\n"
        rule = mark * max(1, columns(flagged)) + ("…" if end > last else "")
        yield f"      | {' ' * (columns(left) + columns(before))}{self._paint(rule, color)}\n"

    def _paint(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.style.color and text else text

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield one line that says what was found in how much."""
        documents = f"{summary.documents:,} document{'s' * (summary.documents != 1)}"
        if not summary.total:
            yield f"No findings in {documents}.\n"
            return
        found = f"{summary.total:,} finding{'s' * (summary.total != 1)} in {documents}"
        yield f"{found}; {summary.fixable:,} can be fixed.\n" if summary.fixable else f"{found}.\n"


def _cut(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Return the part of the line around ``[start, end)`` to show: about ``width`` columns, never beyond the line."""
    line_start = max(text.rfind(mark, max(0, start - width), start) for mark in _BREAKS) + 1
    line_start = max(line_start, start - width, 0)
    breaks = [text.find(mark, start, start + 2 * width) for mark in _BREAKS]
    stops = [place for place in breaks if place >= 0]
    line_end = min(stops, default=min(len(text), start + 2 * width))
    first = max(line_start, start - max(0, (width - columns(text[start : min(end, start + width)])) // 2))
    last = first
    used = 0
    while last < line_end and used < width:
        used += columns(visible(text[last]))
        last += 1
    while first > line_start and used < width:
        first -= 1
        used += columns(visible(text[first]))
    return first, last
