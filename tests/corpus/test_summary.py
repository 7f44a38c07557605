"""What a run adds up to is the same however it is divided, survives JSON, and stays within bounds."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Config, Document, Linter, Report
from scrapelint.corpus.articles import article
from scrapelint.corpus.summary import Summary, site_of
from scrapelint.corpus.tallies import Bounded, StringTally
from scrapelint.finding import Finding, Fix, Location
from scrapelint.report import Failure
from scrapelint.text.edit import Edit


def finding(code: str, start: int, end: int, text: str = "x", **given: object) -> Finding:
    values: dict[str, object] = {"name": "a-rule", "severity": "warning", "message": "wrong", "text": text, **given}
    return Finding(code=code, start=start, end=end, **values)  # type: ignore[arg-type]


def report(name: str, *findings: Finding, text: str = "Some text. Some more.") -> Report:
    return Report(Document(text, name), findings)


REPORTS = [
    report(
        f"site{n % 3}/page{n}.txt",
        *(finding(f"ZZ00{k}", 3 * k, 3 * k + 4, f"text {k}") for k in range(n % 5)),
        text=f"A text of page {n} that is long enough.",
    )
    for n in range(60)
]


def summary_of(reports: list[Report]) -> Summary:
    made = Summary()
    for one in reports:
        made.add(one)
    return made


@given(st.sets(st.integers(0, len(REPORTS))))
def test_the_sum_of_the_parts_is_the_whole(cuts: set[int]) -> None:
    whole = Summary()
    for start, end in pairwise([0, *sorted(cuts), len(REPORTS)]):
        whole.merge(summary_of(REPORTS[start:end]))
    assert whole.to_json() == summary_of(REPORTS).to_json()


def test_a_summary_survives_json() -> None:
    values = summary_of(REPORTS).to_json()
    assert Summary.from_json(json.loads(json.dumps(values))).to_json() == values


def test_a_summary_of_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 99"):
        Summary.from_json({**Summary().to_json(), "schema": 99})


def test_figures_are_counted() -> None:
    fix = Fix((Edit(0, 4, ""),), safe=True)
    made = summary_of(
        [
            report("a/1.txt", finding("ZZ001", 0, 4, fix=fix), finding("ZZ001", 2, 6), finding("ZZ002", 10, 12)),
            report("a/2.txt"),
            Report(Document("", "b/3.txt"), (finding("SL001", 0, 0, ""),), damage=True),
            Report(Document("Text.", "b/4.txt"), (), (Failure("ZZ001", "zz", "b/4.txt", "oh"),), ("a note",)),
        ]
    )
    assert (made.documents, made.flagged, made.findings, made.failed) == (3, 1, 4, 1)
    assert (made.characters, made.flagged_characters) == (21 + 21 + 5, 6 + 2)
    first = made.rules["ZZ001"]
    assert (first.findings, first.documents, first.characters, first.fixable, first.safe) == (2, 1, 8, 1, 1)
    site = made.sites.get("a")
    assert (site.documents, site.flagged, site.findings, site.rules) == (2, 1, 3, {"ZZ001": 2, "ZZ002": 1})
    assert made.per_document == {0: 2, 3: 1}
    assert made.notes == {"a note": 1}
    assert [worst.path for worst in made.worst] == ["a/1.txt"]


def test_findings_across_documents_are_counted_by_document() -> None:
    made = Summary()
    for record in (1, 1, 2):
        made.add_finding(finding("ND101", 0, 4, path="crawl.jsonl", record=record))
    assert (made.rules["ND101"].findings, made.rules["ND101"].documents, made.across) == (3, 2, 3)
    assert made.sites.get("crawl.jsonl").findings == 3


def test_months_are_counted_where_there_are_dates() -> None:
    made = summary_of(
        [
            Report(Document("Text.", "a.txt", date="2026-10-03"), (finding("ZZ001", 0, 4),)),
            Report(Document("Text.", "b.txt", date="2026-10"), ()),
            Report(Document("Text.", "c.txt"), ()),
        ]
    )
    assert made.months == {"2026-10": [2, 1]}


def test_strings_are_counted_with_white_space_folded_and_with_their_sites() -> None:
    made = summary_of(
        [
            report("a/1.txt", finding("ZZ001", 0, 4, "Leave  a\n Reply")),
            report("b/1.txt", finding("ZZ001", 0, 4, "Leave a Reply")),
        ]
    )
    assert made.strings.tallies == {"Leave a Reply": StringTally("ZZ001", 2, ["a", "b"])}


def test_the_rarest_are_forgotten_where_there_are_too_many() -> None:
    bounded = Bounded(StringTally, "count", 3)
    for name in [*"aabbcc", *"defghi", "a"]:
        bounded.get(name, "ZZ001").count += 1
    assert len(bounded.tallies) <= 6
    assert [(name, tally.count) for name, tally in bounded.top()][:3] == [("a", 3), ("b", 2), ("c", 2)]
    assert bounded.forgotten == 3


@pytest.mark.parametrize(
    ("document", "site"),
    [
        (Document("", "news/a/1.txt"), "news/a"),
        (Document("", "1.txt"), "."),
        (Document("", "crawl/x.jsonl", "id", 3), "crawl/x.jsonl"),
        (Document("", "x.warc", None, 3, "example.org"), "example.org"),
    ],
)
def test_the_site_is_what_the_reader_says_or_else_the_place(document: Document, site: str) -> None:
    assert site_of(document) == site


def test_an_article_shows_the_lines_around_its_findings() -> None:
    text = "\n\n".join(f"Line {n} of the page." for n in range(20))
    start = text.index("Line 10")
    related = Location(0, 6, "said before", "p.txt", 1, 1)
    found = finding("ZZ001", start, start + 7, "Line 10", path="p.txt", related=(related,), line=21)
    lines = article(Report(Document(text, "p.txt"), (found,)), "a")["lines"]
    shown = [None if line is None else (line["number"], line["marks"]) for line in lines]
    assert shown == [
        (1, [[0, 6, -1]]), (3, []), (5, []), None,
        (17, []), (19, []), (21, [[0, 7, 0]]), (23, []), (25, []), None,
    ]  # fmt: skip


def test_an_article_of_one_endless_line_is_cut_around_the_finding() -> None:
    text = "word " * 100_000
    found = finding("ZZ001", 250_000, 250_004, "word", path="p.txt")
    (line,) = article(Report(Document(text, "p.txt"), (found,)), "a")["lines"]
    ((start, end, number),) = line["marks"]
    assert (line["text"][start:end], number, line["cut"]) == ("word", 0, [True, True])
    assert len(line["text"]) < 10_000


HOSTILE = [
    "\ud800 broken\x00\x1b[2J\n\nLeave a Reply",
    "</script><script>alert(1)</script>\n\nLeave a Reply\n\n" + "a" * 5_000,
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_a_summary(text: str) -> None:
    made = summary_of([Linter(Config()).lint(Document(text, "p.txt"))])
    assert Summary.from_json(json.loads(json.dumps(made.to_json()))).documents == 1
