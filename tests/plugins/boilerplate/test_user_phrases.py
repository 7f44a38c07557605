"""Phrases and allowed lines of the user's own."""

import time

import pytest

from scrapelint.plugin import Document
from scrapelint_boilerplate.options import BoilerplateOptions, Phrase
from scrapelint_boilerplate.page_model import page_model

PROSE = "The old bridge over the river will be closed from Monday, the city council said on Friday afternoon."


def rules(line: str, *phrases: Phrase, allow: tuple[str, ...] = ()) -> list[str]:
    document = Document(f"{PROSE}\n{line}\n{PROSE}")
    return [claim.rule for claim in page_model(document, BoilerplateOptions(phrase=phrases, allow=allow)).claims]


@pytest.mark.parametrize(
    ("phrase", "line", "found"),
    [
        (Phrase("Harbour Club members", "newsletter-prompt"), "HARBOUR CLUB: members!", ["newsletter-prompt"]),
        (Phrase("Harbour Club members", "newsletter-prompt"), "Harbour Club members pay less", []),
        (Phrase("harbour club", "app-prompt", "contains"), "Why the Harbour Club is for you", ["app-prompt"]),
        (Phrase("harbour club", "app-prompt", "contains"), "Why Harbour Clubs are for you", []),
        (Phrase(r"^Ref\. \d+$", "legal-line", "regex"), "Ref. 4711", ["legal-line"]),
        (Phrase(r"^Ref\. \d+$", "legal-line", "regex"), "See ref. 4711", []),
    ],
)
def test_phrases(phrase: Phrase, line: str, found: list[str]) -> None:
    assert rules(line, phrase) == found


def test_an_allowed_line_is_never_reported() -> None:
    assert rules("Advertisement") == ["advert-label"]
    assert rules("Advertisement", allow=("ADVERTISEMENT!",)) == []


def test_a_pattern_that_runs_for_ever_is_given_up() -> None:
    began = time.monotonic()
    assert rules("a" * 5_000 + "b", Phrase(r"^(a|a?)+$", "legal-line", "regex")) == []
    assert time.monotonic() - began < 5


def test_a_family_that_no_rule_reports_is_refused() -> None:
    with pytest.raises(ValueError, match="no boilerplate rule is called 'news-letter'"):
        Phrase("Harbour Club", "news-letter")


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a regular expression"):
        Phrase("(", match="regex")
