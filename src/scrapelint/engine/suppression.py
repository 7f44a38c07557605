"""Suppression by pattern: texts in which, the user says, some rules find nothing worth reporting."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..config.model import Config, IgnoreText
from ..finding import Finding
from ..report import OWN_PLUGIN, Failure, Report
from ..rule import RuleBase
from ..text.document import Document
from .selection import matches, unknown_selectors

if TYPE_CHECKING:
    import regex

PATTERN_SECONDS = 1.0
"""How long one pattern may search one text; a pattern that takes longer is reported and no longer used."""


class _Pattern(NamedTuple):
    number: int
    setting: IgnoreText
    compiled: "regex.Pattern[str]"


class TextPatterns:
    """Applies the patterns of ``ignore-text`` to reports, and remembers which of them did something."""

    def __init__(self, config: Config, rules: Mapping[str, type[RuleBase]]) -> None:
        """Take the configuration and all rules by code."""
        self._config = config
        self._rules = rules
        self._patterns = [
            _Pattern(number, setting, setting.compiled()) for number, setting in enumerate(config.ignore_text, start=1)
        ]
        self._used: set[int] = set()
        """The numbers of patterns that matched something."""
        self._broken: set[int] = set()
        """The numbers of patterns that took too long."""
        self._failures: list[Failure] = []

    def without(self, report: Report) -> Report:
        """Return ``report`` without the findings whose text, or other half, a pattern matches."""
        if not (self._patterns and report.findings):
            return report
        kept = tuple(one for one in report.findings if not self._matched(one, report.document))
        return replace(report, findings=kept)

    def failed(self) -> tuple[Failure, ...]:
        """Return the failures since the last call: patterns that took too long."""
        failures, self._failures = self._failures, []
        return tuple(failures)

    def unused(self, codes: Iterable[str]) -> list[str]:
        """Return a message for each pattern that suppressed nothing though one of its rules, of ``codes``, ran."""
        running = [self._rules[code] for code in codes if code in self._rules]
        return [
            f"{self._config.where('ignore-text')}: entry {one.number} ({one.setting.pattern}) suppresses nothing"
            for one in self._patterns
            if one.number not in self._used | self._broken and any(_names(one, rule) for rule in running)
        ]

    def _matched(self, finding: Finding, document: Document) -> bool:
        others = ((place.start, place.end) for place in finding.related if place.path == document.path)
        return self.match(finding, [document.text[start:end] for start, end in others])

    def match(self, finding: Finding, others: Iterable[str] = ()) -> bool:
        """Tell whether a pattern matches what ``finding`` flags, or one of the ``others`` that it is about."""
        rule = self._rules.get(finding.code)
        texts = [finding.text, *others]
        for pattern in self._patterns:
            if rule is None or not _names(pattern, rule):
                continue
            if any(self._found(pattern, text, finding.path) for text in texts):
                self._used.add(pattern.number)
                return True
        return False

    def _found(self, pattern: _Pattern, text: str, path: str) -> bool:
        if pattern.number in self._broken:
            return False
        try:
            return pattern.compiled.search(text, timeout=PATTERN_SECONDS) is not None
        except TimeoutError:
            self._broken.add(pattern.number)
            problem = f"{pattern.setting.pattern!r} took longer than {PATTERN_SECONDS:g} s and is not used any more"
            self._failures.append(Failure(f"ignore-text entry {pattern.number}", OWN_PLUGIN, path, problem))
            return False


def pattern_mistakes(config: Config, rules: Iterable[type[RuleBase]]) -> list[str]:
    """Return a message for each selector of ``ignore-text`` that names no rule."""
    known = list(rules)
    return [
        f"{config.where('ignore-text')}: entry {number}: {message}"
        for number, setting in enumerate(config.ignore_text, start=1)
        for message in unknown_selectors(setting.rules, known)
    ]


def _names(pattern: _Pattern, rule: type[RuleBase]) -> bool:
    return any(matches(selector, rule) for selector in pattern.setting.rules)
