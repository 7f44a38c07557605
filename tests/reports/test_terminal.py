from scrapelint import Document, Report
from scrapelint.reports.base import Style
from scrapelint.reports.concise import ConciseFormat
from scrapelint.reports.full import FullFormat
from scrapelint.reports.grouped import GroupedFormat
from scrapelint.reports.statistics import StatisticsFormat

from .conftest import Make, Write


def test_full_shows_the_finding_in_its_line_and_what_it_repeats(write: Write, report: Report) -> None:
    assert (
        write(FullFormat, [report])
        == """\
articles/a.txt:5:1: ND001 repeated-sentence: said again
    5 | Rain fell in Oslo again.
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      | “again” is new
      = said before in line 1:
    1 | Rain fell in Oslo.
      | ------------------
      = fix: take it out (unsafe: read it first)

articles/a.txt:6:1: BP001 comment-form: comment form
    6 | Leave a Reply
      | ^^^^^^^^^^^^^

2 findings in 1 document; 1 can be fixed.
"""
    )


def test_full_in_colour_is_the_same_text(write: Write, report: Report) -> None:
    painted = write(FullFormat, [report], Style(color=True))
    assert "\x1b[33m^^^" in painted
    for code in ("0", "1", "2", "31", "33", "36"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == write(FullFormat, [report])


def test_full_names_the_lines_of_many_copies(write: Write, finding: Make) -> None:
    document = Document("same\n" * 6, "a.txt")
    copies = [(5 * n, 5 * n + 4, "said again here") for n in range(1, 6)]
    written = write(FullFormat, [Report(document, (finding(document, 0, 4, related=copies),))])
    assert written.count("said again in line") == 3
    assert "= and in lines 5, 6\n" in written


def test_full_names_the_file_of_a_place_elsewhere(write: Write, finding: Make, report: Report) -> None:
    here = Document("Rain fell.", "b.txt")
    other = report.findings[0].related[0]
    one = finding(here, 0, 10)
    object.__setattr__(one, "related", (other,))
    assert "= said before in line 1 of articles/a.txt\n" in write(FullFormat, [Report(here, (one,))])


def test_a_clean_run_says_so(write: Write, clean_report: Report) -> None:
    assert write(FullFormat, [clean_report]) == "No findings in 1 document.\n"
    assert write(ConciseFormat, [clean_report]) == ""


def test_concise_is_a_line_for_each_finding(write: Write, report: Report, record_report: Report) -> None:
    assert write(ConciseFormat, [report, record_report]).splitlines() == [
        "articles/a.txt:5:1: ND001 repeated-sentence: said again",
        "articles/a.txt:6:1: BP001 comment-form: comment form",
        "corpus.jsonl:3[doc-7]:2:1: BP001 comment-form: comment form",
    ]


def test_a_path_cannot_be_a_workflow_command(write: Write, finding: Make) -> None:
    document = Document("word", "::error::pwned")
    written = write(ConciseFormat, [Report(document, (finding(document, 0, 4),))])
    assert written.startswith("./::error::pwned:1:1: ")


def test_grouped_has_a_heading_for_each_document(write: Write, report: Report, clean_report: Report) -> None:
    assert (
        write(GroupedFormat, [clean_report, report])
        == """\
articles/a.txt: 2 findings
  5:1  ND001 repeated-sentence: said again
  6:1  BP001 comment-form: comment form

1  BP001  comment-form
1  ND001  repeated-sentence  1 fixable
2 findings in 1 of 2 documents.
"""
    )


def test_statistics_give_a_rate_where_there_are_enough_documents(
    write: Write, report: Report, clean_report: Report
) -> None:
    written = write(StatisticsFormat, [report, report, *[clean_report] * 98])
    assert written.splitlines()[1] == "2  ND001  repeated-sentence      20.0 in 1,000 documents  2 fixable"
    assert write(StatisticsFormat, []) == "0 findings in 0 of 0 documents.\n"
