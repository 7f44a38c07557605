"""SARIF 2.1.0, for GitHub code scanning and other tools that collect the findings of linters."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..finding import Finding
from ..report import Report
from .base import Format, RuleInfo, RunSummary, Style, tool_version
from .gitlab import distinct
from .json_text import to_json
from .most_severe import MostSevere
from .places import counted
from .sarif_parts import described_rule, extensions, notification, result

MOST_RESULTS = 25_000
"""Results of one run that GitHub takes; a file with more it refuses."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class SarifFormat(Format):
    """One run, with the manual page of every rule; of more than 25,000 findings it keeps the most severe."""

    name = "sarif"
    describes_rules = True

    def __init__(self, style: Style | None = None) -> None:
        super().__init__(style)
        self._rules = {info.code: info for info in self.style.rules}
        self._kept = MostSevere[dict[str, Any]](MOST_RESULTS)

    def report(self, report: Report) -> Iterator[str]:
        """Keep the findings of one document."""
        for finding in report.findings:
            self._rules.setdefault(finding.code, _known_only_by(finding))
            self._kept.add(finding.severity, result(finding))
        yield from ()

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the whole file."""
        rules = [self._rules[code] for code in sorted(self._rules)]
        places = {info.code: place for place, info in enumerate(rules)}
        yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
        yield f'"tool": {to_json(_tool(rules))},\n'
        yield f'"invocations": [{to_json(self._invocation(summary))}],\n'
        base = {"%SRCROOT%": {"description": {"text": "The folder that was checked from."}}}
        yield f'"columnKind": "unicodeCodePoints", "originalUriBaseIds": {to_json(base)},\n'
        yield '"automationDetails": {"id": "scrapelint/"},\n"results": ['
        separator = ""
        seen: Counter[str] = Counter()
        for one in self._kept:
            one["ruleIndex"] = places[one["ruleId"]]
            prints = one["partialFingerprints"]
            name = distinct(prints["scrapelint/v1"], seen)
            one["partialFingerprints"] = {"primaryLocationLineHash": f"{name}:1", "scrapelint/v1": name}
            yield f"{separator}\n{to_json(one)}"
            separator = ","
        yield "\n]}]}\n"

    def _invocation(self, summary: RunSummary) -> dict[str, Any]:
        notes = [notification("error", str(failure)) for failure in summary.failures]
        if self._kept.left_out:
            left_out = counted(self._kept.left_out, "finding")
            notes.append(notification("warning", f"{left_out} left out: GitHub takes {MOST_RESULTS:,} results a run."))
        notes += [notification("note", note) for note in sorted(summary.notes)]
        return {"executionSuccessful": not summary.failures, "toolExecutionNotifications": notes}


def _tool(rules: list[RuleInfo]) -> dict[str, Any]:
    driver = {
        "name": "scrapelint",
        "semanticVersion": tool_version(),
        "version": tool_version(),
        "rules": [described_rule(info) for info in rules],
    }
    return {"driver": driver, "extensions": extensions(rules)}


def _known_only_by(finding: Finding) -> RuleInfo:
    """Return what a finding tells of its rule, for one that is in no catalogue: damaged files, mostly."""
    summary = f"{finding.name.replace('-', ' ').capitalize()}."
    return RuleInfo(finding.code, finding.name, summary, severity=finding.severity, plugin=finding.plugin)
