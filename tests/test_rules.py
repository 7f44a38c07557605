"""Every rule: metadata valid, page written, case file there, cases hold, no text makes it crash."""

from pathlib import Path
from time import process_time

import pytest

from scrapelint import Config, Document, Linter
from scrapelint.corpus_rule import CorpusRule
from scrapelint.engine.manual import rule_page
from scrapelint.engine.plugins import installed_plugins
from scrapelint.rule import RuleBase
from scrapelint.testing import (
    Case,
    documentation_problems,
    hostile_texts,
    linter_for,
    load_cases,
    respaced,
    robustness_problems,
    run_case,
)

FOLDER = Path(__file__).parent / "cases"
OURS = ("scrapelint_boilerplate", "scrapelint_duplicates", "scrapelint_fragments")
RULES = {rule.name: rule for rule in installed_plugins().rules.values() if rule.__module__.split(".")[0] in OURS}
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in load_cases(path)]
LEAST = {"pass": 5, "flag": 3}


def _parameter(case: Case) -> object:
    fails = pytest.mark.xfail(raises=AssertionError, reason="known not to hold yet", strict=True)
    marks = [fails] if case.known else []
    return pytest.param(case, id=f"{case.rule}-{case.id}", marks=marks)


def _need_engine(name: str) -> None:
    """Skip rules across documents where the libraries of the extra ``corpus`` are missing."""
    if issubclass(RULES[name], CorpusRule):
        for library in ("duckdb", "pyarrow", "rensa", "xxhash"):
            pytest.importorskip(library, reason="needs the extra corpus")


@pytest.mark.parametrize("case", list(map(_parameter, CASES)))
def test_rule_case(case: Case) -> None:
    _need_engine(case.rule)
    run_case(case)


@pytest.mark.parametrize("case", [_parameter(other) for case in CASES if not case.known for other in respaced(case)])
def test_line_breaks_change_no_finding(case: Case) -> None:
    _need_engine(case.rule)
    run_case(case)


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.toml")} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_cases_of_both_kinds_are_enough(name: str) -> None:
    kinds: list[str] = [case.kind for case in CASES if case.rule == name]
    assert {kind: kinds.count(kind) for kind in LEAST if kinds.count(kind) < LEAST[kind]} == {}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_page_is_complete(rule: type[RuleBase]) -> None:
    assert list(documentation_problems(rule)) == []
    assert f"# {rule.name} ({rule.code})" in rule_page(rule)


@pytest.mark.parametrize("name", RULES)
def test_hostile_text_does_not_crash_it_and_it_answers_the_same_twice(name: str) -> None:
    _need_engine(name)
    linter = linter_for(name)
    for rule in (*linter.rules, *linter.corpus_rules):
        assert list(robustness_problems(rule)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, text in hostile_texts().items() if text.strip()])
def test_time_is_linear_in_the_length_of_hostile_text(name: str) -> None:
    text = hostile_texts()[name]
    short, long = (_seconds((text * (size // len(text) + 1))[:size]) for size in (60_000, 480_000))
    assert long < max(2.0, 16 * short), "eight times the text takes more than sixteen times as long"


def _seconds(text: str) -> float:
    """Return the processor time of all rules over ``text``, in seconds; other processes do not count."""
    linter = Linter(Config(preview=True, time_limit=0, cache=False))
    before = process_time()
    report = linter.lint(Document(text))
    taken = process_time() - before
    assert report.failures == ()
    return taken


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_file_and_class_are_named_as_the_rule(rule: type[RuleBase]) -> None:
    assert rule.__module__.split(".")[-1].replace("_", "-") == rule.name
    assert rule.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))


def test_codes_of_a_plugin_share_their_letters() -> None:
    letters = {rule.__module__.split(".")[0]: rule.code[:2] for rule in RULES.values()}
    assert [rule.code for rule in RULES.values() if rule.code[:2] != letters[rule.__module__.split(".")[0]]] == []
