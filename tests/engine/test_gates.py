from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scrapelint import Config, ConfigError, Linter, Report
from scrapelint.engine.gates import Gates, parse_counts, parse_rates
from scrapelint.engine.known import KnownFinding

Judge = Callable[..., str]
TEXTS = ["junk junk", "trash", "clean", "twin twin"]  # two warnings, an error, an info in four documents


@pytest.fixture
def judge(junk_linter: Linter, junk: Callable[..., Report]) -> Judge:
    def run(texts: list[str] = TEXTS, known: Mapping[str, int] | None = None, **given: Any) -> str:
        allowed = given.pop("no_worse", None)
        entries = None if allowed is None else [KnownFinding("x", code, "a.txt", "") for code in allowed]
        gates = Gates(Config(**given), junk_linter.catalogue.rules, entries)
        list(gates.counting(map(junk, texts)))
        return str(gates.verdict(known or {}))

    return run


def test_every_finding_fails_by_default(judge: Judge) -> None:
    assert judge() == "failed: 4 findings"
    assert judge(["clean"]) == "passed: no findings"


def test_less_severe_findings_may_pass(judge: Judge) -> None:
    assert judge(fail_on="warning") == "failed: 3 findings at or above --fail-on warning"
    assert judge(["twin twin"], fail_on="warning") == "passed: 1 finding, none beyond what the gates allow"
    assert judge(fail_on="error") == "failed: 1 finding at or above --fail-on error"
    assert judge(fail_on="never") == "passed: 4 findings, none beyond what the gates allow"


def test_a_budget_takes_the_place_of_severity_for_its_rules(judge: Judge) -> None:
    assert judge(max_findings={"JK": 4}) == "passed: 4 findings, none beyond what the gates allow"
    assert judge(max_findings={"JK001": 2}) == "failed: 2 findings"
    assert judge(max_findings={"junk-word": 1}, fail_on="never") == (
        "failed: junk-word: 2 findings, --max-findings allows 1"
    )


def test_a_rate_is_by_documents(judge: Judge) -> None:
    assert judge(max_rate={"JK001": 500}, fail_on="never").startswith("passed")
    assert judge(max_rate={"JK001": 499}, fail_on="never") == (
        "failed: JK001: 2 findings, which is 500 in 1,000 documents, --max-rate allows 499"
    )
    assert judge([], max_rate={"JK": 0}) == "passed: no findings"


def test_no_worse_than_a_baseline_counts_by_rule(judge: Judge) -> None:
    same = ["JK001", "JK001", "JK002", "JK003"]
    assert judge(no_worse=same).startswith("passed")
    assert judge(no_worse=[*same[1:], "JK002"]) == "failed: JK001: 2 findings, the baseline has 1"
    assert judge(no_worse=same, known={"JK002": 1}) == "failed: JK002: 2 findings, the baseline has 1"


def test_all_reasons_are_told(judge: Judge) -> None:
    verdict = judge(max_findings={"JK001": 0}, max_rate={"JK002": 1})
    assert verdict.count(";") == 2


def test_budgets_that_cannot_be_understood_are_errors(junk_linter: Linter) -> None:
    with pytest.raises(ConfigError, match="--max-findings must be RULE=N"):
        parse_counts(["BP", "ND=-1"])
    with pytest.raises(ConfigError, match="--max-rate must be RULE=N/1000docs"):
        parse_rates(["BP=2"])
    with pytest.raises(ConfigError, match="max-findings: unknown rule `XX`"):
        Gates(Config(max_findings={"XX": 1}), junk_linter.catalogue.rules)
