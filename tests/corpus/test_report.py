"""The report: a page by the standard, in which all scraped text is text, the same for the same figures."""

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]
import pytest

from scrapelint.corpus.report import render, write_report
from scrapelint.corpus.report.charts import bars
from scrapelint.corpus.report.markup import element, link
from scrapelint.corpus.summary import Summary
from scrapelint.reports.escaping import visible

from .report_samples import PAGES, about, hostile_summary, summary_of


def parsed(page: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    return root


def texts(root: Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in root.iterfind(path)]


@pytest.mark.parametrize(
    "summary", [summary_of(PAGES), hostile_summary(), Summary()], ids=["pages", "hostile", "empty"]
)
def test_the_page_is_html_by_the_standard(summary: Summary) -> None:
    root = parsed(render(summary, about()))
    assert len(root.findall(".//script")) == len(root.findall(".//style")) == 1
    assert not [one for one in root.iter() if any(key.startswith("on") for key in one.attrib)]


def test_hostile_text_is_shown_as_it_is_read() -> None:
    root = parsed(render(hostile_summary(), about()))
    (sentence,) = [text for text in texts(root, ".//p[@dir='auto']") if "in a sentence" in text]
    assert "<script>document.title = 'in a sentence'</script>" in sentence
    assert any(visible("Turned \u202e around, \x1b[31mred") in text for text in texts(root, ".//p"))


def test_addresses_that_are_no_web_pages_are_no_links() -> None:
    root = parsed(render(hostile_summary(), about()))
    assert {one.attrib["href"][0] for one in root.iterfind(".//a")} == {"#"}
    assert link("javascript:alert(1)", "here") == "here"


def test_nothing_is_loaded_from_elsewhere() -> None:
    root = parsed(render(summary_of(PAGES), about()))
    assert not [one for one in root.iter() if "src" in one.attrib or one.tag in {"link", "iframe", "object"}]
    policy = root.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert policy.attrib["content"].startswith("default-src 'none'")


def test_the_same_figures_give_the_same_bytes() -> None:
    assert render(summary_of(PAGES), about()) == render(summary_of(PAGES), about())


def test_the_first_screen_has_the_verdict_and_the_figures() -> None:
    root = parsed(render(summary_of(PAGES), about()))
    assert texts(root, ".//h1") == ["scrapelint failed 5 findings"]
    assert texts(root, ".//ul[@class='cards']/li")[0] == "3 documents"


def test_a_run_that_looked_at_nothing_says_so() -> None:
    assert "Nothing was looked at" in render(Summary(), about(passed=True))


def test_marks_stand_at_what_was_found() -> None:
    summary = summary_of(PAGES)
    marked = texts(parsed(render(summary, about())), ".//mark")
    assert sorted(marked) == sorted([
        f"{PAGES['coast.example'].split(chr(10))[0]}1",
        "Leave a Reply2",
        "the new bridge, which opened on Tuesday1",
        "Share on Facebook2",
    ])  # fmt: skip


def test_what_is_said_twice_stands_side_by_side() -> None:
    pairs = texts(parsed(render(summary_of(PAGES), about())), ".//div[@class='pair']/div/small")
    assert pairs == ["said before here (line 1)", "this place"]


def test_bars_are_in_proportion() -> None:
    root = parsed(f"<!doctype html><title>x</title>{bars('Rain', [('a', 4), ('b', 1)], 'mm').source}")
    assert [one.attrib["style"] for one in root.iterfind(".//span")] == ["width:100.0%", "width:25.0%"]


def test_attributes_are_escaped() -> None:
    assert element("a", "x", title="\"'<>&").source == '<a title="&quot;&#x27;&lt;&gt;&amp;">x</a>'


def test_the_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    write_report(path, summary_of(PAGES), about())
    before = path.read_bytes()
    monkeypatch.setattr("scrapelint.corpus.report.page.render", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_report(path, summary_of(PAGES), about())
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]
    assert path.read_bytes() == before


def test_the_report_stays_small_however_much_was_found() -> None:
    page = "\n\n".join([*PAGES.values()] * 20)
    many = summary_of({f"site{number}.example": page for number in range(12)})
    assert many.findings > 400
    assert len(render(many, about())) < 1_000_000
