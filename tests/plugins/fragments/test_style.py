"""Telegram style: what references, change logs and lists of the like say of a thing, and damage that is none of it."""

import pytest

from scrapelint import lint_text
from scrapelint.plugin import Document
from scrapelint_fragments.style import is_technical

FRAGMENT = "The operation, which began on Tuesday."
MORE = "It takes a while. The parcels wait in the yard meanwhile."
NEWS = "The army moved into the valley at dawn.\n\nSchools in the region stayed closed.\n\n"
CODE = "Run `weigh` first.\n\nThe scale is named in `scale.toml`.\n\nStamps come from `stamp()`.\n\n"


def _codes(text: str, *, preview: bool = False) -> list[str]:
    return [finding.code for finding in lint_text(text, select=["FR"], preview=preview).findings]


@pytest.mark.parametrize(
    "term", ["#### `depth`", "--depth=DEPTH", "max_depth()", "depth::Limit", "* `depth`: a number of levels, or none."]
)
def test_below_the_name_of_a_thing_of_code_stands_a_description(term: str) -> None:
    text = f"{NEWS}{term}\n\n{FRAGMENT} {MORE}"
    assert _codes(text) == []
    assert _codes(text, preview=True) == ["FR002"]


@pytest.mark.parametrize("term", ["The parcels arrive at night.", "Depth of the river", "The depth was not `known`."])
def test_below_anything_else_a_fragment_is_damage(term: str) -> None:
    assert _codes(f"{NEWS}{term}\n\n{FRAGMENT} {MORE}") == ["FR002"]


def test_only_the_first_sentence_below_a_name_is_a_description() -> None:
    assert _codes(f"{NEWS}--depth=DEPTH\n\n{MORE} {FRAGMENT}") == ["FR002"]


def test_among_code_paragraphs_begin_with_descriptions() -> None:
    assert _codes(f"{CODE}{FRAGMENT} {MORE}") == []
    assert _codes(f"{CODE}{MORE} {FRAGMENT}") == ["FR002"]
    assert _codes(f"{CODE}{MORE} Announced the withdrawal of all troops from the region on Monday.") == []


def test_among_code_a_clause_alone_is_damage() -> None:
    clause = "Because the talks between the two parties collapsed on Monday."
    assert _codes(f"{CODE}{clause} {MORE}") == ["FR005"]


def test_sentences_that_begin_alike_are_a_form() -> None:
    lines = [f"Announced the {what} of all troops from the region on Monday." for what in ("return", "march", "loss")]
    filler = "\n\nThe army moved into the valley at dawn. Schools in the region stayed closed. Nobody was hurt.\n\n"
    assert _codes(filler.join(lines)) == []
    assert _codes(filler.join([*lines[:2], lines[1]])) == ["FR011"] * 3


def test_a_document_with_much_code_is_technical() -> None:
    assert is_technical(Document(CODE))
    assert not is_technical(Document(NEWS))
    assert not is_technical(Document(CODE + NEWS * 20))
