"""Documents linted in batches: the same findings in the same order, whatever a plugin does while it prepares them."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Config, Document, Linter
from scrapelint.engine import batches as module
from scrapelint.engine.batches import batches
from scrapelint.engine.session import Session
from scrapelint.plugin import Finding, Rule
from scrapelint.readers.base import ReadOptions

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
HOSTILE = [
    "", "\n", "\ufeff", "*", "\udc80\udcff", "J.\N{NO-BREAK SPACE}K. said so.", "a" * 50_000, "“" * 5_000,
    "Rain. " * 500, "e" + "\u0301" * 3_000, "1 2 3\r" * 300, "Leave a Reply\n" * 50,
    "The minister said the operation, which began on Tuesday.\n" * 20,
]  # fmt: skip
GERMAN = "Der Fluss stieg in der Nacht, und es war nicht das erste Mal, dass er in die Stadt kam."


@pytest.fixture(scope="module")
def every_rule() -> Linter:
    return Linter(Config(preview=True, sensitivity="high"))


def test_many_give_what_each_gives(every_rule: Linter) -> None:
    texts = [*(path.read_bytes().decode("utf-8", "surrogateescape") for path in SEEDS), *HOSTILE]
    one_by_one = [every_rule.lint(Document(text, "a.txt")) for text in texts]
    assert list(every_rule.lint_many(Document(text, "a.txt") for text in texts)) == one_by_one
    turned = list(every_rule.lint_many(Document(text, "a.txt") for text in reversed(texts)))
    assert turned == one_by_one[::-1]


@given(st.lists(st.text(max_size=60) | st.sampled_from(HOSTILE), max_size=6))
@settings(max_examples=30, deadline=None)
def test_any_texts_give_what_each_gives(texts: list[str]) -> None:
    linter = Linter(Config())
    assert list(linter.lint_many(map(Document, texts))) == [linter.lint(Document(text)) for text in texts]


def test_a_batch_keeps_to_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ITEMS", 3)
    monkeypatch.setattr(module, "MOST_CHARACTERS", 10)
    assert list(batches([], len)) == []
    assert list(batches("abcdefg", len)) == [["a", "b", "c"], ["d", "e", "f"], ["g"]]
    assert list(batches(["a", "b" * 10, "c" * 99, "d", "e"], len)) == [["a"], ["b" * 10], ["c" * 99], ["d", "e"]]


def test_what_was_read_before_an_error_is_linted(linter_of: Callable[..., Linter]) -> None:
    def broken() -> Iterator[Document]:
        yield Document("one")
        yield Document("two")
        raise OSError("the disk is gone")

    reports = linter_of(Upper).lint_many(broken())
    assert [next(reports).document.text, next(reports).document.text] == ["one", "two"]
    with pytest.raises(OSError, match="disk"):
        next(reports)


PREPARED: list[list[str]] = []
LOOKED: list[str] = []
FAILS: dict[str, Callable[[], object]] = {}


@pytest.fixture(autouse=True)
def fresh() -> None:
    PREPARED.clear()
    LOOKED.clear()
    FAILS.clear()


def is_upper(document: Document) -> bool:
    FAILS.get(document.text, bool)()
    LOOKED.append(document.text)
    return document.text.isupper()


def are_upper(documents: Sequence[Document]) -> Iterator[bool]:
    return map(is_upper, documents)


class Upper(Rule):
    """The text is in capitals."""

    code, name = "UP001", "upper"

    def prepare(self, documents: Sequence[Document]) -> None:
        PREPARED.append([document.text for document in documents])
        Document.once_each(documents, are_upper, is_upper)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.once(is_upper):
            yield self.finding((0, 1), "in capitals")


class Lower(Upper):
    """The text is not in capitals."""

    code, name, languages = "UP002", "lower", ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        if not document.once(is_upper):
            yield self.finding((0, 1), "not in capitals")


def found(linter: Linter, texts: Sequence[str]) -> list[list[str]]:
    return [[finding.code for finding in report.findings] for report in linter.lint_many(map(Document, texts))]


def test_what_rules_share_is_computed_once(linter_of: Callable[..., Linter]) -> None:
    assert found(linter_of(Lower, Upper), ["ONE", "two"]) == [["UP001"], ["UP002"]]
    assert PREPARED == [["ONE", "two"], ["ONE", "two"]]
    assert LOOKED == ["ONE", "two"]


def test_a_rule_prepares_what_it_judges(linter_of: Callable[..., Linter]) -> None:
    assert found(linter_of(Lower), ["one", GERMAN, "two"]) == [["UP002"], [], ["UP002"]]
    assert PREPARED == [["one", "two"]]
    assert found(linter_of(Lower), [GERMAN, GERMAN]) == [[], []]
    assert PREPARED == [["one", "two"]]


def fail() -> None:
    raise ValueError("no")


@pytest.mark.parametrize("guilt", [fail, lambda: time.sleep(20)])
def test_only_the_guilty_document_fails(linter_of: Callable[..., Linter], guilt: Callable[[], object]) -> None:
    FAILS["b"] = guilt
    reports = list(linter_of(Upper, Lower, time_limit=0.05).lint_many(map(Document, ["A", "b", "C"])))
    assert [[finding.code for finding in report.findings] for report in reports] == [["UP001"], [], ["UP001"]]
    assert [len(report.failures) for report in reports] == [0, 2, 0]
    assert len(PREPARED) == 1, "the plugin is not asked again"


def test_a_plugin_that_cannot_prepare_costs_no_finding(
    linter_of: Callable[..., Linter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Upper, "prepare", lambda *_: fail())
    assert found(linter_of(Upper), ["A", "b", "C"]) == [["UP001"], [], ["UP001"]]


def test_files_are_linted_together_and_in_order(tmp_path: Path, linter_of: Callable[..., Linter]) -> None:
    (tmp_path / "a.txt").write_text("ONE")
    (tmp_path / "b.jsonl").write_text('{"text": "TWO"}\n{"text": 3}\n{"text": "four"}\n')
    (tmp_path / "d.txt").write_text("FIVE")
    files = [tmp_path / name for name in ("a.txt", "b.jsonl", "gone.txt", "d.txt")]
    reports = list(Session(linter_of(Upper), ReadOptions()).lint_files(files))
    assert PREPARED == [["ONE", "TWO", "four", "FIVE"]]
    assert [report.document.text for report in reports] == ["ONE", "TWO", "", "four", "", "FIVE"]
    assert [len(report.findings) for report in reports] == [1, 1, 1, 0, 0, 1]
    assert [len(report.failures) for report in reports] == [0, 0, 0, 0, 1, 0]
