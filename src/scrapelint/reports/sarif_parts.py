"""The objects that a SARIF file is made of."""

from typing import Any
from urllib.parse import quote

from ..finding import Finding, Fix, Location, Severity
from ..report import OWN_PLUGIN
from ..text.edit import Edit
from .base import RuleInfo
from .escaping import visible
from .json_text import score
from .places import FilePlace, file_place, record_place, relative

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_PRECISIONS = ((0.95, "very-high"), (0.85, "high"), (0.6, "medium"))
_LONGEST_DESCRIPTION = 1024  # characters, GitHub's limit
_LONGEST_SNIPPET = 1000


def described_rule(info: RuleInfo) -> dict[str, Any]:
    """Return the reporting descriptor of a rule, its manual page as help."""
    summary = shortened(info.summary or info.name, _LONGEST_DESCRIPTION)
    page = info.page or summary
    properties: dict[str, Any] = {
        "tags": [tag for tag in (info.plugin, "preview" if info.preview else "") if tag],
        "problem.severity": _PROBLEMS[info.severity],
    }
    if info.precision is not None:
        share = info.precision
        properties["precision"] = next((word for least, word in _PRECISIONS if share >= least), "low")
    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[info.severity]},
        "properties": properties,
    }


def extensions(rules: list[RuleInfo]) -> list[dict[str, Any]]:
    """Return a tool component for each plugin; GitHub takes a hundred."""
    versions = {info.plugin: info.plugin_version for info in rules if info.plugin not in ("", OWN_PLUGIN)}
    return [
        {"name": name, **({"version": version} if version else {})} for name, version in sorted(versions.items())[:100]
    ]


def notification(level: str, text: str) -> dict[str, Any]:
    """Return a notification of what happened in the run, not in a text."""
    return {"level": level, "message": {"text": visible(text) or "?"}}


def result(finding: Finding) -> dict[str, Any]:
    """Return the result of ``finding``; the message links to the related places."""
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _physical(finding)}],
        "partialFingerprints": {"scrapelint/v1": finding.fingerprint},
        "rank": round(100 * score(finding), 2),
        "properties": _properties(finding),
    }
    if finding.record is None:
        if finding.related:
            made["relatedLocations"] = [_related(finding, n, other) for n, other in enumerate(finding.related, start=1)]
        if finding.fix is not None and finding.fix.edits:
            made["fixes"] = [_fix(finding.path, finding.fix)]
    return made


def _message(finding: Finding) -> str:
    """Return the message as SARIF wants it: brackets and backslashes escaped, related places as links by number."""
    text = _escaped(visible(finding.message) or finding.name)
    if finding.record is not None:
        return f"{text} {_escaped(record_place(finding))}"
    links = [f" ([{_words(other)}]({n}))" for n, other in enumerate(finding.related[:3], start=1)]
    return text + "".join(links)


def _words(other: Location) -> str:
    return _escaped(f"{visible(other.message).removesuffix(' here') or 'see'} in line {other.line}")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _properties(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {"preview": finding.preview}
    if finding.record is not None:
        span = {"start": finding.start, "end": finding.end, "line": finding.line, "column": finding.column}
        made["record"] = {"number": finding.record, "id": finding.id, **span}
    if finding.details:
        made["details"] = [visible(detail) for detail in finding.details]
    return made


def _physical(finding: Finding) -> dict[str, Any]:
    region = _region(file_place(finding))
    if finding.record is None:
        region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
    if finding.text:
        region["snippet"] = {"text": shortened(finding.text, _LONGEST_SNIPPET)}
    return {"artifactLocation": artifact(finding.path), "region": region}


def _region(where: FilePlace) -> dict[str, Any]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def artifact(path: str) -> dict[str, str]:
    """Return the location of a file: relative to where the check ran, or absolute if it lies elsewhere."""
    uri = quote(relative(path).encode("utf-8", "surrogatepass"), safe="/~")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri or ".", "uriBaseId": "%SRCROOT%"}


def _related(finding: Finding, number: int, other: Location) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": max(1, other.line), "startColumn": max(1, other.column)}
    region |= {"charOffset": other.start, "charLength": other.end - other.start}
    if other.record is not None:  # what is inside a record has no place in the file
        region = {"startLine": max(1, other.record)}
    place = {"artifactLocation": artifact(other.path or finding.path), "region": region}
    return {"id": number, "message": {"text": visible(other.message) or "see"}, "physicalLocation": place}


def _fix(path: str, fix: Fix) -> dict[str, Any]:
    changes = {"artifactLocation": artifact(path), "replacements": [_replacement(edit) for edit in fix.edits]}
    return {"description": {"text": visible(fix.message) or "remove it"}, "artifactChanges": [changes]}


def _replacement(edit: Edit) -> dict[str, Any]:
    made: dict[str, Any] = {"deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start}}
    if edit.replacement:
        made["insertedContent"] = {"text": edit.replacement}
    return made


def shortened(text: str, longest: int) -> str:
    """Return ``text``, cut to ``longest`` code points with an ellipsis at the end."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
