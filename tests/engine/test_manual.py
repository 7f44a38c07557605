"""The manual page of a rule: everything a user needs, from what its author wrote anyway."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from scrapelint.engine.manual import described_options, rule_page
from scrapelint.plugin import Document, Finding, Options, Rule


@dataclass(frozen=True)
class NoiseOptions(Options):
    """Options about noise."""

    table: ClassVar[str] = "noise"

    level: float = 0.5
    """How loud it may be, from 0 (silent)
    to 1."""


@dataclass(frozen=True)
class LoudLine(Rule):
    """A line is loud, and so long a
    first line is wrapped.

    Because of the wind.

    >>> 1 + 1
    2
    """

    code = "ZZ001"
    name = "loud-line"
    preview = True
    languages = ("en", "de")
    shared: NoiseOptions = NoiseOptions()

    marks: tuple[str, ...] = ("!", "‽")
    """Signs of noise."""
    undocumented: bool = False

    def check(self, document: Document) -> Iterator[Finding]:
        del document
        yield from ()


def test_a_page_holds_metadata_text_options_and_how_to_switch_it_off() -> None:
    page = rule_page(LoudLine)
    assert page.startswith("# loud-line (ZZ001)\n\nA line is loud, and so long a first line is wrapped.\n\n")
    assert "Severity: **warning** · in **preview**: shown with `--preview` only · languages: en, de" in page
    assert "Because of the wind.\n\n```python\n>>> 1 + 1\n2\n```" in page
    assert '- `marks`: a list of strings. Signs of noise. By default `["!", "‽"]`.\n' in page
    assert "in `[tool.scrapelint.noise]`:\n\n- `sensitivity`: " in page
    assert "- `level`: a number. How loud it may be, from 0 (silent) to 1. By default `0.5`." in page
    assert "## Measured\n\nNot yet measured." in page
    assert 'ignore = ["loud-line"]' in page


def test_what_the_benchmark_measured_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "loud_plugin"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "measured.toml").write_text(
        "[loud-line]\nprecision = 0.9876\nfalse_alarms_per_1000_lines = 0.4\ndata = 'pages'\ndate = 2026-11-24\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(LoudLine, "__module__", "loud_plugin")
    assert (
        "## Measured\n\n- precision (share of the findings that are right): 98.8%\n"
        "- false alarms in 1000 clean lines: 0.4\n\nSource: pages; 2026-11-24."
    ) in rule_page(LoudLine)


def test_docstrings_below_fields_are_found_and_their_lack_is_seen() -> None:
    assert [(option.name, option.default, option.description) for option in described_options(LoudLine)] == [
        ("marks", ("!", "‽"), "Signs of noise."),
        ("undocumented", False, ""),
    ]
