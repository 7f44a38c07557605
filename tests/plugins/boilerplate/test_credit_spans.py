"""Credits and sign-offs: just their own span, and no pattern that hostile text could keep busy."""

import time
from collections.abc import Callable

import pytest

from scrapelint_boilerplate.credit_spans import credit_behind, signoff_behind, whole_credit, whole_signoff
from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.html_residue_pattern import markup
from scrapelint_boilerplate.patterns import is_separator, pattern_class

CREDITS = {
    "The harbour. | Jane Roe/Sputnik, Kremlin Pool Photo via AP": "| Jane Roe/Sputnik, Kremlin Pool Photo via AP",
    "The harbour at night. (AP Photo/Jane Roe)": "(AP Photo/Jane Roe)",
    "The harbour at night (Photo by Jane Roe)": "(Photo by Jane Roe)",
    "The harbour at night. Foto: Jane Roe/dpa": "Foto: Jane Roe/dpa",
    "The harbour at night | Getty Images": "| Getty Images",
    "The harbour at night, he told Reuters.": None,
    "A ratio of 3/4 is enough.": None,
    "He works for the group (and/or its owner).": None,
}
SIGNOFFS = {
    "The talks go on. (dpa/NAN)": "(dpa/NAN)",
    "The talks go on. [Xinhua]": "[Xinhua]",
    "The talks go on.” – AFP": "– AFP",
    "The Associated Press (AP)": None,
    "The talks go on (Reuters).": None,
}


@pytest.mark.parametrize(("text", "credit"), CREDITS.items())
def test_credit_behind_a_caption(text: str, credit: str | None) -> None:
    place = credit_behind(text)
    assert (text[slice(*place)] if place else None) == credit


@pytest.mark.parametrize(("text", "signoff"), SIGNOFFS.items())
def test_signoff_behind_a_sentence(text: str, signoff: str | None) -> None:
    place = signoff_behind(text)
    assert (text[slice(*place)] if place else None) == signoff


def _whole_credit(text: str) -> bool:
    return whole_credit(text, tuple(words(text[:240])))


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Photo: Anna Berg", True),
        ("FOTO: ANNA BERG", True),
        ("(Image credit: Harbour Museum)", True),
        ("Photo by Anna Berg/Reuters", True),
        ("Photo credit: harbour-museum.example", True),
        ("图片来源：新华社", True),
        ("Images by satellite show the damage", False),
        ("Pictures: what you need to know", False),
        ("Photographs of the old harbour", False),
    ],
)
def test_whole_credit(text: str, credit: bool) -> None:
    assert _whole_credit(text) is credit


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("By Anna Berg", "byline-remains"),
        ("Von ANNA BERG und Tom Lund", "byline-remains"),
        ("Autor: Anna Berg", "byline-remains"),
        ("Text message record smashed", None),
        ("By train to the sea", None),
        ("03.06.2024 09:15", "date-stamp"),
        ("Trade (12)", "navigation"),
        ("Home > News > Trade", "navigation"),
        ("Either/or", None),
    ],
)
def test_patterns_of_short_lines(text: str, rule: str | None) -> None:
    assert _pattern_class(text) == rule


def _whole_signoff(text: str) -> bool:
    return whole_signoff(text, tuple(words(text[:240])))


def _pattern_class(text: str) -> str | None:
    return pattern_class(text, tuple(words(text[:240])))


FUNCTIONS: list[Callable[[str], object]] = [
    credit_behind, signoff_behind, _whole_credit, _whole_signoff, markup, is_separator, _pattern_class,
]  # fmt: skip
HOSTILE = {
    "capitals": "A" * 109,
    "names": "Photo: " + "Aa " * 33,
    "commas": "Foto: " + "Aa, " * 25,
    "slashes": "A/" * 54,
    "long capitals": "(" + "AB " * 20_000 + ")",
    "contributed": "x contributed " * 18 + "reporting",
    "tags": "<a " + "x" * 300,
    "braces": ".ad { " + "a:b;" * 500,
    "dots": ". " * 60 + "x",
    "digits": "1-1-" * 17,
    "spaces": "By" + " " * 85 + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_pattern_is_kept_busy(name: str) -> None:
    began = time.monotonic()
    for function in FUNCTIONS:
        function(HOSTILE[name])
    assert time.monotonic() - began < 1
