"""What an output format is: it streams, so that a corpus of any size can be written."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from ..finding import Finding, Severity
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
    severities: Counter[Severity] = field(default_factory=Counter)
    """Findings by severity."""
    fixable_by_rule: Counter[str] = field(default_factory=Counter)
    """Findings that have a fix, by rule code."""
    flagged: int = 0
    """Documents with at least one finding."""
    failures: list[Failure] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """The number of findings."""
        return self.findings.total()

    @property
    def fixable(self) -> int:
        """The number of findings that have a fix."""
        return self.fixable_by_rule.total()

    def add(self, report: Report) -> None:
        """Count ``report`` in."""
        self.documents += not report.damage
        self.characters += report.characters
        self.failures += report.failures
        self.notes.update(report.notes)
        self.flagged += bool(report.findings) and not report.damage
        for finding in report.findings:
            self.count(finding)

    def count(self, finding: Finding) -> None:
        """Count one finding in."""
        self.findings[finding.code] += 1
        self.names[finding.code] = finding.name
        self.severities[finding.severity] += 1
        if finding.fix is not None:
            self.fixable_by_rule[finding.code] += 1


class RuleInfo(NamedTuple):
    """What a format may say of a rule that was run."""

    code: str
    name: str
    summary: str = ""
    """What is wrong in the text, in one sentence."""
    page: str = ""
    """The manual page, as Markdown."""
    severity: Severity = "warning"
    plugin: str = ""
    plugin_version: str = ""
    preview: bool = False
    precision: float | None = None
    """The share of its findings that are right, from 0 to 1, as measured; ``None`` if it was not."""


class Style(NamedTuple):
    """How a format may write: with colour, and how wide, in columns; and of what rules."""

    color: bool = False
    width: int = 100
    rules: tuple[RuleInfo, ...] = ()
    """The rules of the run, for a format with :attr:`Format.describes_rules`; empty for all others."""
    quiet: bool = False
    """Whether people want the findings alone, without figures behind them."""


def tool_version() -> str:
    """Return the version of scrapelint."""
    # Not by import: the package's front page imports the engine, which lies above the formats.
    return str(getattr(sys.modules[__name__.partition(".")[0]], "__version__", "0"))


class Format:
    """Turns reports into text, piece by piece: ``start``, then ``report`` for each document, then ``finish``.

    Every method may return text or nothing; scraped text is hostile, so a format escapes all it prints.
    """

    name: ClassVar[str] = ""
    """What users call it: ``--output-format NAME``."""
    describes_rules: ClassVar[bool] = False
    """Whether it needs :attr:`Style.rules`, which take a while to make."""

    def __init__(self, style: Style | None = None) -> None:
        self.style = style or Style()

    def start(self) -> Iterator[str]:
        """Yield what stands before all reports."""
        yield from ()

    def report(self, report: Report) -> Iterator[str]:
        """Yield the findings of one document."""
        del report
        yield from ()

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield what stands after all reports."""
        del summary
        yield from ()
