from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.reports.escaping import cells, columns, visible

ANY_TEXT = st.text(st.characters(), max_size=60)  # with lone surrogates


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain words, as they are.", "Plain words, as they are."),
        ("Größe in Ōsaka: 5 €", "Größe in Ōsaka: 5 €"),
        ("clear\x1b[2J", "clear<1B>[2J"),
        ("\x9b31m", "<9B>31m"),
        ("bell\a", "bell<07>"),
        ("a\tb\N{NO-BREAK SPACE}c", "a→b⍽c"),
        ("one\r\ntwo", "one␍⏎two"),
        ("zero\N{ZERO WIDTH SPACE}width", "zero<200B>width"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}txt", "<202E>txt"),
        ("\ufeffmark", "<FEFF>mark"),
        ("\ud83d", "<D83D>"),
        ("soft\N{SOFT HYPHEN}hyphen", "soft<AD>hyphen"),
        ("blank\N{HANGUL FILLER}letter", "blank<3164>letter"),
        ("tag \U000e0041", "tag <E0041>"),
        ("a ##[error]b", "a #<23>[error]b"),
        ("##vso[task.complete]", "#<23>vso[task.complete]"),
        ("## a heading [1]", "## a heading [1]"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", "می\N{ZERO WIDTH NON-JOINER}خواهم"),
        ("no\N{ZERO WIDTH NON-JOINER}use", "no<200C>use"),
        ("👩\N{ZERO WIDTH JOINER}🚀", "👩\N{ZERO WIDTH JOINER}🚀"),
        ("\N{COMBINING ACUTE ACCENT}alone", "◌\N{COMBINING ACUTE ACCENT}alone"),
    ],
)
def test_what_cannot_be_seen_is_written_out_and_the_rest_left_alone(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("東京", 4),
        ("ｱｲｳ", 3),
        ("\N{IDEOGRAPHIC SPACE}東", 4),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🏳️‍🌈", 2),
        ("🇳🇴", 2),
        ("\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}", 2),
        ("\u1112\u1161\u11ab", 2),
        ("ก็", 1),
        ("\x1b", 4),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width


def test_a_pile_of_marks_does_not_run_over_other_lines() -> None:
    assert visible("a" + "\N{COMBINING TILDE}" * 7).endswith("<303><303>")


@settings(deadline=None)
@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not [one for one in shown if category(one) in {"Cc", "Cs", "Zl", "Zp", "Co"}]
    assert all(one in "\u200c\u200d" for one in shown if category(one) == "Cf")


@settings(deadline=None)
@given(ANY_TEXT)
def test_there_is_a_cell_for_each_code_point(text: str) -> None:
    made = cells(text)
    assert len(made) == len(text)
    assert "".join(shown for shown, _ in made) == visible(text)
    assert columns(text) == sum(width for _, width in made)
