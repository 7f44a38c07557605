"""What a run over a corpus adds up to: counted document by document, merged, and written as JSON."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ..finding import Finding, Fix
from ..report import Report
from ..text.document import Document
from .articles import Articles
from .tallies import Bounded, RuleTally, SiteTally, StringTally

SCHEMA = 1
_NUMBERS = ("documents", "flagged", "characters", "flagged_characters", "across", "failed")
_MOST_SITES, _MOST_STRINGS, _LONGEST_STRING = 10_000, 10_000, 200
_MOST_WORST, _MOST_FAILURES = 50, 100


@dataclass(frozen=True, slots=True, order=True)
class Worst:
    """A document with many findings; in the order of their number."""

    findings: int
    path: str
    id: str
    record: int
    site: str
    characters: int
    rules: tuple[str, ...]


class Counted(NamedTuple):
    """What is counted of a finding."""

    code: str
    name: str
    severity: str
    plugin: str
    length: int
    """Code points flagged."""
    string: str
    """The text that is flagged, as :func:`short`."""
    fix: Fix | None


class Summary:
    """All figures of a run, in memory that does not grow with the corpus.

    Every document is counted by :meth:`add`; summaries of parts are put together by :meth:`merge`, in the order of the
    parts, so that the result is the same whoever counted which part.
    """

    def __init__(self, articles: int = 3, enough: Mapping[str, str] | None = None) -> None:
        """Keep ``articles`` documents with their text for each rule, for people to look at.

        ``enough`` is what :meth:`Articles.enough` said of parts that were counted before.
        """
        self.documents = 0
        self.flagged = 0
        """Documents with findings of rules that look at one document."""
        self.characters = 0
        self.across = 0
        """Findings of rules that look across documents; :attr:`flagged` and the characters do not count them."""
        self.flagged_characters = 0
        """Code points within a finding, each counted once."""
        self.rules: dict[str, RuleTally] = {}
        self.sites = Bounded(SiteTally, "documents", _MOST_SITES)
        self.strings = Bounded(StringTally, "count", _MOST_STRINGS)
        self.per_document: Counter[int] = Counter()
        """Documents by their number of findings; 1, 2, 3, 5, 10, 20 and so on stand for "up to"."""
        self.months: dict[str, list[int]] = {}
        """Documents and findings by the month of the crawl, such as ``2026-11``, where there is a date."""
        self.worst: list[Worst] = []
        self.failures: list[str] = []
        self.failed = 0
        self.notes: Counter[str] = Counter()
        self.articles = Articles(articles, enough)
        self._last: dict[str, tuple[str, int | None, str | None]] = {}

    @property
    def findings(self) -> int:
        """The number of findings."""
        return sum(tally.findings for tally in self.rules.values())

    def add(self, report: Report) -> None:
        """Count the report on one document, or on a damaged record."""
        document, findings, characters = report.document, report.findings, report.characters
        self.failed += len(report.failures)
        self.failures += map(str, report.failures[: _MOST_FAILURES - len(self.failures)])
        self.notes.update(report.notes)
        site = site_of(document)
        for finding in findings:
            self._count(_counted(finding), self.sites.get(site), site)
        for code in {finding.code for finding in findings}:
            self.rules[code].documents += 1
        if report.damage:
            return
        self.documents += 1
        self.characters += characters
        self.per_document[_step(len(findings))] += 1
        tally = self.sites.get(site)
        tally.documents += 1
        tally.characters += characters
        if document.date:
            month = self.months.setdefault(document.date[:7], [0, 0])
            month[0] += 1
            month[1] += len(findings)
        if findings:
            self.flagged += 1
            tally.flagged += 1
            self.flagged_characters += _covered(findings)
            self._note_worst(document, findings, site, characters)
            self.articles.add(report, site)

    def add_finding(self, finding: Finding) -> None:
        """Count a finding of a rule that looks across documents; those of one document must come together."""
        self.add_across([_counted(finding)], site_of_finding(finding), (finding.path, finding.record, finding.id))

    def add_across(self, ones: Sequence[Counted], site: str, document: tuple[str, int | None, str | None]) -> None:
        """Count what :meth:`add_finding` does; ``document`` is the path, the record and the id of their document."""
        at = self.sites.get(site)
        for one in ones:
            self._count(one, at, site)
        self.across += len(ones)
        for code in {one.code for one in ones}:
            if self._last.get(code) != document:
                self._last[code] = document
                self.rules[code].documents += 1

    def merge(self, other: "Summary") -> None:
        """Add what ``other`` counted in the part of the corpus that follows."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for code, tally in other.rules.items():
            self.rules.setdefault(code, RuleTally(tally.name, tally.severity, tally.plugin)).add(tally)
        self.sites.merge(other.sites)
        self.strings.merge(other.strings)
        self.per_document.update(other.per_document)
        for month, (documents, findings) in other.months.items():
            mine = self.months.setdefault(month, [0, 0])
            mine[0] += documents
            mine[1] += findings
        self.worst = _most([*self.worst, *other.worst])
        self.failures += other.failures[: _MOST_FAILURES - len(self.failures)]
        self.notes.update(other.notes)
        self.articles.merge(other.articles)

    def _count(self, one: Counted, at: SiteTally, site: str) -> None:
        code, name, severity, plugin, length, string, fix = one
        tally = self.rules.get(code)
        if tally is None:
            tally = self.rules[code] = RuleTally(name, severity, plugin)
        tally.findings += 1
        tally.characters += length
        if fix is not None:
            tally.fixable += 1
            tally.safe += fix.safe
        at.findings += 1
        at.rules[code] = at.rules.get(code, 0) + 1
        if string:
            repeated = self.strings.get(string, code)
            repeated.count += 1
            repeated.meet(site)

    def _note_worst(self, document: Document, findings: tuple[Finding, ...], site: str, characters: int) -> None:
        if len(self.worst) >= _MOST_WORST and len(findings) < self.worst[-1].findings:
            return
        codes = tuple(sorted({finding.code for finding in findings}))
        identity = document.path, document.id or "", document.record or 0
        self.worst = _most([*self.worst, Worst(len(findings), *identity, site, characters, codes)])

    def to_json(self) -> dict[str, Any]:
        """Return all of it as JSON values."""
        return {
            "schema": SCHEMA,
            **{name: getattr(self, name) for name in _NUMBERS},
            "findings": self.findings,
            "failures": self.failures,
            "notes": dict(self.notes),
            "rules": {code: asdict(tally) for code, tally in sorted(self.rules.items())},
            "sites": _bounded(self.sites),
            "strings": _bounded(self.strings),
            "per_document": {str(step): count for step, count in sorted(self.per_document.items())},
            "months": {month: self.months[month] for month in sorted(self.months)},
            "worst": [asdict(worst) for worst in self.worst],
            "articles": {"by_rule": self.articles.by_rule, "articles": self.articles.articles},
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Summary":
        """Return the summary that :meth:`to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is none, or of another schema.
        """
        if values["schema"] != SCHEMA:
            raise ValueError(f"summary of schema {values['schema']!r}; this version reads {SCHEMA}")
        made = cls()
        for name in _NUMBERS:
            setattr(made, name, int(values[name]))
        made.failures = list(values["failures"])
        made.notes = Counter(values["notes"])
        made.rules = {code: RuleTally(**tally) for code, tally in values["rules"].items()}
        for bounded, key in ((made.sites, "sites"), (made.strings, "strings")):
            bounded.forgotten = values[key]["forgotten"]
            bounded.tallies = {name: bounded.kind(**tally) for name, tally in values[key]["tallies"].items()}
        made.per_document = Counter({int(step): count for step, count in values["per_document"].items()})
        made.months = {month: list(counts) for month, counts in values["months"].items()}
        made.worst = [Worst(**{**worst, "rules": tuple(worst["rules"])}) for worst in values["worst"]]
        made.articles.by_rule = values["articles"]["by_rule"]
        made.articles.articles = values["articles"]["articles"]
        return made


def _counted(one: Finding) -> Counted:
    return Counted(one.code, one.name, one.severity, one.plugin, one.end - one.start, short(one.text), one.fix)


def short(text: str) -> str:
    """Return ``text`` as it is counted: with single spaces, cut if it is long."""
    return " ".join(text[: 2 * _LONGEST_STRING].split())[:_LONGEST_STRING]


def site_of_finding(finding: Finding) -> str:
    """Return the site that :func:`site_of` gives for the document of ``finding``."""
    return finding.site or site_of_place(finding.path, finding.record)


def site_of(document: Document) -> str:
    """Return the site of ``document``; where none is known, its folder, or its file if that holds many documents."""
    return document.site or site_of_place(document.path, document.record)


def site_of_place(path: str, record: int | None) -> str:
    """Return what stands for the site where none is known: the folder, or the file if it holds many documents."""
    return path if record is not None else str(PurePosixPath(path).parent)


def _bounded(bounded: Bounded) -> dict[str, Any]:
    tallies = {name: asdict(tally) for name, tally in bounded.tallies.items()}  # in the order met: merging goes on
    return {"forgotten": bounded.forgotten, "tallies": tallies}


def _most(documents: list[Worst]) -> list[Worst]:
    return heapq.nsmallest(_MOST_WORST, documents, key=lambda one: (-one.findings, one.path, one.record, one.id))


def _step(count: int) -> int:
    """Return the step of a rough scale that ``count`` belongs to.

    >>> [_step(count) for count in (0, 1, 4, 6, 30, 5_000)]
    [0, 1, 5, 10, 50, 5000]
    """
    if count <= 3:
        return count
    scale = 1
    while True:
        for step in (5, 10, 20):
            if count <= step * scale:
                return step * scale
        scale *= 10


def _covered(findings: Iterable[Finding]) -> int:
    """Return how many code points lie within ``findings``, which are in text order."""
    covered = reached = 0
    for finding in findings:
        covered += max(0, finding.end - max(finding.start, reached))
        reached = max(reached, finding.end)
    return covered
