"""For a person at a terminal: each finding with its line, a caret under it, and the related places."""

from collections.abc import Iterator

from ..finding import Finding, Location, Severity
from ..report import Report
from ..text.document import Document
from .base import Format, RunSummary
from .escaping import visible
from .places import counted, place, said
from .window import rows

_COLORS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_BOLD, _DIM, _RELATED = "1", "2", "36"
_FRAME = " " * 5 + " |"
_NOTE = " " * 5 + " ="
_MOST_SHOWN = 3  # related places with their text; of the others the lines are named


class FullFormat(Format):
    """Each finding with a window of its line, the flagged part underlined, and the related places below it."""

    name = "full"

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document, a blank line behind each."""
        for finding in report.findings:
            yield from self._finding(report.document, finding)

    def _finding(self, document: Document, finding: Finding) -> Iterator[str]:
        head = self._paint(f"{finding.code} {finding.name}", _COLORS[finding.severity])
        yield f"{self._paint(place(finding), _BOLD)}: {head}: {visible(finding.message)}\n"
        if finding.end > finding.start:
            color = _COLORS[finding.severity]
            yield from self._window(document.text, finding.start, finding.end, finding.line, "^", color)
        for detail in finding.details:
            for line in _wrapped(visible(detail), max(20, self.style.width - len(_FRAME) - 1)):
                yield f"{self._paint(_FRAME, _DIM)} {line}\n"
        yield from self._relations(document, finding.related)
        if finding.fix is not None:
            how = "" if finding.fix.safe else " (unsafe: read it first)"
            yield f"{_NOTE} fix: {visible(finding.fix.message) or 'remove it'}{how}\n"
        yield "\n"

    def _relations(self, document: Document, related: tuple[Location, ...]) -> Iterator[str]:
        for other in related[:_MOST_SHOWN]:
            yield from self._related(document, other)
        more = [str(other.line) for other in related[_MOST_SHOWN:] if other.is_within(document.path)]
        if more:
            yield f"{_NOTE} and in line{'s' * (len(more) > 1)} {', '.join(more)}\n"

    def _related(self, document: Document, other: Location) -> Iterator[str]:
        elsewhere = not other.is_within(document.path)
        yield f"{_NOTE} {said(other, document.path)}{'' if elsewhere else ':'}\n"
        if not elsewhere and other.end > other.start:
            yield from self._window(document.text, other.start, other.end, other.line, "-", _RELATED)

    def _window(self, text: str, start: int, end: int, number: int, mark: str, color: str) -> Iterator[str]:
        """Yield the lines of ``[start, end)``, each with a line that underlines it."""
        for row in rows(text, start, end, number, max(40, self.style.width) - len(_FRAME) - 1):
            if isinstance(row, int):
                yield self._paint(f"{'⋮':>5} | {counted(row, 'more line')}", _DIM) + "\n"
                continue
            number_and_bar = self._paint(f"{row.number:>5} |", _DIM)
            yield f"{number_and_bar} {row.before}{self._paint(row.flagged, color)}{row.after}\n"
            underline = self._paint(mark * row.length, color)
            yield f"{self._paint(_FRAME, _DIM)} {' ' * row.indent}{underline}\n"

    def _paint(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.style.color and text else text

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield one line that says what was found in how much."""
        if self.style.quiet:
            return
        documents = counted(summary.documents, "document")
        if not summary.total:
            yield f"No findings in {documents}.\n"
            return
        found = f"{counted(summary.total, 'finding')} in {documents}"
        yield f"{found}; {summary.fixable:,} can be fixed.\n" if summary.fixable else f"{found}.\n"


def _wrapped(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    from textwrap import wrap  # noqa: PLC0415 - 2 ms, for what is longer than a line

    return wrap(text, width)
