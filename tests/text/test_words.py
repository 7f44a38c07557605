"""Words: the same for plain and for accented text."""

import pytest

from scrapelint.plugin import find_words


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
