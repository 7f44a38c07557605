"""Folding: what a reader calls the same is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.plugin import fold
from scrapelint.text.folding import _fold_any, fold_characters, is_plain

PLAIN = [chr(code) for code in range(0x110000) if is_plain(chr(code))]


@pytest.mark.parametrize(
    "variant",
    [
        "The town's “new” – and only – bridge",
        'THE TOWN\'S "NEW" - AND ONLY - BRIDGE',
        "The town’s «new» \N{EM DASH} and only \N{MINUS SIGN} bridge",
        "The\N{NO-BREAK SPACE}town`s\t„new“ -\n and only -   bridge ",
        'Ｔｈｅ town\'s "n\N{ZERO WIDTH SPACE}ew" - and on\N{SOFT HYPHEN}ly - bridge\N{ZERO WIDTH NO-BREAK SPACE}',
    ],
)
def test_variants_fold_alike(variant: str) -> None:
    assert fold(variant) == 'the town\'s "new" - and only - bridge'


def test_composed_and_decomposed_letters_fold_alike() -> None:
    assert fold("Cafe\N{COMBINING ACUTE ACCENT}") == fold("CAFÉ") == "café"


def test_marks_beyond_thirty_on_a_letter_are_dropped() -> None:
    assert len(fold("a" + "\N{COMBINING DOT BELOW}\N{ZERO WIDTH SPACE}" * 1_000)) <= 31


def test_plain_characters_fold_each_by_itself() -> None:
    assert len(PLAIN) > 2_000
    assert [one for one in PLAIN if fold_characters(one) != _fold_any(one)] == []
    assert [one for one in PLAIN if _fold_any(f"Ae{one}Σo") != f"ae{_fold_any(one)}σo"] == []


@given(st.text(st.sampled_from(PLAIN)))
def test_plain_text_folds_as_any_text_does(text: str) -> None:
    assert fold_characters(text) == _fold_any(text)
