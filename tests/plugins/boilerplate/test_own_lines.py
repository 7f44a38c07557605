"""The lines that are surely the article's own: headings of sections, contents, references, lists that close it."""

from scrapelint.plugin import Document
from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.options import BoilerplateOptions
from scrapelint_boilerplate.own_lines import HEADINGS
from scrapelint_boilerplate.page_model import page_model

PROSE = [
    "The old bridge over the river will be closed from Monday, the city council said on Friday afternoon.",
    "Drivers will have to take the ferry or the motorway until the autumn, which adds forty minutes to their way.",
    "Shopkeepers on the eastern bank fear for their trade, and some have asked the council for help with their rents.",
]


def own(lines: list[str]) -> list[str]:
    page = page_model(Document("\n".join(lines)), BoilerplateOptions())
    return [line.text for line in page.lines if line.own]


def test_headings_are_folded_as_the_lines_are() -> None:
    assert all(tuple(words(" ".join(heading))) == heading for heading in HEADINGS)


def test_a_heading_of_a_section_and_a_reference() -> None:
    assert own([*PROSE, "Fazit", "[1] A report", "Our summer fair", "[x] not one"]) == ["Fazit", "[1] A report"]


def test_contents_are_three_headings_of_the_body_or_more() -> None:
    headings = ["Who will pay", "Where it lands", "What shops fear"]
    body = [line for pair in zip(headings, PROSE, strict=True) for line in pair]
    assert own([*headings, PROSE[0], *body]) == headings
    assert own([*headings[:2], PROSE[0], *body]) == []


def test_a_long_tail_in_which_nothing_is_claimed() -> None:
    names = [f"Giver {chr(97 + number % 26)}{number}" for number in range(32)]
    assert own([*PROSE, *names]) == names
    assert own([*PROSE, *names[1:]]) == []
    assert own([*PROSE, *names, "Leave a Reply"]) == []
