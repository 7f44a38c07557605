from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Document, Report
from scrapelint.reports.escaping import visible
from scrapelint.reports.markdown import MOST_LISTED, MarkdownFormat, markdown_text

from .conftest import Make, Write


class _Text(HTMLParser):
    """Collects the text and the tags of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_it_lists_rules_and_findings(write: Write, report: Report) -> None:
    written = write(MarkdownFormat, [report])
    assert written.startswith("## scrapelint: 2 findings in 1 document\n")
    assert "| ND001 | repeated-sentence | 1 | 1 |\n" in written
    assert "- **ND001** articles/a.txt:5:1 said again: “Rain fell in Oslo again.” (said before in line 1)\n" in written


def test_a_clean_run_says_so(write: Write, clean_report: Report) -> None:
    assert write(MarkdownFormat, [clean_report]) == "## scrapelint: no findings in 1 document\n"


def test_the_most_severe_are_listed(write: Write, finding: Make) -> None:
    document = Document("word " * 300, "a.txt")
    found = [finding(document, 5 * n, 5 * n + 4, severity="error" if n == 299 else "info") for n in range(300)]
    written = write(MarkdownFormat, [Report(document, tuple(found))])
    assert written.count("\n- ") == MOST_LISTED
    assert "a.txt:1:1496" in written
    assert "… and 200 findings more." in written


def test_what_failed_is_named(write: Write, record_report: Report) -> None:
    assert "### What could not be done\n\n- corpus.jsonl: FR001 of plugin fragments" in write(
        MarkdownFormat, [record_report]
    )


@pytest.mark.parametrize("text", ["@someone", "see #12", "www.example.org", "https://example.org/"])
def test_nothing_becomes_a_link_or_a_mention(text: str) -> None:
    assert markdown_text(text) != text


@settings(deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("<>&|\\`*_[]()#!~$-+:.@\n")), max_size=40))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    render = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    html = render.render(f"| x |\n| --- |\n| .{markdown_text(text)}. |\n")
    parser = _Text()
    parser.feed(html)
    assert parser.tags == ["table", "thead", "tr", "th", "tbody", "tr", "td"]
    shown = parser.text.split("x", 1)[1].strip().replace("\u200b", "")
    assert shown == f".{visible(text)}."
