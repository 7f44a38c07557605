"""The format of reviewdog, which comments on the lines of a review on many code hosts."""

from collections.abc import Iterator
from typing import Any

from ..finding import Finding, Severity
from ..report import Report
from ..text.document import Document
from .base import Format, RunSummary, Style
from .json_text import to_json
from .places import explained, file_place, relative

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class RdjsonFormat(Format):
    """A ``DiagnosticResult``: columns count the bytes of UTF-8, from 1, as reviewdog wants it."""

    name = "rdjson"

    def __init__(self, style: Style | None = None) -> None:
        super().__init__(style)
        self._separator = ""

    def start(self) -> Iterator[str]:
        """Yield the head."""
        yield f'{{"source": {to_json({"name": "scrapelint"})}, "severity": "WARNING",\n"diagnostics": ['

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        bytes_ = ByteColumns(report.document)
        for finding in report.findings:
            yield f"{self._separator}\n{to_json(_diagnostic(finding, bytes_))}"
            self._separator = ","

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the end."""
        del summary
        yield "\n]}\n"


class ByteColumns:
    """Turns offsets into lines and columns in bytes; an offset costs what lies between it and the last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last = (0, 0, 1)  # line, offset, column in bytes

    def position(self, offset: int) -> dict[str, int]:
        """Return line and column of ``offset``, both from 1."""
        line, column = self._document.position(offset)
        last_line, last_offset, last_bytes = self._last
        if line != last_line:
            last_offset, last_bytes = offset - column + 1, 1
        self._last = line, offset, last_bytes + self._bytes(last_offset, offset) - self._bytes(offset, last_offset)
        return {"line": line, "column": self._last[2]}

    def _bytes(self, start: int, end: int) -> int:
        return len(self._document.text[start:end].encode("utf-8", "surrogatepass"))


def _diagnostic(finding: Finding, columns: ByteColumns) -> dict[str, Any]:
    made: dict[str, Any] = {
        "message": f"{finding.name}: {explained(finding)}",
        "location": {"path": relative(finding.path), "range": _range(finding, columns)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    fix = finding.fix
    if fix is not None and len(fix.edits) == 1 and finding.record is None:
        (edit,) = fix.edits
        span = {"start": columns.position(edit.start), "end": columns.position(edit.end)}
        made["suggestions"] = [{"range": span, "text": edit.replacement}]
    return made


def _range(finding: Finding, columns: ByteColumns) -> dict[str, Any]:
    if finding.record is not None:
        return {"start": {"line": file_place(finding).line}}
    return {"start": columns.position(finding.start), "end": columns.position(finding.end)}
