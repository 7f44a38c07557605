"""Sentences that code in Markdown completes are not cut off."""

from scrapelint import Linter
from scrapelint.config.model import Config
from scrapelint.readers.markdown_text import markdown_document

_BEGINNING = "The engineers of the town have written it down. You can measure the height of the river with the\n"


def _found(source: str) -> list[str]:
    report = Linter(Config(select=("FR003",))).lint(markdown_document(source, "a.md"))
    return [finding.text for finding in report.findings]


def test_code_completes_a_sentence() -> None:
    assert _found(_BEGINNING + "```\ngauge --height\n```\n\nThe height is shown in metres.") == []
    assert _found(_BEGINNING + "\n    gauge --height\n\nThe height is shown in metres.") == []


def test_another_paragraph_does_not() -> None:
    assert _found(_BEGINNING + "\nThe height is shown in metres.") == ["with the"]
    assert _found("```\ngauge\n```\n\n" + _BEGINNING) == ["with the"]
