"""The checks that every rule should pass notice rules that do not."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest

from scrapelint.plugin import Document, Finding, Rule, Span, hookimpl
from scrapelint.testing import (
    Case,
    documentation_problems,
    hostile_texts,
    respaced,
    robustness_problems,
    run_case,
)


def rule(check: Callable[[Rule, Document], Iterator[Finding]], docstring: str = "A thing.\n\nWhy.") -> type[Rule]:
    return type("Thing", (Rule,), {"__doc__": docstring, "code": "ZZ002", "name": "thing", "check": check})


def nothing(_: Rule, __: Document) -> Iterator[Finding]:
    yield from ()


@pytest.mark.parametrize(
    ("docstring", "problem"),
    [
        ("A thing\n\nWhy.", "must be a sentence"),
        ("Checks for things.\n\nWhy.", "must begin with what is wrong in the text, not 'Checks'"),
        ("A thing.", "must go on"),
    ],
)
def test_a_page_that_lacks_something(docstring: str, problem: str) -> None:
    assert [problem in found for found in documentation_problems(rule(nothing, docstring))] == [True]


def test_a_page_that_lacks_nothing() -> None:
    assert list(documentation_problems(rule(nothing))) == []


def test_a_rule_that_finds_nothing_is_robust() -> None:
    assert list(robustness_problems(rule(nothing)())) == []


def test_a_crash_is_named_with_its_place() -> None:
    def first_letter(this: Rule, document: Document) -> Iterator[Finding]:
        if document.text[0] == "x":
            yield this.finding((0, 1), "")

    problems = list(robustness_problems(rule(first_letter)()))
    assert len(problems) == 1
    assert "thing crashes on nothing: IndexError" in problems[0]
    assert "test_checks.py:" in problems[0]


def test_a_span_outside_the_text_and_another_answer_next_time_are_noticed() -> None:
    numbers = count(1)

    def beyond(this: Rule, _: Document) -> Iterator[Finding]:
        yield this.finding((0, 10**9 + next(numbers)), "")

    problems = list(robustness_problems(rule(beyond)()))
    assert len(problems) == 2 * len(hostile_texts())
    assert "thing finds something else the second time on nothing" in problems


def test_preparing_that_crashes_or_changes_the_findings_is_noticed() -> None:
    def fail(_: Rule, documents: Sequence[Document]) -> None:
        raise ValueError(len(documents))

    def mislead(_: Rule, documents: Sequence[Document]) -> None:
        Document.once_each(documents, lambda many: [True] * len(many), is_odd)

    def is_odd(_: Document) -> bool:
        return False

    def odd(this: Rule, document: Document) -> Iterator[Finding]:
        if document.once(is_odd) and document.text:
            yield this.finding((0, 1), "odd")

    kind = rule(odd)
    kind.prepare = fail  # type: ignore[assignment]
    (problem,) = robustness_problems(kind())
    assert problem.startswith(f"thing crashes while it prepares hostile texts: ValueError: {len(hostile_texts())} (")
    kind.prepare = mislead  # type: ignore[assignment]
    assert len(list(robustness_problems(kind()))) == len(hostile_texts()) - 1


def capitals(this: Rule, document: Document) -> Iterator[Finding]:
    for offset, letter in enumerate(document.text):
        if letter == "A":
            yield this.finding((offset, offset + 1), "a capital")


class Plugin:
    """Brings one rule that flags every capital A."""

    @hookimpl
    def scrapelint_rules(self) -> list[type[Rule]]:
        return [THING]


THING = rule(capitals)
PLUGIN = Plugin()


def test_a_case_that_holds() -> None:
    run_case(Case("thing", "flag", "id", "bAb", (Span(1, 2),)), plugins=[PLUGIN])


def test_a_case_that_does_not_hold_shows_both_texts() -> None:
    with pytest.raises(AssertionError) as raised:
        run_case(Case("thing", "pass", "id", "bAb", source="thing.toml"), plugins=[PLUGIN])
    assert str(raised.value).splitlines() == [
        "thing.toml [pass] id",
        "expected:",
        "bAb",
        "found:",
        "b⟦A⟧b",
        "  [1, 2) 'A': a capital",
    ]


def test_respaced_marks_stay_with_their_text() -> None:
    case = Case("thing", "flag", "id", "b\n\nA\n", (Span(3, 4),))
    assert {other.id: other.marked for other in respaced(case)} == {
        "id_crlf": "b\r\n\r\n⟦A⟧\r\n",
        "id_line_separator": "b\u2028\u2028⟦A⟧\u2028",
        "id_no_blank_lines": "b\n⟦A⟧\n",
        "id_no_break_space": "b\n\u00a0\n⟦A⟧\n",
    }
