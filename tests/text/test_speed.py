"""Time grows with the length of the text, whatever somebody puts into it."""

import time

import pytest

from scrapelint import Document

LIMIT = 20.0
"""Seconds of processor time: ten times what the slowest takes, a tenth of what it took when it was quadratic."""

HOSTILE = {
    "nested_quotation_marks": "“" * 1_000_000,
    "nested_quotations": "“a. " * 250_000,
    "combining_marks_on_one_letter": "a" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * 300_000,
    "marks_parted_by_invisible_characters": "\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE}\N{COMBINING DOT BELOW}"
    * 200_000,
    "half_width_voicing_marks": "ｶ" + "\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{COMBINING ACUTE ACCENT}" * 300_000,
    "a_hundred_thousand_equal_lines": "The rain fell. It stopped.\n" * 100_000,
    "one_line_of_five_megabytes": "The rain fell in the north. " * 180_000,
    "one_word_of_five_megabytes": "x" * 5_000_000,
    "full_stops": "." * 1_000_000,
    "blank_lines": "\n" * 500_000,
    "blanks_of_two_kinds": "a" + " \N{ZERO WIDTH SPACE}" * 1_000_000 + "b",
    "hyphens_and_letters": "a-" * 500_000,
    "digits_and_commas": "1," * 500_000,
    "soft_hyphens": "é" + "\N{SOFT HYPHEN}" * 1_000_000,
    "one_wrapped_paragraph": "some words of a wrapped paragraph which goes on and\n" * 50_000,
    "brackets": "([{" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_analysing_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    document = Document(text)
    for sentence in document.sentences:
        assert len(sentence.words) == len(sentence.word_spans())
        assert sentence.folded is not None
    assert document.language
    assert time.process_time() - start < LIMIT


@pytest.mark.parametrize("separator", [" ", "\n", "\n\n", "\n" + "\N{NO-BREAK SPACE}\n" * 3])
def test_many_removals_take_linear_time(separator: str) -> None:
    document = Document(separator.join(["Rain fell."] * 50_000))
    start = time.process_time()
    for sentence in document.sentences:
        document.removal(*sentence.span)
    assert time.process_time() - start < LIMIT
