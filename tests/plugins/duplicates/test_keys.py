"""Keys: what is folded together is what is folded one by one, and plain characters are what they are said to be."""

import sys

import regex
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.plugin import Document, fold
from scrapelint_duplicates.keys import PLAIN, SIGNS, fold_sentences

PLAIN_CHARACTERS = [character for character in map(chr, range(sys.maxunicode)) if PLAIN.fullmatch(character)]


def test_a_plain_character_folds_by_its_case_alone() -> None:
    folded = {c: fold(f"a{c}a") for c in PLAIN_CHARACTERS if c.isalnum()}
    assert folded == {c: f"a{c.casefold()}a" for c in folded}


def test_the_signs_are_what_is_neither_letter_nor_digit() -> None:
    others = [character for character in PLAIN_CHARACTERS if not character.isascii()]
    assert [c for c in others if SIGNS.match(c)] == [c for c in others if regex.match(r"[\W_]", c)]


def test_layout_and_list_markers_are_left_out_of_keys() -> None:
    text = "• “Rain”, it said: 1.5 or 50,000!\n\n→ Straße ★ №7 3·4\n\n5, 6"
    assert fold_sentences(Document(text).sentences).keys == ["rainitsaid1.5or50.000", "strasseno7.3.4", "56"]


@given(st.lists(st.text(st.sampled_from("aÉßж漢1٣.,-•\0’ ™→\u0301\ud800"), min_size=1, max_size=12), max_size=6))
def test_sentences_folded_together_have_the_keys_that_each_has_alone(lines: list[str]) -> None:
    sentences = Document("\n\n".join(lines)).sentences
    together = fold_sentences(sentences) if sentences else None
    alone = [fold_sentences([sentence]) for sentence in sentences]
    assert (together.keys if together else []) == [key for each in alone for key in each.keys]
