"""JSON that any parser takes and no terminal obeys."""

import json
import math
import re
from typing import Any

from ..finding import Finding, Location

# What would steer a terminal or a build log, or hide from a reader, though JSON allows it as it stands.
_HARMFUL = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ud800-\udfff]"
)
_COMMAND = re.compile(r"(?<=#)#(?=\w{0,30}\[)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: to make it costs as much as to use it
_encode_string = json.encoder.encode_basestring


def to_json(value: Any) -> str:
    r"""Return ``value`` as JSON in one line; lone surrogates become U+FFFD, one for one, so offsets stay true.

    >>> to_json({"text": "é\udc80\u202e"})
    '{"text": "é�\\u202e"}'
    """
    return _harmless(_encode(value))


def string_to_json(text: str) -> str:
    r"""Return what :func:`to_json` does for a string, in less time.

    >>> string_to_json('"\x7f')
    '"\\"\\u007f"'
    """
    return _harmless(_encode_string(text))


def _harmless(text: str) -> str:
    if not text.isascii() or "\x7f" in text:
        text = _HARMFUL.sub(_escape, text)
    return _COMMAND.sub(_escape, text) if "##" in text else text


def without_surrogates(value: Any) -> Any:
    r"""Return ``value`` with U+FFFD for each lone surrogate in its strings.

    >>> without_surrogates({"text": ["é\udc80"]})
    {'text': ['é�']}
    """
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: without_surrogates(one) for key, one in value.items()}
    return [without_surrogates(one) for one in value] if isinstance(value, list) else value


def _escape(found: re.Match[str]) -> str:
    if "\ud800" <= found[0] <= "\udfff":
        return "\ufffd"
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def score(finding: Finding) -> float:
    """Return the confidence from 0 to 1, with four decimals; 0 if the rule gave no number."""
    value = finding.confidence
    return round(min(1.0, max(0.0, value)), 4) if math.isfinite(value) else 0.0


def fields(finding: Finding) -> dict[str, Any]:
    """Return all that is known of ``finding``, under names that stay as they are within a schema version."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "path": finding.path,
        "record": finding.record,
        "id": finding.id,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "text": finding.text,
        "related": [location(other) for other in finding.related],
        "details": list(finding.details),
        "fix": _fix(finding),
        "confidence": score(finding),
        "preview": finding.preview,
        "fingerprint": finding.fingerprint,
        "plugin": finding.plugin,
    }  # fmt: skip


def location(other: Location) -> dict[str, Any]:
    """Return a related place as JSON values."""
    return {"message": other.message, "path": other.path, "start": other.start, "end": other.end,
            "line": other.line, "column": other.column, **_record(other)}  # fmt: skip


def _record(other: Location) -> dict[str, Any]:
    """Return which record ``other`` is in, where that is another than the finding's."""
    return {} if other.record is None and other.id is None else {"record": other.record, "id": other.id}


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "replacement": edit.replacement} for edit in finding.fix.edits]
    return {"safe": finding.fix.safe, "message": finding.fix.message, "edits": edits}
