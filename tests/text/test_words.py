"""Words: the same for plain and for accented text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.plugin import find_words
from scrapelint.text.folding import is_plain, late_pattern
from scrapelint.text.words import _PLAIN_WORD, _WORD

PLAIN = [chr(code) for code in range(0x110000) if is_plain(chr(code))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("...", []),
        ("The town's 7,000 people", ["the", "town's", "7,000", "people"]),
        ("at 12:30 on the 3rd", ["at", "12:30", "on", "the", "3", "rd"]),
        ("an F-16, re-elected", ["an", "f-16", "re-elected"]),
        ("l’été d'avant", ["l'été", "d'avant"]),
        ("co\N{SOFT HYPHEN}operate \N{ZERO WIDTH SPACE} é", ["cooperate", "é"]),
        ("👩\N{ZERO WIDTH JOINER}🚀 ❤\N{VARIATION SELECTOR-16}", []),
        ("今日は rain ภาษา", ["今", "日", "は", "rain", "ภ", "า", "ษ", "า"]),
        ("ISTANBUL", ["istanbul"]),
        ("İZMİR", ["i\N{COMBINING DOT ABOVE}zmi\N{COMBINING DOT ABOVE}r"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert find_words(text) == words


@given(st.text(st.sampled_from(PLAIN)))
def test_plain_text_has_the_words_that_any_text_has(text: str) -> None:
    assert _PLAIN_WORD.findall(text) == late_pattern(_WORD).findall(text)
