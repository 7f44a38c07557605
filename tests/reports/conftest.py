"""Reports made by hand, and a way to run a format over them."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence

import pytest

from scrapelint import Document, Edit, Failure, Finding, Fix, Location, Report, Severity
from scrapelint.reports.base import Format, RunSummary, Style

Make = Callable[..., Finding]
Write = Callable[..., str]


def _placed(document: Document, other: Location) -> Location:
    line, column = document.position(other.start)
    return dataclasses.replace(other, path=other.path or document.path, line=line, column=column)


def _finding(
    document: Document,
    start: int,
    end: int,
    message: str = "something is wrong",
    *,
    code: str = "ND001",
    name: str = "repeated-sentence",
    severity: Severity = "warning",
    related: Sequence[tuple[int, int, str]] = (),
    details: Sequence[str] = (),
    fix: bool = False,
    confidence: float = 1.0,
    fingerprint: str = "",
) -> Finding:
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    return Finding(
        code=code, name=name, severity=severity, message=message, start=start, end=end,
        related=tuple(_placed(document, Location(*other)) for other in related),
        fix=Fix((Edit(start, end),), message="take it out") if fix else None,
        confidence=confidence, details=tuple(details), path=document.path, id=document.id, record=document.record,
        line=line, column=column, end_line=end_line, end_column=end_column, text=document.text[start:end],
        fingerprint=fingerprint or f"{start:08x}{end:08x}", plugin="duplicates",
    )  # fmt: skip


def _write(kind: type[Format], reports: Iterable[Report], style: Style | None = None) -> str:
    form = kind(style)
    summary = RunSummary()
    parts = [*form.start()]
    for report in reports:
        summary.add(report)
        parts += form.report(report)
    parts += form.finish(summary)
    written = "".join(parts)
    written.encode("utf-8")
    return written


@pytest.fixture(scope="session")
def finding() -> Make:
    """Return a function that makes a finding in a document, placed as the engine would."""
    return _finding


@pytest.fixture(scope="session")
def write() -> Write:
    """Return a function that runs a format over reports and returns what it writes, which must be valid UTF-8."""
    return _write


@pytest.fixture
def report() -> Report:
    """Return a report of two findings in an article of four lines, the second of which says the first again."""
    text = "Rain fell in Oslo.\n\nThe mayor left early.\n\nRain fell in Oslo again.\nLeave a Reply\n"
    document = Document(text, "articles/a.txt")
    first = text.index("Rain fell in Oslo.")
    again = text.index("Rain fell in Oslo again.")
    form = text.index("Leave a Reply")
    repeated = _finding(
        document, again, again + 24, "said again", related=[(first, first + 18, "said before here")],
        details=["“again” is new"], fix=True, confidence=0.9,
    )  # fmt: skip
    comment = _finding(document, form, form + 13, "comment form", code="BP001", name="comment-form", severity="error")
    return Report(document, (repeated, comment))


@pytest.fixture
def record_report() -> Report:
    """Return a report of one finding in the third record of a corpus, and of a rule that failed on it."""
    document = Document("All is well.\nLeave a Reply", "corpus.jsonl", "doc-7", 3)
    comment = _finding(document, 13, 26, "comment form", code="BP001", name="comment-form", severity="info")
    return Report(document, (comment,), (Failure("FR001", "fragments", "corpus.jsonl", "ValueError: no"),))


@pytest.fixture
def clean_report() -> Report:
    """Return a report without findings."""
    return Report(Document("All is well.", "articles/clean.txt"), ())
