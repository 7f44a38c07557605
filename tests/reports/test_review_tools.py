"""GitLab, reviewdog and Dolma: JSON whose shape others lay down."""

import json
from typing import Any

from scrapelint import Document, Report
from scrapelint.reports.dolma import DolmaFormat
from scrapelint.reports.gitlab import GitlabFormat
from scrapelint.reports.rdjson import RdjsonFormat

from .conftest import Make, Write


def test_gitlab_has_all_that_code_quality_needs(write: Write, report: Report, record_report: Report) -> None:
    issues = json.loads(write(GitlabFormat, [report, record_report]))
    assert len(issues) == 3
    for issue in issues:
        assert all(isinstance(issue[key], str) and issue[key] for key in ("description", "check_name", "fingerprint"))
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["positions"]["begin"]["line"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
    assert issues[0]["location"] == {
        "path": "articles/a.txt",
        "positions": {"begin": {"line": 5, "column": 1}, "end": {"line": 5, "column": 25}},
    }
    assert issues[0]["other_locations"] == [{"path": "articles/a.txt", "lines": {"begin": 1, "end": 1}}]
    assert issues[2]["location"]["positions"]["begin"] == {"line": 3, "column": 1}


def test_gitlab_fingerprints_are_all_different(write: Write, report: Report) -> None:
    issues = json.loads(write(GitlabFormat, [report, report, report]))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_of_nothing_is_an_empty_array(write: Write, clean_report: Report) -> None:
    assert json.loads(write(GitlabFormat, [clean_report])) == []


def test_gitlab_takes_no_dot_before_a_path(write: Write, finding: Make) -> None:
    document = Document("word", "./a.txt")
    (issue,) = json.loads(write(GitlabFormat, [Report(document, (finding(document, 0, 4),))]))
    assert issue["location"]["path"] == "a.txt"


# The messages of the format, with the fields that may be in each.
RDF: dict[str, dict[str, Any]] = {
    "result": {"source": "source", "severity": str, "diagnostics": ["diagnostic"]},
    "diagnostic": {
        "message": str, "location": "location", "severity": str, "source": "source", "code": "code",
        "suggestions": ["suggestion"], "original_output": str,
    },
    "source": {"name": str, "url": str},
    "code": {"value": str, "url": str},
    "location": {"path": str, "range": "range"},
    "suggestion": {"range": "range", "text": str},
    "range": {"start": "position", "end": "position"},
    "position": {"line": int, "column": int},
}  # fmt: skip


def conforms(value: Any, kind: Any) -> bool:
    """Tell whether ``value`` has the shape ``kind``: a type, the name of a message, or a list of such."""
    if isinstance(kind, list):
        return isinstance(value, list) and all(conforms(one, kind[0]) for one in value)
    if isinstance(kind, str):
        return isinstance(value, dict) and all(
            key in RDF[kind] and conforms(one, RDF[kind][key]) for key, one in value.items()
        )
    return isinstance(value, kind)


def test_rdjson_has_the_shape_of_the_format(write: Write, report: Report, record_report: Report) -> None:
    made = json.loads(write(RdjsonFormat, [report, record_report]))
    assert conforms(made, "result")
    assert {one["severity"] for one in made["diagnostics"]} == {"WARNING", "ERROR", "INFO"}
    assert made["diagnostics"][0]["location"]["range"] == {
        "start": {"line": 5, "column": 1},
        "end": {"line": 5, "column": 25},
    }
    assert made["diagnostics"][2]["location"]["range"] == {"start": {"line": 3}}


def test_rdjson_columns_count_bytes(write: Write, finding: Make) -> None:
    document = Document("first\na𐐀b é\udc80c", "a.txt")
    spans = [(8, 9), (7, 8), (10, 12), (12, 13)]
    found = tuple(finding(document, *span, fix=True) for span in spans)
    made = json.loads(write(RdjsonFormat, [Report(document, found)]))
    columns = [
        (one["location"]["range"]["start"]["column"], one["location"]["range"]["end"]["column"])
        for one in made["diagnostics"]
    ]
    assert columns == [(6, 7), (2, 6), (8, 13), (13, 14)]
    assert [one["suggestions"][0]["range"] for one in made["diagnostics"]] == [
        one["location"]["range"] for one in made["diagnostics"]
    ]


def test_dolma_has_a_line_for_every_document(
    write: Write, report: Report, record_report: Report, clean_report: Report
) -> None:
    rows = list(map(json.loads, write(DolmaFormat, [clean_report, report, record_report]).splitlines()))
    assert rows == [
        {"id": "articles/clean.txt", "attributes": {}},
        {
            "id": "articles/a.txt",
            "attributes": {
                "scrapelint__duplicates__comment_form": [[68, 81, 1.0]],
                "scrapelint__duplicates__repeated_sentence": [[43, 67, 0.9]],
            },
        },
        {"id": "doc-7", "attributes": {"scrapelint__duplicates__comment_form": [[13, 26, 1.0]]}},
    ]
    start, end, _ = rows[1]["attributes"]["scrapelint__duplicates__repeated_sentence"][0]
    assert report.document.text[start:end] == "Rain fell in Oslo again."


def test_dolma_names_a_record_without_an_id_by_its_line(write: Write) -> None:
    row = json.loads(write(DolmaFormat, [Report(Document("", "c.jsonl", None, 4), ())]))
    assert row["id"] == "c.jsonl:4"


def test_a_confidence_that_is_no_number_is_zero(write: Write, finding: Make) -> None:
    document = Document("word", "a.txt")
    found = tuple(finding(document, 0, 4, confidence=value) for value in (float("nan"), 2.0, -1.0))
    row = json.loads(write(DolmaFormat, [Report(document, found)]))
    assert row["attributes"]["scrapelint__duplicates__repeated_sentence"] == [[0, 4, 0.0], [0, 4, 1.0], [0, 4, 0.0]]
