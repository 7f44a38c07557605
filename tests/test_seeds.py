"""Every seed gives exactly its recorded findings, however its lines are parted and whatever runs beside it."""

import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Document, Linter, Report, lint_text
from scrapelint.plugin import ReadOptions
from scrapelint.readers.walk import reader_for

FOLDER = Path(__file__).parent.parent / "seeds"
SEEDS = sorted(path for path in FOLDER.glob("*") if path.with_suffix(".toml").exists() and path.suffix != ".toml")


def text_of(seed: Path) -> str:
    return seed.read_bytes().decode()


def read(seed: Path) -> Document:
    """Return the document as a run over files reads it: Markdown as Markdown."""
    readers = [reader(ReadOptions()) for reader in Linter().catalogue.readers]
    (document,) = reader_for(seed, readers).read(seed.name, BytesIO(seed.read_bytes()))
    assert isinstance(document, Document)
    return document


def recorded(seed: Path) -> dict[str, Any]:
    return tomllib.loads(seed.with_suffix(".toml").read_text(encoding="utf-8"))


def visible(text: str) -> str:
    """Return the text with its lines, the blank ones left out: what must not depend on how lines are parted."""
    return "\n".join(line.text for line in Document(text).full_lines)


def found(report: Report) -> list[dict[str, Any]]:
    assert report.failures == ()
    return [
        {"line": one.line, "code": one.code, "text": visible(one.text)}
        | ({"related": [place.line for place in one.related]} if one.related else {})
        for one in report.findings
    ]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_seed_gives_its_recorded_findings(seed: Path) -> None:
    expected = [one | {"text": visible(one["text"])} for one in recorded(seed)["findings"]]
    assert found(Linter().lint(read(seed))) == expected
    assert found(lint_text(text_of(seed))) == expected


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed.suffix == ".txt"], ids=lambda seed: seed.stem)
@pytest.mark.parametrize("join", ["\n", "\n\n", "\r\n", "\r", "\n\N{NO-BREAK SPACE}\n"], ids=ascii)
def test_blank_lines_change_no_finding_of_a_seed(seed: Path, join: str) -> None:
    text = text_of(seed)
    respaced = join.join(line.text for line in Document(text).full_lines)
    codes = [(one["code"], one["text"]) for one in found(lint_text(text))]
    assert [(one["code"], one["text"]) for one in found(lint_text(respaced))] == codes


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_flagged_text_is_the_text_at_the_span(seed: Path) -> None:
    text = text_of(seed)
    assert all(text[one.start : one.end] == one.text for one in lint_text(text).findings)


def test_a_linter_that_has_seen_other_seeds_finds_the_same() -> None:
    linter = Linter()
    documents = [Document(text_of(seed), seed.name) for seed in SEEDS]
    once = [report.findings for report in linter.lint_many(documents)]
    again = [report.findings for report in linter.lint_many(reversed(documents))]
    assert again == once[::-1]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_seed_says_where_it_is_from(seed: Path) -> None:
    assert {"kind", "source", "licence", "findings"} == set(recorded(seed))
