"""Marked cases: what a file may hold, and that marks go round."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.engine.cases import CLOSE, OPEN, CaseError, load_cases, mark, unmark


@given(st.lists(st.text(st.characters(exclude_characters=OPEN + CLOSE))))
def test_marks_go_round(pieces: list[str]) -> None:
    text, spans, offset = "".join(pieces), [], 0
    for number, piece in enumerate(pieces):
        if number % 2 and piece:
            spans.append((offset, offset + len(piece)))
        offset += len(piece)
    assert unmark(mark(text, spans)) == (text, tuple(spans))


def test_marks_may_stand_side_by_side_and_inside_each_other() -> None:
    assert unmark("⟦a⟧⟦b⟧⟦c⟦d⟧⟧") == ("abcd", ((0, 1), (1, 2), (2, 4), (3, 4)))


def test_a_file_holds_cases_in_the_order_of_their_tables(tmp_path: Path) -> None:
    path = tmp_path / "shouted-line.other.toml"
    path.write_text('[options]\nmin_words = 1\n[flag]\nb = "⟦A⟧"\n[fixed]\nb = ""\n[pass]\na = "A"\n', encoding="utf-8")
    first, second = load_cases(path)
    assert (first.rule, first.kind, first.id, first.spans) == ("shouted-line", "pass", "a", ())
    assert (second.kind, second.spans, second.fixed, second.options) == ("flag", ((0, 1),), "", {"min_words": 1})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[flag]\na = 'A'", "[flag] a: a case of this table must mark what is flagged with ⟦⟧"),
        ("[pass]\na = '⟦A⟧'", "[pass] a: a case of this table must not hold marks"),
        ("[known-miss]\na = 'A'", "[known-miss] a: a case of this table must mark"),
        ("[flag]\na = '⟦A'", "[flag] a: a ⟦ without its ⟧"),
        ("[flag]\na = 'A⟧'", "[flag] a: a ⟧ without its ⟦"),
        ("[pass]\na = 1", "[pass] a: must be a string, not int"),
        ("[pass]\na = 'A'\n[flag]\na = '⟦A⟧'", "[flag] a: another case has this name"),
        ("[fail]\na = 'A'", "unknown table [fail]; it may have [options]"),
        ("[fixed]\na = 'A'", "[fixed] a: there is no case of this name"),
        ("[pass]\na = ", "not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as raised:
        load_cases(path)
    assert str(raised.value).startswith(str(path))
    assert problem in str(raised.value)
