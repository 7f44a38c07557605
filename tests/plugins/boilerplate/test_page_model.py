"""The page model: claims lie in the text and apart, line breaks do not matter, zones follow the prose."""

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.plugin import Document
from scrapelint_boilerplate.options import BoilerplateOptions
from scrapelint_boilerplate.page import PageModel
from scrapelint_boilerplate.page_model import page_model

PROSE = [
    "The old bridge over the river will be closed from Monday, the city council said on Friday afternoon.",
    "Drivers will have to take the ferry or the motorway until the autumn, which adds forty minutes to their way.",
    "Shopkeepers on the eastern bank fear for their trade, and some have asked the council for help with their rents.",
]
CHROME = ["Share this article", "Leave a Reply", "Home > News > Politics", "*", "Related articles", "Advertisement"]
TITLES = ["Ferry aground off Skagen", "Pilots demand better pay before summer", "12", "Photo: Anna Berg/dpa"]
PAGES = st.lists(st.sampled_from([*PROSE, *CHROME, *TITLES]) | st.text(max_size=60), max_size=25)
OPTIONS = BoilerplateOptions()


def model(lines: list[str], separator: str = "\n", options: BoilerplateOptions = OPTIONS) -> PageModel:
    return page_model(Document(separator.join(lines)), options)


def claimed(page: PageModel) -> list[tuple[str, str | None]]:
    return [(line.line.text, line.claimed_by) for line in page.lines]


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_claims_lie_in_the_text_in_order_and_apart(lines: list[str]) -> None:
    text = "\n".join(lines)
    claims = page_model(Document(text), OPTIONS).claims
    assert all(0 <= claim.start < claim.end <= len(text) for claim in claims)
    assert all(one.end <= other.start for one, other in pairwise(claims))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PROSE, *CHROME, *TITLES]), max_size=25))
def test_line_breaks_do_not_matter(lines: list[str]) -> None:
    expected = claimed(model(lines))
    for separator in ("\n\n", "\r\n", "\r\n\r\n", "\n\N{NO-BREAK SPACE}\n", "\n \n\n"):
        assert claimed(model(lines, separator)) == expected


def test_zones_lie_around_the_prose() -> None:
    page = model(["Home > News > Politics", *PROSE, "Leave a Reply"])
    assert [line.zone for line in page.lines] == ["head", "body", "body", "body", "tail"]


def test_a_page_without_prose_has_no_body() -> None:
    assert {line.zone for line in model(["Share this article", "Ferry aground off Skagen"]).lines} == {"tail"}


def test_consecutive_lines_of_a_class_are_one_claim() -> None:
    page = model([*PROSE, "Be the first to comment", "Leave a Reply", "Your email address will not be published.", "*"])
    assert [(claim.rule, claim.first, claim.stop) for claim in page.claims] == [("comment-form", 3, 7)]


def test_headlines_join_the_heading_that_opens_their_block() -> None:
    page = model([*PROSE, "Related articles", "Ferry aground off Skagen", "Pilots demand better pay before summer"])
    assert [(claim.rule, claim.first, claim.stop) for claim in page.of("related-links")] == [("related-links", 3, 6)]


def test_hard_wrapped_text_is_prose() -> None:
    wrapped = ["The ferry that ran aground off the coast had", "left the harbour an hour before, in thick", "fog."]
    page = model(["Share this article", *wrapped, *PROSE, "Share this article", *wrapped])
    assert [line.is_prose for line in page.lines[1:4]] == [True, True, True]
    assert all(line.claimed_by is None for line in page.lines[1:4])


def test_the_headline_is_the_articles_own() -> None:
    page = model(["Skip to main content", "Our summer fair", "Old bridge over the river closed", "Share this", *PROSE])
    assert [line.claimed_by for line in page.lines[:4]] == ["navigation", "boilerplate-zone", None, "share-prompt"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "\N{ZERO WIDTH SPACE}\n \n"])
def test_texts_without_a_line(text: str) -> None:
    page = page_model(Document(text), OPTIONS)
    assert (page.lines, page.claims) == ((), ())


def test_broken_decoding() -> None:
    assert page_model(Document("\udcff\n\ud800 Leave a Reply"), OPTIONS).of("photo-credit") == ()


def test_names_between_comments_are_part_of_the_block() -> None:
    page = model([*PROSE, "2 Comments", "SailorJoe", "June 3, 2024", "Reply to this comment"])
    assert [(claim.rule, claim.first, claim.stop) for claim in page.claims] == [("comment-form", 3, 7)]


def test_stamps_between_headlines_are_part_of_the_block() -> None:
    page = model([*PROSE, "Most read", "Ferry aground off Skagen", "June 3, 2024", "Pilots demand better pay"])
    assert [(claim.rule, claim.first, claim.stop) for claim in page.claims] == [("related-links", 3, 7)]


@pytest.mark.parametrize(
    ("sensitivity", "lines", "found"),
    [
        ("high", ["Pilots demand better pay"], ["boilerplate-zone"]),
        ("default", ["Pilots demand better pay"], [None]),
        ("default", ["Share this article", "Pilots want more."], ["share-prompt", "boilerplate-zone"]),
        ("low", ["Share this article", "Pilots want more."], ["share-prompt", None]),
        ("low", ["Share this article", "Ferry aground off Skagen"], ["share-prompt", "boilerplate-zone"]),
    ],
)
def test_sensitivity(sensitivity: Literal["low", "default", "high"], lines: list[str], found: list[str | None]) -> None:
    page = model([*PROSE, *lines], options=BoilerplateOptions(sensitivity=sensitivity))
    assert [line.claimed_by for line in page.lines[3:]] == found
