from xml.etree import ElementTree as ET

from scrapelint import Document, Report
from scrapelint.reports.checkstyle import CheckstyleFormat
from scrapelint.reports.junit import JunitFormat

from .conftest import Make, Write


def parsed(written: str) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314 - it is we who wrote it


def test_checkstyle_has_a_file_with_its_findings(write: Write, report: Report, clean_report: Report) -> None:
    root = parsed(write(CheckstyleFormat, [clean_report, report]))
    (file,) = root
    assert (root.tag, file.tag, file.get("name")) == ("checkstyle", "file", "articles/a.txt")
    assert [dict(error.attrib) for error in file] == [
        {
            "line": "5", "column": "1", "severity": "warning", "source": "scrapelint.ND001",
            "message": "repeated-sentence: said again (said before in line 1)",
        },
        {
            "line": "6", "column": "1", "severity": "error", "source": "scrapelint.BP001",
            "message": "comment-form: comment form",
        },
    ]  # fmt: skip


def test_checkstyle_takes_a_record_at_its_line_in_the_file(write: Write, record_report: Report) -> None:
    (error,) = parsed(write(CheckstyleFormat, [record_report])).iter("error")
    assert (error.get("line"), error.get("severity")) == ("3", "info")


def test_junit_has_a_suite_for_each_document(
    write: Write, report: Report, clean_report: Report, record_report: Report
) -> None:
    root = parsed(write(JunitFormat, [clean_report, report, record_report]))
    counts = [(one.get("name"), one.get("tests"), one.get("failures"), one.get("errors")) for one in root]
    assert counts == [
        ("articles/clean.txt", "1", "0", "0"),
        ("articles/a.txt", "2", "2", "0"),
        ("corpus.jsonl:3[doc-7]", "2", "1", "1"),
    ]
    for suite in root:
        assert len(suite.findall("testcase")) == int(suite.get("tests", ""))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures", ""))
        assert len(suite.findall("testcase/error")) == int(suite.get("errors", ""))
        assert len({case.get("name") for case in suite}) == len(suite)


def test_junit_says_what_is_wrong_and_where(write: Write, report: Report) -> None:
    case = parsed(write(JunitFormat, [report])).find("testsuite/testcase")
    assert case is not None
    assert (case.get("name"), case.get("file"), case.get("line")) == (
        "ND001 repeated-sentence 5:1",
        "articles/a.txt",
        "5",
    )
    failure = case.find("failure")
    assert failure is not None
    assert (failure.get("message"), failure.get("type")) == ("said again", "warning")
    assert failure.text is not None
    assert failure.text.splitlines()[1:] == ["Rain fell in Oslo again.", "“again” is new"]


def test_what_xml_forbids_is_written_out(write: Write, finding: Make) -> None:
    document = Document("a\x00\x0b\ufffe\udc80<b>]]>&", "a&\x01<.txt")
    reports = [Report(document, (finding(document, 0, len(document.text), "<i>\x1b"),))]
    for form in (CheckstyleFormat, JunitFormat):
        root = parsed(write(form, reports))
        assert {one.tag for one in root.iter()}.isdisjoint({"b", "i"})
    failure = parsed(write(JunitFormat, reports)).find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == "<i><1B>"
    assert failure.text is not None
    assert failure.text.endswith("a<00><0B><FFFE><DC80><b>]]>&")
