"""Lines: every kind of break, nothing at the sides, blank ones known as blank."""

import pytest

from scrapelint import Document


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_ends_a_line(line_break: str) -> None:
    assert [line.text for line in Document(f"Rain.{line_break}Sun.").lines] == ["Rain.", "Sun."]


@pytest.mark.parametrize(
    "blank",
    [
        "",
        " ",
        "\t",
        "\N{NO-BREAK SPACE}",
        "\N{ZERO WIDTH SPACE}",
        " \N{ZERO WIDTH NO-BREAK SPACE} ",
        "\N{BRAILLE PATTERN BLANK}",
    ],
)
def test_a_line_of_blanks_is_blank(blank: str) -> None:
    document = Document(f"Rain.\n{blank}\nSun.")
    assert [line.text for line in document.lines] == ["Rain.", "", "Sun."]
    assert [(line.index, line.text) for line in document.full_lines] == [(0, "Rain."), (2, "Sun.")]


def test_an_emoji_keeps_its_variation_selector() -> None:
    assert Document(" ❤\N{VARIATION SELECTOR-16} \n").lines[0].text == "❤\N{VARIATION SELECTOR-16}"
