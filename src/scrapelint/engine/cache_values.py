"""Reports as they are kept in the cache: JSON with a checksum, never pickle, since a cache may come from anywhere."""

import json
import zlib
from dataclasses import fields, replace
from typing import Any

from ..finding import Finding, Fix, Location
from ..report import Report
from ..text.document import Document
from ..text.edit import Edit

_OF_DOCUMENT = {"path", "id", "record", "site", "text", "related", "fix", "details"}
_PLAIN = tuple(field.name for field in fields(Finding) if field.name not in _OF_DOCUMENT)


def dumped(report: Report) -> bytes:
    """Return what is to be kept of ``report``: not the text, which the next run has."""
    findings = [_finding(finding) for finding in report.findings]
    data = zlib.compress(json.dumps([findings, report.notes], separators=(",", ":")).encode("ascii"), 1)
    return zlib.crc32(data).to_bytes(4, "big") + data


def loaded(value: bytes, document: Document) -> Report | None:
    """Return the report on ``document`` that ``value`` holds, or ``None`` if it is damaged."""
    if zlib.crc32(value[4:]).to_bytes(4, "big") != value[:4]:
        return None
    try:
        findings, notes = json.loads(zlib.decompress(value[4:]))
        return Report(document, tuple(_restored(one, document) for one in findings), (), tuple(notes))
    except (ValueError, TypeError, KeyError, zlib.error):
        return None


def _finding(finding: Finding) -> list[Any]:
    fix = finding.fix and [finding.fix.edits, finding.fix.safe, finding.fix.message]
    related = [[p.start, p.end, p.message, p.path, p.line, p.column] for p in finding.related]
    return [[getattr(finding, name) for name in _PLAIN], related, fix, finding.details]


def _restored(value: list[Any], document: Document) -> Finding:
    plain, related, fix, details = value
    finding = Finding(**dict(zip(_PLAIN, plain, strict=True)))
    return replace(
        finding,
        path=document.path,
        id=document.id,
        record=document.record,
        site=document.site,
        text=document.text[finding.start : finding.end],
        related=tuple(Location(*place) for place in related),
        fix=fix and Fix(tuple(Edit(*edit) for edit in fix[0]), fix[1], fix[2]),
        details=tuple(details),
    )
