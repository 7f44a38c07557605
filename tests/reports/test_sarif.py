import json
from typing import Any

import pytest

from scrapelint import Document, Report
from scrapelint.reports import sarif
from scrapelint.reports.base import RuleInfo, Style
from scrapelint.reports.sarif import SarifFormat
from scrapelint.reports.sarif_parts import artifact, described_rule

from .conftest import Make, Write

# The objects of SARIF 2.1.0 that we write: for each, its properties with their kinds; `!` marks what must be there.
# A kind is a type, a set of values, the name of an object, a list of one of these, or a dictionary of one of these.
SHAPES: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version!": {"2.1.0"}, "runs!": ["run"]},
    "run": {
        "tool!": "tool", "results": ["result"], "invocations": ["invocation"], "columnKind": {"unicodeCodePoints"},
        "originalUriBaseIds": {"": "artifactLocation"}, "automationDetails": "automation",
    },
    "automation": {"id": str},
    "tool": {"driver!": "component", "extensions": ["component"]},
    "component": {"name!": str, "version": str, "semanticVersion": str, "rules": ["descriptor"]},
    "descriptor": {
        "id!": str, "name": str, "shortDescription": "multiformat", "fullDescription": "multiformat",
        "help": "multiformat", "defaultConfiguration": "configuration", "properties": dict,
    },
    "multiformat": {"text!": str, "markdown": str},
    "configuration": {"level": {"none", "note", "warning", "error"}},
    "invocation": {"executionSuccessful!": bool, "toolExecutionNotifications": ["notification"]},
    "notification": {"message!": "message", "level": {"none", "note", "warning", "error"}},
    "message": {"text!": str},
    "result": {
        "ruleId": str, "ruleIndex": int, "level": {"none", "note", "warning", "error"}, "message!": "message",
        "locations": ["location"], "relatedLocations": ["location"], "partialFingerprints": {"": str},
        "rank": (int, float), "fixes": ["fix"], "properties": dict,
    },
    "location": {"id": int, "physicalLocation": "physical", "message": "message"},
    "physical": {"artifactLocation": "artifactLocation", "region": "region"},
    "artifactLocation": {"uri": str, "uriBaseId": str, "description": "message"},
    "region": {
        "startLine": int, "startColumn": int, "endLine": int, "endColumn": int, "charOffset": int, "charLength": int,
        "snippet": "content",
    },
    "content": {"text": str},
    "fix": {"description": "message", "artifactChanges!": ["change"]},
    "change": {"artifactLocation!": "artifactLocation", "replacements!": ["replacement"]},
    "replacement": {"deletedRegion!": "region", "insertedContent": "content"},
}  # fmt: skip


def violations(value: Any, kind: Any, where: str = "") -> list[str]:
    """Return where ``value`` is not of the shape ``kind``."""
    if isinstance(kind, str):
        return _object_violations(value, SHAPES[kind], where)
    if isinstance(kind, list):
        return [one for n, item in enumerate(value) for one in violations(item, kind[0], f"{where}[{n}]")]
    if isinstance(kind, dict):
        return [one for key, item in value.items() for one in violations(item, kind[""], f"{where}.{key}")]
    good = value in kind if isinstance(kind, set) else isinstance(value, kind)
    return [] if good and value != "" else [f"{where}: {value!r}"]


def _object_violations(value: Any, shape: dict[str, Any], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: {value!r}"]
    kinds = {key.removesuffix("!"): kind for key, kind in shape.items()}
    found = [f"{where}: no {key[:-1]}" for key in shape if key.endswith("!") and key[:-1] not in value]
    found += [f"{where}: unknown {key}" for key in value if key not in kinds]
    for key in value.keys() & kinds.keys():
        found += violations(value[key], kinds[key], f"{where}.{key}")
    return found


RULES = (
    RuleInfo("BP001", "comment-form", "A comment form.", "# comment-form\n", "warning", "boilerplate", "1.2"),
    RuleInfo("FR001", "complement-without-verb", "No verb.", "# No verb\n", "error", "fragments", "1.2", preview=True),
    RuleInfo("ND001", "repeated-sentence", "Said twice.", "# Said twice\n", "info", "duplicates", "1.2"),
)


def run_of(written: str) -> dict[str, Any]:
    made = json.loads(written)
    assert violations(made, "log") == []
    (run,) = made["runs"]
    assert isinstance(run, dict)
    return run


def test_the_whole_file_has_the_shape_of_sarif(
    write: Write, report: Report, record_report: Report, clean_report: Report
) -> None:
    run = run_of(write(SarifFormat, [clean_report, report, record_report], Style(rules=RULES)))
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["BP001", "FR001", "ND001"]
    assert run["tool"]["extensions"] == [
        {"name": name, "version": "1.2"} for name in ("boilerplate", "duplicates", "fragments")
    ]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_has_all_that_github_needs(write: Write) -> None:
    long = RuleInfo("XX001", "long", "x" * 5000, "page")
    rules = run_of(write(SarifFormat, [], Style(rules=(*RULES, long))))["tool"]["driver"]["rules"]
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "error", "note", "warning"]
    assert rules[1]["properties"]["tags"] == ["fragments", "preview"]


@pytest.mark.parametrize(
    ("share", "word"), [(0.99, "very-high"), (0.9, "high"), (0.7, "medium"), (0.1, "low"), (None, None)]
)
def test_measured_precision_is_said_in_a_word(share: float | None, word: str | None) -> None:
    made = described_rule(RuleInfo("XX001", "some-rule", precision=share))
    assert made["properties"].get("precision") == word


def test_a_result_has_all_that_github_needs(write: Write, report: Report) -> None:
    result = run_of(write(SarifFormat, [report]))["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "articles/a.txt", "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [5, 1, 5, 25]
    text = report.document.text
    assert text[region["charOffset"] :][: region["charLength"]] == "Rain fell in Oslo again."
    assert result["message"]["text"] == "said again ([said before in line 1](1))"
    assert result["relatedLocations"][0]["id"] == 1
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 1
    assert result["rank"] == 90
    assert result["level"] == "warning"


def test_a_record_lies_at_its_line_in_the_file(write: Write, record_report: Report) -> None:
    run = run_of(write(SarifFormat, [record_report]))
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], "charOffset" in region) == (3, False)
    record = {"number": 3, "id": "doc-7", "start": 13, "end": 26, "line": 2, "column": 1}
    assert result["properties"]["record"] == record
    assert run["invocations"][0]["executionSuccessful"] is False
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "FR001 of plugin fragments failed" in note["message"]["text"]


def test_no_two_results_have_the_same_fingerprint(write: Write, report: Report) -> None:
    results = run_of(write(SarifFormat, [report, report]))["results"]
    for key in ("primaryLocationLineHash", "scrapelint/v1"):
        assert len({result["partialFingerprints"][key] for result in results}) == len(results) == 4


def test_the_most_severe_are_kept_where_there_are_too_many(
    write: Write, finding: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    document = Document("word " * 6, "a.txt")
    levels = ("info", "warning", "info", "error", "warning", "info")
    found = tuple(finding(document, 5 * n, 5 * n + 4, severity=level) for n, level in enumerate(levels))
    run = run_of(write(SarifFormat, [Report(document, found)]))
    assert [result["level"] for result in run["results"]] == ["warning", "error", "warning"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "3 findings left out: GitHub takes 3 results a run."


def test_brackets_in_a_message_make_no_link(write: Write, finding: Make) -> None:
    document = Document("word", "a.txt")
    report = Report(document, (finding(document, 0, 4, "see [here](https://example.org) \\ {0}"),))
    (result,) = run_of(write(SarifFormat, [report]))["results"]
    assert result["message"]["text"].startswith("see \\[here\\](https://example.org) \\\\ ")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü?#.txt", "a%20b/%C3%BC%3F%23.txt"),
        ("./a.txt", "a.txt"),
        ("c:x.txt", "c%3Ax.txt"),
        ("/data/a.txt", "file:///data/a.txt"),
        ("\udcff.txt", "%ED%B3%BF.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str) -> None:
    assert artifact(path)["uri"] == uri
