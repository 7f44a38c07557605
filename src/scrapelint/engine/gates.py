"""Gates: what fails a run, by severity, by budgets for rules, or by comparison with a baseline; and the verdict."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..config.model import Config
from ..errors import ConfigError
from ..finding import SEVERITIES
from ..readers.problems import covers, names_problem
from ..report import Report
from ..rule import RuleBase
from .known import KnownFinding
from .selection import matches, unknown_selectors

_COUNT = re.compile(r"\s*([A-Za-z0-9-]+)\s*=\s*([0-9]+)\s*")
_RATE = re.compile(r"\s*([A-Za-z0-9-]+)\s*=\s*([0-9]+(?:\.[0-9]+)?)\s*/\s*([1-9][0-9]*)\s*docs\s*")
_THOUSAND = 1000


class Verdict(NamedTuple):
    """Whether a run passed, and the reason in one line."""

    passed: bool
    reason: str

    def __str__(self) -> str:
        return f"{'passed' if self.passed else 'failed'}: {self.reason}"


def parse_counts(values: Iterable[str]) -> dict[str, int]:
    """Return the budgets in ``RULE=N`` each.

    Raises:
        ConfigError: with every one that is not of this form.

    >>> parse_counts(["BP=10"])
    {'BP': 10}
    """
    values = tuple(values)
    found = [(value, _COUNT.fullmatch(value)) for value in values]
    wrong = [value for value, match in found if match is None]
    if wrong:
        raise ConfigError([f"--max-findings must be RULE=N, such as BP=10, not {value!r}" for value in wrong])
    return {match[1]: int(match[2]) for _, match in found if match}


def parse_rates(values: Iterable[str]) -> dict[str, float]:
    """Return the budgets in ``RULE=N/1000docs`` each, in findings in a thousand documents.

    Raises:
        ConfigError: with every one that is not of this form.

    >>> parse_rates(["BP=2/1000docs", "ND=0.5/100docs"])
    {'BP': 2.0, 'ND': 5.0}
    """
    values = tuple(values)
    found = [(value, _RATE.fullmatch(value)) for value in values]
    wrong = [value for value, match in found if match is None]
    if wrong:
        example = "RULE=N/1000docs, such as BP=2/1000docs"
        raise ConfigError([f"--max-rate must be {example}, not {value!r}" for value in wrong])
    return {match[1]: float(match[2]) * _THOUSAND / int(match[3]) for _, match in found if match}


class Gates:
    """Counts what a run finds and says whether that fails it.

    A budget takes the place of ``fail_on`` for the rules it names: their findings fail the run beyond it only.
    """

    def __init__(
        self, config: Config, rules: Mapping[str, type[RuleBase]], no_worse: Iterable[KnownFinding] | None = None
    ) -> None:
        """Take all rules by code, and the entries of the baseline that each rule may reach.

        Raises:
            ConfigError: a budget names no rule.
        """
        self._config = config
        self._rules = rules
        self._allowed = None if no_worse is None else Counter(entry.rule for entry in no_worse)
        self._counts: Counter[str] = Counter()
        self._severities: Counter[tuple[str, str]] = Counter()
        self._documents = 0
        for key, budgets in (("max-findings", config.max_findings), ("max-rate", config.max_rate)):
            wrong = unknown_selectors([one for one in budgets if not names_problem(one)], rules.values())
            if wrong:
                raise ConfigError([f"{config.where(key)}: {message}" for message in wrong])

    @property
    def given(self) -> bool:
        """Whether there is any gate but the default, that every finding fails."""
        config = self._config
        return bool(config.fail_on != "info" or config.max_findings or config.max_rate or self._allowed is not None)

    def counting(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield ``reports`` as they are, and count them in."""
        for report in reports:
            self._documents += not report.damage
            for finding in report.findings:
                self._counts[finding.code] += 1
                self._severities[finding.code, finding.severity] += 1
            yield report

    def count(self, found: Mapping[tuple[str, str], int], documents: int) -> None:
        """Count in what was found in ``documents`` documents, by code and severity."""
        self._documents += documents
        for (code, severity), number in found.items():
            self._counts[code] += number
            self._severities[code, severity] += number

    def verdict(self, known: Mapping[str, int]) -> Verdict:
        """Return the verdict on all that was counted; ``known`` are findings that a baseline hides, by code."""
        reasons = [*self._by_severity(), *self._by_count(), *self._by_rate(), *self._by_baseline(known)]
        if reasons:
            return Verdict(False, "; ".join(reasons))
        total = self._counts.total()
        if not total:
            hidden = sum(known.values())
            return Verdict(True, f"no findings but the {hidden:,} in the baseline" if hidden else "no findings")
        return Verdict(True, f"{_findings(total)}, none beyond what the gates allow")

    def _by_severity(self) -> list[str]:
        level = self._config.fail_on
        if level == "never" or self._allowed is not None:
            return []
        failing = SEVERITIES[: SEVERITIES.index(level) + 1]
        budgets = (*self._config.max_findings, *self._config.max_rate)
        count = sum(
            number
            for (code, severity), number in self._severities.items()
            if severity in failing and not any(self._selects(one, code) for one in budgets)
        )
        if not count:
            return []
        return [f"{_findings(count)}" if level == "info" else f"{_findings(count)} at or above --fail-on {level}"]

    def _by_count(self) -> list[str]:
        return [
            f"{selector}: {_findings(count)}, --max-findings allows {most:,}"
            for selector, most in self._config.max_findings.items()
            if (count := self._total(selector)) > most
        ]

    def _by_rate(self) -> list[str]:
        reasons = []
        for selector, most in self._config.max_rate.items():
            count = self._total(selector)
            if count * _THOUSAND > most * self._documents:
                rate = count * _THOUSAND / self._documents if self._documents else math.inf
                shown = f"{rate:,.0f}" if rate >= 100 else f"{rate:.3g}"
                found = f"{_findings(count)}, which is {shown} in 1,000 documents"
                reasons.append(f"{selector}: {found}, --max-rate allows {most:g}")
        return reasons

    def _by_baseline(self, known: Mapping[str, int]) -> list[str]:
        if self._allowed is None:
            return []
        totals = Counter(known) + self._counts
        return [
            f"{code}: {_findings(count)}, the baseline has {self._allowed[code]:,}"
            for code, count in sorted(totals.items())
            if count > self._allowed[code]
        ]

    def _total(self, selector: str) -> int:
        return sum(number for code, number in self._counts.items() if self._selects(selector, code))

    def _selects(self, selector: str, code: str) -> bool:
        rule = self._rules.get(code)
        return matches(selector, rule) if rule else covers(selector, code)


def _findings(count: int) -> str:
    return f"{count:,} finding{'s' * (count != 1)}"
