"""Truncation in other languages, and what the neighbours of a paragraph say about it."""

import pytest

from scrapelint import lint_text


def _broken(text: str, *, preview: bool = False) -> list[str]:
    # By its prefix: to select a rule by its whole code asks for its preview findings too.
    return [finding.text for finding in lint_text(text, select=["FR"], preview=preview).findings]


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Die Polizei hat am Montag zwei Männer festgenommen. Sie kamen aus der Stadt und aus dem", "dem"),
        (
            "La police a arrêté deux hommes dans la ville et les a conduits au poste. Ils sont accusés de vol par la",
            "la",
        ),
        ("La policía detuvo el lunes a dos hombres en la ciudad. Los vecinos dijeron que los", "los"),
        ("De politie heeft maandag twee mannen in de stad opgepakt. Het gaat om een bewoner van het", "het"),
    ],
)
def test_a_paragraph_that_breaks_off_in_another_language(text: str, tail: str) -> None:
    assert [found.split()[-1] for found in _broken(text)] == [tail]


def test_a_paragraph_that_goes_on_in_the_next_line_is_not_broken_off() -> None:
    assert _broken("The mayor met the heads of the two parties and the\n\ngovernor on Monday.") == []


@pytest.mark.parametrize("sign", ["`gauge --height`", ":ref:`gauge`", "{Gauge}", "~/gauge", "$GAUGE"])
def test_code_in_the_next_line_completes_a_sentence(sign: str) -> None:
    assert _broken(f"You can read the height of the river in the log of the\n{sign} or on the wall.") == []


def test_in_wrapped_text_a_name_in_the_next_line_completes_a_sentence() -> None:
    wrapped = (
        "The height of the river is measured every hour by\nthree men of the town, who write it down in a\n"
        "book. The book is kept in the hall, where all can\nread it, and once a year it is sent on to the\n"
    )
    assert _broken(f"{wrapped}River Board.") == []
    assert _broken(f"{wrapped}\nThe River Board reads it.") == ["on to the"]


def test_dots_are_shown_with_preview_only() -> None:
    text = "The mayor met the heads of the two parties and told them that the..."
    assert _broken(text) == []
    assert _broken(text, preview=True) == ["that the"]


def test_a_language_without_a_list_is_left_alone() -> None:
    assert _broken("ประเทศไทยมีประชากรจำนวนมาก และ the") == []
