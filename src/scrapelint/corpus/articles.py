"""Articles for a person to look at: a fair sample for each rule, cut down to the lines around the findings."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..finding import Finding
from ..report import Report
from ..text.document import Document

_EACH_RULE = 3
"""Articles kept for a rule."""
_AROUND = 2
"""Lines shown before and behind a line with a finding."""
_MOST_LINES, _LONGEST_LINE = 160, 1_200
"""Lines of an article, and code points of a line without a mark, that are shown."""
_MOST_FINDINGS = 40

Article = dict[str, Any]


class Articles:
    """A sample of the documents with findings: for each rule those whose names have the lowest hashes.

    A hash knows nothing of the text, so the sample is fair; and it is the same however the documents were divided.
    """

    def __init__(self, each: int = _EACH_RULE, below: Mapping[str, str] | None = None) -> None:
        """Keep ``each`` articles for a rule; 0 for none.

        ``below`` are keys by code: of what is not below them enough was kept elsewhere, and it is not wanted again.
        """
        self.each = each
        self._below = below or {}
        self.by_rule: dict[str, list[str]] = {}
        """Keys of the articles kept for a rule, by its code, in order."""
        self.articles: dict[str, Article] = {}
        """The articles by key."""

    def add(self, report: Report, site: str) -> None:
        """Keep the document of ``report`` if it is in the sample of one of its rules."""
        if not (self.each and report.document.text):
            return
        key = _key(report.document)
        wanted = [code for code in sorted({finding.code for finding in report.findings}) if self._wants(code, key)]
        if wanted:
            self.articles[key] = article(report, site)
            self._keep(wanted, key)

    def merge(self, other: "Articles") -> None:
        """Take those articles of ``other`` that are in the sample of both together."""
        for code, keys in other.by_rule.items():
            for key in keys:
                if self._wants(code, key):
                    self.articles[key] = other.articles[key]
                    self._keep([code], key)

    def _wants(self, code: str, key: str) -> bool:
        kept = self.by_rule.get(code, [])
        below = kept[-1] if len(kept) >= self.each else self._below.get(code)
        return key not in kept and (below is None or key < below)

    def enough(self) -> dict[str, str]:
        """Return for each rule the key that another article would have to be below, to be wanted beside these."""
        full = {code: keys[-1] for code, keys in self.by_rule.items() if len(keys) >= self.each}
        return {**self._below, **full}  # what was kept is below what there was before

    def _keep(self, codes: Iterable[str], key: str) -> None:
        for code in codes:
            kept = sorted([*self.by_rule.get(code, []), key])
            self.by_rule[code] = kept[: self.each]
            for dropped in kept[self.each :]:
                if not any(dropped in keys for keys in self.by_rule.values()):
                    del self.articles[dropped]


def _key(document: Document) -> str:
    """Return the hash of the document's name, which decides on its place in the sample."""
    name = f"{document.path}\0{document.record}\0{document.id}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(name, digest_size=8).hexdigest()


def article(report: Report, site: str) -> Article:
    """Return the document of ``report`` as JSON values: its findings, and the lines around them with marks.

    A mark is ``[start, end, number of the finding]``, in code points of the line as shown; a related place has the
    number of its finding, minus one, negated. ``null`` among the lines stands for lines left out.
    """
    document, findings = report.document, report.findings[:_MOST_FINDINGS]
    return {
        "path": document.path,
        "id": document.id,
        "record": document.record,
        "site": site,
        "characters": report.characters,
        "left_out": len(report.findings) - len(findings),
        "findings": [_shown(document, finding) for finding in findings],
        "lines": list(_excerpt(document, findings)),
    }


def _shown(document: Document, finding: Finding) -> dict[str, Any]:
    own = [place for place in finding.related if place.path in ("", document.path)]
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text[:_LONGEST_LINE],
        "confidence": finding.confidence,
        "details": list(finding.details),
        "fingerprint": finding.fingerprint,
        "related": [
            {
                "message": place.message,
                "line": place.line,
                "text": document.text[place.start : min(place.end, place.start + _LONGEST_LINE)],
            }
            for place in own
        ],
    }  # fmt: skip


def _excerpt(document: Document, findings: Iterable[Finding]) -> Iterator[dict[str, Any] | None]:
    """Yield the lines with findings or related places and those around them, and ``None`` for what is between."""
    spans = list(_spans(findings))
    lines = document.full_lines
    starts = [line.start for line in lines]
    marks: dict[int, list[tuple[int, int, int]]] = {}
    for start, end, number in spans:
        for place in range(max(0, bisect_right(starts, start) - 1), len(lines)):
            line = lines[place]
            if line.start >= end:
                break
            if start < line.end:
                marks.setdefault(place, []).append((max(start, line.start), min(end, line.end), number))
    shown = sorted({near for place in marks for near in range(place - _AROUND, place + _AROUND + 1)})
    last = -1
    for place in [place for place in shown if 0 <= place < len(lines)][:_MOST_LINES]:
        if place != last + 1:
            yield None
        yield _line(document, lines[place].start, lines[place].end, marks.get(place, []))
        last = place
    if last < len(lines) - 1:
        yield None


def _spans(findings: Iterable[Finding]) -> Iterator[tuple[int, int, int]]:
    for number, finding in enumerate(findings):
        yield finding.start, finding.end, number
        for place in finding.related:
            if place.path in ("", finding.path):
                yield place.start, place.end, -1 - number


def _line(document: Document, start: int, end: int, marks: list[tuple[int, int, int]]) -> dict[str, Any]:
    """Return the line ``[start, end)``, cut to what is around its marks if it is very long."""
    first = max(start, min((mark[0] for mark in marks), default=start) - _LONGEST_LINE // 2)
    stop = min(
        end, max(first + _LONGEST_LINE, min((mark[1] for mark in marks), default=start)), first + 4 * _LONGEST_LINE
    )
    return {
        "number": document.position(start)[0],
        "text": document.text[first:stop],
        "cut": [first > start, stop < end],
        "marks": [[max(a, first) - first, min(b, stop) - first, n] for a, b, n in marks if a < stop and b > first],
    }
