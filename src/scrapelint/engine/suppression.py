"""Suppression: findings that the user's patterns or directives say not to report, and which of those do nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import regex

from ..config.model import Config, IgnoreText
from ..finding import Finding
from ..report import Failure, Report
from ..rule import Rule
from ..text.document import Document
from .directives import Directive, find_directives, has_directives
from .selection import matches

PATTERN_SECONDS = 1.0
"""How long one pattern may search one text; a pattern that takes longer is reported and no longer used."""


@dataclass(slots=True)
class _Pattern:
    setting: IgnoreText
    compiled: regex.Pattern[str]
    number: int
    used: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A report without what is suppressed, and how that came about."""

    report: Report
    count: int = 0
    problems: tuple[str, ...] = ()
    """Directives that do nothing, or that are misspelt."""


@dataclass
class Suppressor:
    """Applies ``ignore-text`` patterns and inline directives to reports."""

    config: Config
    rules: Mapping[str, type[Rule]]
    """All rules by code."""
    _patterns: list[_Pattern] = field(init=False)

    def __post_init__(self) -> None:
        """Compile the patterns."""
        self._patterns = [
            _Pattern(setting, regex.compile(setting.pattern), number)
            for number, setting in enumerate(self.config.ignore_text, start=1)
        ]

    def apply(self, report: Report) -> Suppressed:
        """Return ``report`` without what patterns and directives suppress."""
        directives: list[Directive] = []
        problems: list[str] = []
        if self.config.inline_directives and has_directives(report.path):
            directives, problems = find_directives(report.document)
        if not directives and not (self._patterns and report.findings):
            return Suppressed(report, 0, tuple(problems))
        failures: list[Failure] = []
        used: set[int] = set()
        kept = [
            finding
            for finding in report.findings
            if not self._in_directive(finding, directives, used)
            and not self._matched(finding, report.document, failures)
        ]
        problems += [f"{one.written} suppresses nothing" for n, one in enumerate(directives) if n not in used]
        count = len(report.findings) - len(kept)
        changed = replace(report, findings=tuple(kept), failures=(*report.failures, *failures))
        return Suppressed(changed, count, tuple(problems))

    def unused(self, codes: Iterable[str]) -> list[str]:
        """Return a message for each pattern that suppressed nothing though one of its rules, of ``codes``, ran."""
        running = [self.rules[code] for code in codes if code in self.rules]
        return [
            f"{self.config.where('ignore-text')}: entry {pattern.number} ({pattern.setting.pattern}) suppresses nothing"
            for pattern in self._patterns
            if not pattern.used
            and not pattern.broken
            and any(matches(one, rule) for one in pattern.setting.rules for rule in running)
        ]

    def _in_directive(self, finding: Finding, directives: list[Directive], used: set[int]) -> bool:
        """Tell whether a directive covers ``finding`` or, of a pair, its other half; note which one."""
        inside = False
        for number, one in enumerate(directives):
            if one.comment[0] <= finding.start and finding.end <= one.comment[1]:
                inside = True  # the comment itself is no part of the article
                continue
            starts = [finding.start, *(place.start for place in finding.related if place.path == finding.path)]
            covered = any(one.start <= start < one.end for start in starts)
            if covered and any(self._selects(selector, finding) for selector in one.selectors):
                used.add(number)
                inside = True
        return inside

    def _selects(self, selector: str, finding: Finding) -> bool:
        rule = self.rules.get(finding.code)
        return rule is not None and matches(selector, rule)

    def _matched(self, finding: Finding, document: Document, failures: list[Failure]) -> bool:
        """Tell whether a pattern matches ``finding`` or, of a pair, its other half."""
        for pattern in self._patterns:
            if pattern.broken or not any(self._selects(one, finding) for one in pattern.setting.rules):
                continue
            places = ((one.start, one.end) for one in finding.related if one.path == document.path)
            for start, end in ((finding.start, finding.end), *places):
                if self._searched(pattern, document, (start, end), failures):
                    pattern.used = True
                    return True
        return False

    def _searched(
        self, pattern: _Pattern, document: Document, span: tuple[int, int], failures: list[Failure]
    ) -> bool:
        if pattern.broken:
            return False
        try:
            return pattern.compiled.search(document.text[slice(*span)], timeout=PATTERN_SECONDS) is not None
        except TimeoutError:
            pattern.broken = True
            problem = f"the pattern {pattern.setting.pattern!r} took longer than {PATTERN_SECONDS:g} s; make it simpler"
            failures.append(Failure(f"ignore-text entry {pattern.number}", "scrapelint", document.path, problem))
            return False
