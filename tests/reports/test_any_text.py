"""Whatever stands in a scraped text, each format writes what its readers can parse, and nothing they would obey."""

import dataclasses
import json
import re
from collections.abc import Callable
from unicodedata import category
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Document, Fix, Report
from scrapelint.errors import InputError
from scrapelint.reports.base import Style
from scrapelint.reports.builtin import Formats, parse_output

from .conftest import Make, Write

NASTY = st.sampled_from(
    ["\x1b[2J", "::error::", "##[error]", "\r\n", "]]>", "<!--", "%0A", "\u2028", "\ud800", "\x00", "a"]
)
ANY_TEXT = st.lists(st.one_of(NASTY, st.text(st.characters(), max_size=20)), min_size=1, max_size=5).map("".join)
SHOWN_AS_IT_IS = {"\n", "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}


def lines_of_json(written: str) -> None:
    for line in written.splitlines():
        json.loads(line)


def anything(written: str) -> None:
    """Take what is for people only."""
    del written


PARSERS: dict[str, Callable[[str], object]] = {
    "full": anything,
    "concise": anything,
    "grouped": anything,
    "statistics": anything,
    "statistics-json": json.loads,
    "json": json.loads,
    "jsonl": lines_of_json,
    "github": anything,
    "gitlab": json.loads,
    "sarif": json.loads,
    "rdjson": json.loads,
    "junit": ET.fromstring,
    "checkstyle": ET.fromstring,
    "markdown": anything,
    "dolma": lines_of_json,
}


def test_every_format_is_tried() -> None:
    assert set(PARSERS) == set(Formats())
    assert all(Formats()[name].name == name for name in PARSERS)
    assert len(Formats()) == len(PARSERS)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT, words=ANY_TEXT, path=ANY_TEXT, record=st.booleans())
def test_any_text_gives_what_can_be_parsed(
    name: str, text: str, words: str, path: str, record: bool, write: Write, finding: Make
) -> None:
    document = Document(text, path, words if record else None, 7 if record else None)
    whole = finding(document, 0, len(text), words, related=[(0, len(text), words)], details=[words], fix=True)
    whole = dataclasses.replace(whole, fix=Fix(whole.fix.edits if whole.fix else (), message=words))
    written = write(Formats()[name], [Report(document, (whole,))], Style())
    PARSERS[name](written)
    assert not [one for one in written if category(one) in {"Cc", "Cf", "Zl", "Zp"} and one not in SHOWN_AS_IT_IS]
    assert not re.search(r"##\w{0,30}\[", written)
    commands = [line for line in written.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (name == "github")


@pytest.mark.parametrize("name", PARSERS)
def test_the_same_reports_give_the_same_text(name: str, report: Report, record_report: Report, write: Write) -> None:
    kind = Formats()[name]
    assert write(kind, [report, record_report]) == write(kind, [report, record_report])


def test_a_damaged_file_has_a_finding_of_no_length(write: Write, finding: Make) -> None:
    document = Document("", "a.txt", None, 5)
    one = dataclasses.replace(finding(document, 0, 0, "not JSON", code="SL001"), line=0, column=0, end_line=0)
    for name, parse in PARSERS.items():
        parse(write(Formats()[name], [Report(document, (one,))]))


def test_an_output_is_a_format_and_perhaps_a_file() -> None:
    assert parse_output("sarif:C:/out.sarif") == ("sarif", "C:/out.sarif")
    with pytest.raises(InputError, match="write `sarif` or `sarif:FILE`"):
        parse_output("sarif:")


def test_a_plugin_adds_formats_and_may_replace_ours() -> None:
    class Mine(Formats()["concise"]):  # type: ignore[misc]
        name = "concise"

    class Other(Mine):
        name = "other"

    formats = Formats([Mine, Other])
    assert formats["concise"] is Mine
    assert list(formats)[-1] == "other"
    assert "nothing" not in formats
