"""The linter: findings completed and in order, rules kept apart from each other, the same answer always."""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from scrapelint import Config, Document, Finding, Linter, Location, lint_text
from scrapelint.plugin import Rule, hookimpl

Check = Callable[[Rule, Document], Iterator[Finding]]


@dataclass(frozen=True)
class WordRain(Rule):
    """The text speaks of rain."""

    code = "TT001"
    name = "word-rain"

    word: str = "Rain"

    def check(self, document: Document) -> Iterator[Finding]:
        start = document.text.find(self.word)
        while start >= 0:
            yield self.finding((start, start + len(self.word)), f"{self.word} again")
            start = document.text.find(self.word, start + 1)


class RainyPlugin:
    @hookimpl
    def scrapelint_rules(self) -> list[type[Rule]]:
        return [WordRain]


def plugin_with(check: Check, *, is_preview: bool = False, languages: tuple[str, ...] = ()) -> object:
    class Scratch(Rule):
        """A rule of one test."""

        code, name = "TT002", "scratch-rule"

        def check(self, document: Document) -> Iterator[Finding]:
            return check(self, document)

    Scratch.preview = is_preview
    Scratch.languages = languages

    class ScratchPlugin:
        @hookimpl
        def scrapelint_rules(self) -> list[type[Rule]]:
            return [Scratch]

    return ScratchPlugin()


def always(rule: Rule, document: Document) -> Iterator[Finding]:
    del document
    yield rule.finding((0, 1), "the first character")


def test_a_finding_knows_its_place() -> None:
    document = Document("Sun.\r\n\r\nRain fell.", "news/a.txt", id="7", record=3)
    (finding,) = Linter(Config(select=("TT",)), plugins=[RainyPlugin()]).lint(document).findings
    assert (finding.path, finding.id, finding.record) == ("news/a.txt", "7", 3)
    assert (finding.start, finding.end, finding.span, finding.text) == (8, 12, (8, 12), "Rain")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 1, 3, 5)
    assert (finding.code, finding.name, finding.severity) == ("TT001", "word-rain", "warning")
    assert finding.plugin == "RainyPlugin"
    assert len(finding.fingerprint) == 16


def test_a_related_place_knows_its_line() -> None:
    def second(rule: Rule, document: Document) -> Iterator[Finding]:
        del document
        yield rule.finding((5, 9), "again", related=[Location(0, 4, "said before")])

    linter = Linter(Config(select=("TT002",)), plugins=[plugin_with(second)])
    (finding,) = linter.lint(Document("Rain\nRain", "a.txt")).findings
    assert finding.related == (Location(0, 4, "said before", "a.txt", 1, 1),)


def test_findings_come_in_text_order_whatever_order_the_rules_yield() -> None:
    def backwards(rule: Rule, document: Document) -> Iterator[Finding]:
        for sentence in reversed(document.sentences):
            yield rule.finding(sentence.span, "a sentence")

    linter = Linter(Config(select=("TT",)), plugins=[plugin_with(backwards), RainyPlugin()])
    findings = linter.lint(Document("Rain fell. It stopped. Rain fell.")).findings
    assert [(one.start, one.code) for one in findings] == [
        (0, "TT001"), (0, "TT002"), (11, "TT002"), (23, "TT001"), (23, "TT002"),
    ]  # fmt: skip


def test_fingerprints_of_equal_findings_differ() -> None:
    linter = Linter(Config(select=("TT001",)), plugins=[RainyPlugin()])
    findings = linter.lint(Document("Rain. Rain. Rain.")).findings
    assert len({one.fingerprint for one in findings}) == 3


def test_a_rule_that_crashes_loses_no_finding_of_the_others() -> None:
    def crash(rule: Rule, document: Document) -> Iterator[Finding]:
        yield from always(rule, document)
        raise ZeroDivisionError("no words")

    linter = Linter(Config(select=("TT",)), plugins=[plugin_with(crash), RainyPlugin()])
    report = linter.lint(Document("Rain fell.", "a.txt"))
    assert [one.code for one in report.findings] == ["TT001"]
    assert [str(failure) for failure in report.failures] == [
        "a.txt: TT002 of plugin ScratchPlugin failed: ZeroDivisionError: no words"
    ]


@pytest.mark.parametrize("span", [(-1, 2), (0, 99), (5, 5), (6, 5), (10, 11)])
def test_a_span_outside_the_text_is_a_failure_of_its_rule(span: tuple[int, int]) -> None:
    def outside(rule: Rule, document: Document) -> Iterator[Finding]:
        del document
        yield rule.finding(span, "somewhere")

    report = Linter(Config(select=("TT002",)), plugins=[plugin_with(outside)]).lint(Document("Rain fell."))
    assert report.findings == ()
    assert "is not within the text of 10 code points" in report.failures[0].problem


def test_a_related_span_outside_the_text_is_a_failure_of_its_rule() -> None:
    def outside(rule: Rule, document: Document) -> Iterator[Finding]:
        del document
        yield rule.finding((0, 4), "here", related=[Location(8, 99)])

    report = Linter(Config(select=("TT002",)), plugins=[plugin_with(outside)]).lint(Document("Rain fell."))
    assert report.findings == ()
    assert "the related span [8, 99) is not within the text" in report.failures[0].problem


@pytest.mark.parametrize("yielded", [None, "a finding", (0, 4)])
def test_a_rule_that_yields_no_findings_but_other_things_is_a_failure(yielded: object) -> None:
    def wrong(rule: Rule, document: Document) -> Iterator[Finding]:
        del rule, document
        yield yielded  # type: ignore[misc]

    report = Linter(Config(select=("TT002",)), plugins=[plugin_with(wrong)]).lint(Document("Rain fell."))
    assert report.findings == ()
    assert len(report.failures) == 1


def test_a_rule_that_returns_nothing_is_a_failure() -> None:
    def nothing(rule: Rule, document: Document) -> Iterator[Finding]:
        del rule, document
        return None  # type: ignore[return-value]

    report = Linter(Config(select=("TT002",)), plugins=[plugin_with(nothing)]).lint(Document("Rain fell."))
    assert len(report.failures) == 1


def test_a_document_in_a_language_that_a_rule_cannot_judge_is_passed_over_with_a_note() -> None:
    linter = Linter(Config(select=("TT002",)), plugins=[plugin_with(always, languages=("en",))])
    german = linter.lint(
        Document(
            "Der Fluss stieg in der Nacht, und die Leute haben nicht geschlafen. Es war ein Unglück für die Stadt."
        )
    )
    assert (german.findings, german.notes) == ((), ("TT rules do not judge text in the language 'de'",))
    assert len(linter.lint(Document("The river rose in the night, and it was in the town.")).findings) == 1
    assert len(linter.lint(Document("*")).findings) == 1


@pytest.mark.parametrize(
    ("config", "shown"),
    [
        (Config(), 0),
        (Config(select=("TT",)), 0),
        (Config(preview=True), 1),
        (Config(select=("TT002",)), 1),
        (Config(select=("tt002",)), 1),
        (Config(select=("scratch-rule",)), 1),
        (Config(extend_select=("TT002",)), 1),
        (Config(extend_select=("scratch-rule",)), 1),
    ],
)
def test_preview_is_shown_only_when_asked_for(config: Config, shown: int) -> None:
    linter = Linter(config, plugins=[plugin_with(always, is_preview=True)])
    assert [one.code for one in linter.lint(Document("Rain fell.")).findings].count("TT002") == shown


def test_a_linter_pickles() -> None:
    linter = Linter(Config(select=("TT001",), rules={"word-rain": {"word": "fell"}}), plugins=[RainyPlugin()])
    document = Document("Rain fell.")
    copy = pickle.loads(pickle.dumps(linter))  # noqa: S301 - our own bytes
    assert copy.lint(document).findings == linter.lint(document).findings
    assert [one.text for one in copy.lint(document).findings] == ["fell"]


def test_a_linter_of_the_installed_plugins_pickles() -> None:
    linter = Linter(Config(select=("BP",)))
    copy = pickle.loads(pickle.dumps(linter))  # noqa: S301 - our own bytes
    document = Document("Rain fell in the north.\n\nLeave a Reply")
    assert copy.lint(document).findings == linter.lint(document).findings


def test_reports_pickle() -> None:
    report = lint_text("Rain fell in the north.\n\nLeave a Reply", select=["BP"])
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_many_documents_are_read_no_further_ahead_than_a_batch() -> None:
    taken: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(7):
            taken.append(number)
            yield Document("Rain fell. " * 3_000)

    reports = Linter(Config(select=("TT001",)), plugins=[RainyPlugin()]).lint_many(documents())
    next(reports)
    assert taken == [0, 1, 2, 3]
    assert len(list(reports)) == 6
