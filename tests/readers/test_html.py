"""HTML: the text that a browser shows, and each character of it at its place in the source."""

import time
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Config, Linter
from scrapelint.engine.session import Session
from scrapelint.plugin import Document, Edit, Problem, ReadOptions
from scrapelint.readers.html import HtmlReader
from scrapelint.readers.html_text import html_text
from scrapelint.readers.source_map import SourcedDocument

PIECES = [
    "<", ">", "</", "<!--", "-->", "--!>", "<!", "<?", "/>", "<p>", "</p>", "<b", "<a href=", '"', "'", "=", " ", "\n",
    "<script>", "</script", "</SCRIPT >", "<style>", "<title>", "<svg>", "</svg>", "<noscript>", "</noscript>", "<pre>",
    "</pre>", "<br>", "<td>", "&amp;", "&amp", "&#8217;", "&#x110000;", "&#0;", "&NotEqualTilde;", "&", "Rain", "fell.",
    "<li>", "<code>", "</code>", "a sentence of forty characters and of more",
    "\N{NO-BREAK SPACE}", "\r\n", "é", "😀", "\ud800", "\0", "\f",
]  # fmt: skip
SOURCES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Rain", "Rain"),
        ("", ""),
        ("<p>Rain   fell\n all day.</p>", "Rain fell all day."),
        ("<p>Rain</p><p>Sun</p>", "Rain\n\nSun"),
        ("<p>Rain<p>Sun", "Rain\n\nSun"),
        ("Rain<br>Sun<BR/>Wind", "Rain\nSun\nWind"),
        ("<ul><li>Rain</li> <li> Sun </li></ul>Wind", "Rain\nSun\n\nWind"),
        ("<tr><td>Rain</td><td>Sun</td></tr>", "Rain\nSun"),
        ("<b>R</b>ain <i> fell</i>", "Rain fell"),
        ("Rain<!-- Sun --> fell<!-->", "Rain fell"),
        ("<!doctype html><?xml version='1.0'?>Rain", "Rain"),
        ("<title>Sun</title><style>p > a {}</style>Rain<script>if (a<b) '</p>'</script> fell", "Rain fell"),
        ("<noscript>Sun</noscript><svg><text>x</text></svg>Rain", "Rain"),
        ("<svg>Rain", "Rain"),  # never closed: better shown than lost
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<a title='x > y' href=\"a>b\">Rain</a>", "Rain"),
        ("<p class=>Rain", "Rain"),
        ("AT&amp;T &lt;b&gt; &eacute;t&eacute;&nbsp;&#8217;", "AT&T <b> été\N{NO-BREAK SPACE}’"),
        ("R&D &bogus; &", "R&D &bogus; &"),
        ("<pre>a\n  b &amp; c</pre>", "a\n  b & c"),
        ("<p>Rain </p > <P>Sun", "Rain\n\nSun"),
        ("<p>Rain <b", "Rain"),
        ("<p>Say <code>ls -l</code>, or <kbd> ls</kbd>.", "Say `ls -l`, or `ls`."),
        ("<code>a<b>b</b><tt>c</tt></code>d", "`abc`d"),
        ("Say <code>a<br>b<p>c", "Say `a`\nb\n\nc"),
        ("<td><code>a</code><td><code>b</code> ", "a\nb"),
        ("<code></code>Rain<pre><code>a\nb</code></pre>Sun", "Rain\n\na\nb\n\nSun"),
        (
            "<li>Rain<li><p>It rained and rained until the <b>river</b> rose.",
            "Rain\n\n• It rained and rained until the river rose.",
        ),
        (
            "<li>Rain<ul><li>It rained and rained until the river rose.",
            "Rain\n\n• It rained and rained until the river rose.",
        ),
    ],
)
def test_the_text_is_what_a_browser_shows(source: str, text: str) -> None:
    assert html_text(source)[0] == text


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("<p>Type this: <pre>ls -l\nls</pre> and look at what it says.", ["ls -l\nls\n"]),
        ("<p>Say <code>ls</code> here.", []),
        ("<p>The page is long enough.<pre>a &amp; <b>b</b><br>c</pre><pre>d</pre>", ["a & b\nc\n", "d"]),
        ("<pre>Dear all,\nthe page is one letter.</pre><p>Bye.", []),  # a mail archive
        ("<p>Never closed, but the page goes on.<pre>ls", ["ls"]),
        ("", []),
    ],
)
def test_what_is_preformatted_is_code_unless_most_of_the_page_is(source: str, code: list[str]) -> None:
    text, _, spans = html_text(source)
    assert [text[span.start : span.end] for span in spans] == code


def test_rules_see_no_text_in_code() -> None:
    output = "The following packages were automatically installed and are no longer required here."
    source = (
        f"<p>Run it twice, and look at the difference between the two.<pre>{output}</pre>"
        f"<p>Then wait for a while until the disk is quiet, and run it once more.<pre>{output}</pre>"
        "<p>Nothing has changed between the two runs."
    )
    (document,) = HtmlReader(ReadOptions()).read("p.html", BytesIO(source.encode()))
    assert isinstance(document, Document)
    assert [line.text[:3] for line in document.full_lines] == ["Run", "The", "Not"]
    assert not Linter(Config(select=("ND",))).lint(document).findings


@pytest.mark.parametrize(
    ("source", "flagged", "shown"),
    [
        ("<p>Rain   fell</p>", "fell", "fell"),
        ("<p>Rain   fell</p>", "Rain fell", "Rain   fell"),
        ("<p>AT&amp;T fell</p>", "T&T", "T&amp;T"),
        ("<p>AT&amp;T fell</p>", "fell", "fell"),
        ("<p><b>R</b>ain</p>", "Rain", "R</b>ain"),
        ("<p>Rain</p><p>Sun</p>", "Rain\n\nSun", "Rain</p><p>Sun"),
        ("&NotEqualTilde;x", "≂̸", "&NotEqualTilde;"),
    ],
)
def test_a_place_in_the_text_is_one_in_the_source(source: str, flagged: str, shown: str) -> None:
    text, origin, _ = html_text(source)
    start = text.index(flagged)
    first, last = origin.span(start, start + len(flagged))
    assert source[first:last] == shown


@given(SOURCES)
def test_any_source_has_a_text_whose_characters_stand_in_it_in_order(source: str) -> None:
    text, origin, _ = html_text(source)
    before = 0
    for place in range(len(text)):
        start, end = origin.span(place, place + 1)
        assert 0 <= before <= start < end <= len(source)
        before = start
        if text[place] not in "\n •`" and source[start] != "&":
            assert source[start:end] == text[place]


@given(SOURCES, st.data())
def test_any_span_lies_within_the_source_and_edits_are_in_order(source: str, data: st.DataObject) -> None:
    text, origin, _ = html_text(source)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = origin.span(start, end)
    assert 0 <= first <= last <= len(source)
    assert (last > first) == (end > start)
    place = 0
    for edit in origin.edits(Edit(start, end, "x")):
        assert place <= edit.start <= edit.end <= len(source)
        place = edit.end


def test_a_message_names_lines_of_the_source() -> None:
    said = "The council met on Monday to speak about the bridge over the river."
    source = f"<html>\n<head>\n</head>\n<p>{said}</p>\n\n<p>It rained.</p>\n<p>{said}</p>\n"
    (document,) = HtmlReader(ReadOptions()).read("p.html", BytesIO(source.encode()))
    assert isinstance(document, SourcedDocument)
    (finding,) = document.at_source(Linter(Config(select=("ND",))).lint(document)).findings
    assert finding.message.startswith("said before in line 4,")
    assert (finding.line, finding.related[0].line) == (7, 4)


def test_code_and_items_of_lists_are_no_sentences() -> None:
    source = (
        "<p>The sum is in the variable called <code>a</code>.</p><p><code>total</code> is the sum of all of them.</p>"
        "<ul><li>Adds all of the numbers to the sum that was there before.</li></ul>"
    )
    (document,) = HtmlReader(ReadOptions()).read("p.html", BytesIO(source.encode()))
    assert isinstance(document, Document)
    assert not Linter(Config(select=("FR",))).lint(document).findings


def test_an_edit_leaves_the_tags_alone() -> None:
    source = "<p>Rain <b>fell</b> all day.</p>"
    text, origin, _ = html_text(source)
    edits = list(origin.edits(Edit(text.index("fell"), text.index("day"))))
    for edit in reversed(edits):
        source = source[: edit.start] + edit.replacement + source[edit.end :]
    assert source == "<p>Rain <b></b>day.</p>"


@pytest.mark.parametrize(
    "unit",
    ["<!--", "<a ", '<a b="', "<a b='c>", "</a", "<?", "<!x", "<", "&#", "&amp", "<script>", "<script></script ",
     "<svg>", "<noscript></noscript>", "a \n", '<a ="="=', "<title", "--!>"],
)  # fmt: skip
def test_time_is_linear_in_hostile_pages(unit: str) -> None:
    start = time.process_time()
    html_text(unit * 50_000)
    assert time.process_time() - start < 5  # 0.5 at most on an idle machine; quadratic time is minutes


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        ("<p>Café".encode(), "Café", None),
        ("<p>Café".encode("utf-8-sig"), "\N{ZERO WIDTH NO-BREAK SPACE}\n\nCafé", None),
        ("<p>Café".encode("utf-16"), "\N{ZERO WIDTH NO-BREAK SPACE}\n\nCafé", None),
        (b'<meta charset="iso-8859-1"><p>Caf\xe9 \x93x\x94', "Café “x”", None),
        (b"<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xd1\xed\xe5\xe3", "Снег", None),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb3\xf3d\xbc', "łódź", None),
        ('<meta charset="shift_jis"><p>雨が降った'.encode("cp932"), "雨が降った", None),
        ('<meta charset="iso-2022-jp"><p>雨が降った'.encode("iso2022_jp"), "雨が降った", None),
        ('<meta charset="iso-8859-1"><p>Café'.encode(), "Café", None),  # saved as UTF-8, the head as it was
        (b'<meta charset="utf-16"><p>Rain', "Rain", None),
        (b'<meta charset="klingon"><p>Rain', "Rain", None),
        (b'<meta charset="utf-8"><p>Caf\xe9', "Caf\udce9", "SL004"),
        (b"<p>Caf\xe9 ferm\xe9", "Café fermé", "SL006"),
    ],
)
def test_the_encoding_is_what_is_declared_or_what_it_looks_like(
    read: Callable[..., list[Document | Problem]], data: bytes, text: str, code: str | None
) -> None:
    *problems, document = read("a.html", data)
    assert [problem.code for problem in problems if isinstance(problem, Problem)] == ([code] if code else [])
    assert isinstance(document, SourcedDocument)
    assert document.text == text


PAGE = """<!DOCTYPE html>
<html><head><title>Leave a Reply</title></head><body>
<p>Rain fell in the north for three days, and the river rose by two metres in one night.</p>
<p>The old bridge was closed for lorries and cars, the ministry said in the morning.</p>
<div><b>Leave</b> a Reply</div><p>Your email address will not be published.</p>
</body></html>
"""


def test_findings_point_at_the_source() -> None:
    session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
    (document,) = (
        item for item in session.readers[2].read("a.html", BytesIO(PAGE.encode())) if isinstance(item, Document)
    )
    report = session.lint_document(document)
    (finding,) = report.findings
    assert report.document.text == PAGE
    assert finding.text == PAGE[finding.start : finding.end]
    assert finding.text == "Leave</b> a Reply</div><p>Your email address will not be published."
    assert (finding.line, finding.column, finding.end_line) == (5, 9, 5)
    assert report.characters == len(document.text)
    assert report.slim().characters == report.characters
