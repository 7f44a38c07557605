"""What an output format is: it streams, so that a corpus of any size can be written."""

from abc import ABC
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from ..finding import Finding
from ..report import Failure, Report


@dataclass
class RunSummary:
    """What a run looked at and found, counted as it went."""

    documents: int = 0
    characters: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    """Findings by rule code."""
    names: dict[str, str] = field(default_factory=dict)
    """The rule names of the codes in :attr:`findings`."""
    fixable: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """The number of findings."""
        return self.findings.total()

    def add(self, report: Report) -> None:
        """Count ``report`` in."""
        self.documents += 1
        self.characters += report.characters
        self.failures += report.failures
        self.notes.update(report.notes)
        for finding in report.findings:
            self.count(finding)

    def count(self, finding: Finding) -> None:
        """Count one finding in."""
        self.findings[finding.code] += 1
        self.names[finding.code] = finding.name
        self.fixable += finding.fix is not None


@dataclass(frozen=True)
class Style:
    """How a format may write: with colour, and how wide, in columns."""

    color: bool = False
    width: int = 100


class Format(ABC):
    """Turns reports into text, piece by piece: ``start``, then ``report`` for each document, then ``finish``.

    Every method may return text or nothing; scraped text is hostile, so a format escapes all it prints.
    """

    name: ClassVar[str] = ""
    """What users call it: ``--output-format NAME``."""

    def __init__(self, style: Style | None = None) -> None:
        self.style = style or Style()

    def start(self) -> Iterator[str]:
        """Yield what stands before all reports."""
        yield from ()

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        yield from ()

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield what stands after all reports."""
        yield from ()
