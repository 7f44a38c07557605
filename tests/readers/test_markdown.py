"""The Markdown reader: what is hidden from the rules, what is not, and which lines make a paragraph."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Document
from scrapelint.readers.base import ReadOptions
from scrapelint.readers.markdown import MarkdownReader
from scrapelint.readers.markdown_text import markdown_document, markup_spans


def _shown(source: str) -> list[str]:
    return [line.text for line in markdown_document(source, "a.md").full_lines]


@pytest.mark.parametrize(
    "source",
    [
        "```python\nLeave a Reply\n```",
        "  ~~~~\nLeave a Reply\n~~~\n~~~~",
        "- ```\n  Leave a Reply\n  ```",
        "    Leave a Reply\n    Share this",
        "\tLeave a Reply",
        "| Leave | Reply |\n|-------|:-----:|\n| a | b |",
        "[reply]: https://example.org/reply",
        "![A chart](chart.png)",
        "[![Build](https://example.org/b.svg)](https://example.org) [![Docs](https://example.org/d.svg)][docs]",
        '<div align="center">\n  <img src="a.png">\n</div>',
        "<!-- Leave a Reply -->",
        "<!--\nLeave a Reply\n-->",
        "***",
        "---\ntitle: Leave a Reply\n---",
    ],
)
def test_markup_is_hidden(source: str) -> None:
    assert _shown(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "Leave a Reply",
        "# Leave a Reply",
        "- Leave a Reply",
        "> Leave a Reply",
        "```\nLeave a Reply",  # a fence that is not closed must not hide the rest of a page
        "<!-- Leave a Reply",
        "---\nLeave a Reply",
        "Leave | Reply",
        "Leave a Reply ![smile](smile.png)",
        "<b>Leave</b> a Reply",
        "[Leave a Reply](https://example.org)",
        "1. Leave\n\n    a Reply",
    ],
)
def test_text_is_not_hidden(source: str) -> None:
    assert "".join(_shown(source)).replace(" ", "").find("Reply") >= 0


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("The river rose\nin the night.", ["The river rose\nin the night."]),
        ("See the\n[guide](https://example.org)\nfor more.", ["See the\n[guide](https://example.org)\nfor more."]),
        ("> The river rose\n> in the night.", ["> The river rose\n> in the night."]),
        ("# River\nIt rose.", ["# River", "It rose."]),
        ("It rose.\nIt fell.", ["It rose.", "It fell."]),
        ("Boats\n- one\n- two", ["Boats", "- one", "- two"]),
        ("The river rose\n\nin the night.", ["The river rose", "in the night."]),
    ],
)
def test_a_paragraph_goes_on_over_single_line_breaks(source: str, paragraphs: list[str]) -> None:
    assert [block.text for block in markdown_document(source, "a.md").blocks] == paragraphs


@given(
    st.lists(
        st.sampled_from(["```", "~~~", "<!--", "-->", "---", "|a|b|", "|-|-|", "    x", "- y", "z", "", ">", "\r"])
    )
)
def test_spans_are_whole_lines_in_order(parts: list[str]) -> None:
    source = "\n".join(parts)
    spans = list(markup_spans(source))
    assert spans == sorted(spans)
    assert all(source[start:end].splitlines(keepends=True) == [source[start:end]] for start, end in spans)


@given(st.text())
def test_any_text_is_read(source: str) -> None:
    data = source.encode("utf-8", "surrogatepass")
    for item in MarkdownReader(ReadOptions()).read("a.md", BytesIO(data)):
        if isinstance(item, Document):
            assert all(item.text[line.start : line.end] == line.text for line in item.lines)
            assert sum(len(sentence.words) for sentence in item.sentences) <= len(item.text)
