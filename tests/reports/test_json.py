import json

from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Report, __version__
from scrapelint.reports.json_document import JsonFormat
from scrapelint.reports.json_text import to_json
from scrapelint.reports.jsonl import JsonlFormat

from .conftest import Write

FIELDS = {
    "code", "name", "severity", "message", "path", "record", "id", "start", "end", "line", "column", "end_line",
    "end_column", "text", "related", "details", "fix", "confidence", "preview", "fingerprint", "plugin",
}  # fmt: skip


def test_json_has_a_header_the_findings_and_a_summary(
    write: Write, report: Report, record_report: Report, clean_report: Report
) -> None:
    made = json.loads(write(JsonFormat, [clean_report, report, record_report]))
    assert made["schema_version"] == 1
    assert made["tool"] == {"name": "scrapelint", "version": __version__}
    assert [one["code"] for one in made["findings"]] == ["ND001", "BP001", "BP001"]
    assert all(set(one) == FIELDS for one in made["findings"])
    assert made["summary"]["documents"] == 3
    assert made["summary"]["documents_with_findings"] == 2
    assert made["summary"]["findings"] == 3
    assert made["summary"]["rules"]["ND001"] == {"name": "repeated-sentence", "findings": 1, "fixable": 1}
    assert made["summary"]["failures"][0]["plugin"] == "fragments"


def test_json_of_nothing_is_whole(write: Write) -> None:
    assert json.loads(write(JsonFormat, []))["findings"] == []


def test_jsonl_is_a_finding_a_line(write: Write, report: Report) -> None:
    first, second = map(json.loads, write(JsonlFormat, [report]).splitlines())
    assert report.document.text[first["start"] : first["end"]] == first["text"]
    assert first["related"][0]["line"] == 1
    assert first["fix"]["edits"] == [{"start": first["start"], "end": first["end"], "replacement": ""}]
    assert second["fix"] is None


@settings(deadline=None)
@given(st.text(st.characters()))
def test_any_text_comes_back_but_for_lone_surrogates(text: str) -> None:
    written = to_json([text])
    written.encode("utf-8")
    (back,) = json.loads(written)
    assert back == "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
    assert not set(written) & set("\n\r\x1b\x7f\x9b\u2028\u202e\u200b")


def test_a_command_to_a_build_log_is_broken() -> None:
    assert "##[" not in to_json("##[error]")
    assert json.loads(to_json("##[error]")) == "##[error]"
