from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Document, Edit, Finding, Fix, Linter, Report
from scrapelint.engine.fixing import Fixed, apply_edits, compatible, fix
from scrapelint.plugin import Rule

Lint = Callable[..., Report]


@pytest.fixture
def fixed(junk_linter: Linter) -> Callable[..., Fixed]:
    def run(text: str, *, unsafe: bool = False, most_removed: float = 1.0) -> Fixed:
        report = junk_linter.lint(Document(text, "a.txt"))
        return fix(report, junk_linter.lint, unsafe=unsafe, most_removed=most_removed)

    return run


def finding(*edits: tuple[int, int, str]) -> Finding:
    return Finding("XX001", "x", "warning", "", 0, 1, fix=Fix(tuple(Edit(*edit) for edit in edits), safe=True))


def test_a_clean_document_stays_as_it_is(fixed: Callable[..., Fixed]) -> None:
    outcome = fixed("All is well.\r\n")
    assert (outcome.report.document.text, outcome.steps, outcome.refused) == ("All is well.\r\n", (), "")


def test_an_unsafe_fix_waits_to_be_asked_for(fixed: Callable[..., Fixed]) -> None:
    assert fixed("some trash here").report.document.text == "some trash here"


def test_fixes_are_made_until_there_are_none_left(fixed: Callable[..., Fixed]) -> None:
    outcome = fixed("some trash and junk here", unsafe=True)
    assert outcome.report.document.text == "some and here"
    assert [one.code for one in outcome.applied] == ["JK002", "JK001", "JK001"]
    assert outcome.report.findings == ()


def test_the_report_is_what_a_new_check_finds(fixed: Callable[..., Fixed], junk: Lint) -> None:
    outcome = fixed("twin junk twin junk\ntrash")
    assert outcome.report.findings == junk(outcome.report.document.text).findings
    assert [one.code for one in outcome.report.findings] == ["JK003", "JK002"]


def test_a_document_that_would_lose_too_much_is_left_alone(fixed: Callable[..., Fixed]) -> None:
    outcome = fixed("junk junk and more", most_removed=0.3)
    assert outcome.report.document.text == "junk junk and more"
    assert outcome.applied == ()
    assert outcome.refused == "its fixes would remove 53% of the text, and --max-removed-share is 30%"


def test_white_space_counts_for_nothing_in_the_share(fixed: Callable[..., Fixed]) -> None:
    assert fixed("junk" + " " * 1000 + "word", most_removed=0.4).refused


def test_of_overlapping_fixes_the_first_is_made() -> None:
    first, second, apart = finding((0, 4, "")), finding((2, 6, "")), finding((6, 8, ""))
    assert compatible([first, second, apart]) == ([first, apart], (Edit(0, 4), Edit(6, 8)))


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    first, second = finding((5, 8, "")), finding((0, 2, ""), (6, 9, ""))
    assert compatible([first, second]) == ([first], (Edit(5, 8),))


def test_two_fixes_that_ask_for_the_same_edit_agree() -> None:
    first, second = finding((0, 4, "")), finding((0, 4, ""))
    assert compatible([first, second]) == ([first, second], (Edit(0, 4),))


def test_a_fix_at_odds_with_itself_is_not_made() -> None:
    assert compatible([finding((0, 4, "x"), (2, 6, ""))]) == ([], ())


def test_removals_of_one_fix_that_overlap_are_one() -> None:
    assert compatible([finding((2, 6, ""), (0, 4, ""), (6, 7, ""))])[1] == (Edit(0, 6), Edit(6, 7))


class Growing(Rule):
    """Never has enough."""

    code, name = "GR001", "growing"

    def check(self, document: Document) -> Iterator[Finding]:
        end = len(document.text)
        yield self.finding((0, end), "more", fix=Fix((Edit(end, end, "!"),), safe=True))


def test_fixes_without_end_are_given_up(linter_of: Callable[..., Linter]) -> None:
    linter = linter_of(Growing)
    outcome = fix(linter.lint(Document("word")), linter.lint)
    assert outcome.report.document.text == "word"
    assert "do not come to an end" in outcome.refused


class Comma(Rule):
    """A comma is removed, which may leave two words side by side."""

    code, name = "CM001", "comma"

    def check(self, document: Document) -> Iterator[Finding]:
        for place, character in enumerate(document.text):
            if character == ",":
                yield self.finding((place, place + 1), "comma", fix=Fix((Edit(place, place + 1),), safe=True))


class Broken(Rule):
    """The letters ab side by side."""

    code, name = "CM002", "broken"

    def check(self, document: Document) -> Iterator[Finding]:
        place = document.text.find("ab")
        if place >= 0:
            yield self.finding((place, place + 2), "broken")


def test_a_fix_that_does_new_damage_is_not_made(linter_of: Callable[..., Linter]) -> None:
    linter = linter_of(Comma, Broken)
    one = fix(linter.lint(Document("c,d")), linter.lint, most_removed=1)
    assert one.report.document.text == "cd"
    other = fix(linter.lint(Document("a,b")), linter.lint, most_removed=1)
    assert other.report.document.text == "a,b"
    assert [found.code for found in other.report.findings] == ["CM001"]
    assert other.held_back == other.report.findings


@given(st.text(alphabet="ab \n", max_size=40), st.data())
def test_edits_change_what_they_say_and_nothing_else(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(start, end, "X") for start, end in zip(places[::2], places[1::2], strict=False)]
    expected = list(text)
    for edit in reversed(edits):
        expected[edit.start : edit.end] = "X"
    assert apply_edits(text, edits) == "".join(expected)


@given(st.lists(st.sampled_from(["junk", "trash", "twin", "word", "\n", "\r\n", "\n\n", " "]), max_size=20))
def test_a_second_run_has_nothing_to_do(junk_linter: Linter, pieces: list[str]) -> None:
    report = junk_linter.lint(Document("".join(pieces)))
    once = fix(report, junk_linter.lint, unsafe=True, most_removed=1)
    twice = fix(once.report, junk_linter.lint, unsafe=True, most_removed=1)
    assert once.refused == ""
    assert twice.report == once.report
    assert twice.steps == ()
