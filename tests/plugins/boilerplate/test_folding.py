"""Folding: the fast way for Western text and the general way give the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint_boilerplate.folding import words

WESTERN = st.text(st.characters(codec="cp1252"), max_size=80)


@given(WESTERN)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert words(text) == words(f"{text} 字")[:-1]


@given(st.text(max_size=80))
def test_words_are_folded_already(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Leave a Reply »", ["leave", "a", "reply"]),
        ("12Comments", ["0", "comments"]),
        ("1,234 Kommentare", ["0", "0", "kommentare"]),
        ("Größe", ["grosse"]),
        ("Gönder İPTAL", ["gonder", "iptal"]),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", ["διαβαστε", "επισησ"]),
        ("Διαβάστε επίσης", ["διαβαστε", "επισησ"]),
        ("Поделиться ещё", ["поделиться", "еще"]),
        ("我要评论", ["我", "要", "评", "论"]),
        ("ＳＨＡＲＥ", ["share"]),
        ("\N{ZERO WIDTH SPACE}Share\N{SOFT HYPHEN}d", ["shared"]),
        ("", []),
    ],
)
def test_words_of_a_line(text: str, folded: list[str]) -> None:
    assert words(text) == folded
