"""Findings out of what the comparison says of a document: complete, in order, without those that others cover."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ..corpus_rule import CorpusRule, GroupRule, Place, Verdict
from ..engine.fingerprint import fingerprint, follower
from ..engine.stable_path import stable_path
from ..finding import Finding, Location
from ..readers.source_map import SourcedDocument
from ..report import Report
from ..text.document import Document
from ..text.lines import trimmed

MOST_RELATED = 3
"""How many other places a finding names."""


class Hit(NamedTuple):
    """A row that a rule reports: half-open, in code points of its document."""

    code: str
    start: int
    end: int
    verdict: Verdict
    places: tuple[Place, ...]
    """Other places to name; one that is the hit itself is left out."""


class Finisher:
    """Makes findings, document after document in the order of the input."""

    def __init__(self, rules: Sequence[CorpusRule], owners: Mapping[str, str] | None = None, root: str = "") -> None:
        """Take the rules, the names of their plugins by code, and the folder that fingerprints are relative to."""
        self._rules = {rule.code: rule for rule in rules}
        self._names = {rule.name: rule.code for rule in rules}
        self._owners = {rule.code: type(rule).__module__.split(".")[0].removeprefix("scrapelint_") for rule in rules}
        self._owners |= owners or {}
        self._root = root
        self._path: str | None = None
        self._taken: dict[str, str] = {}

    @property
    def codes(self) -> list[str]:
        """The codes of the rules."""
        return list(self._rules)

    def findings(self, document: Document, hits: Iterable[Hit]) -> list[Finding]:
        """Return the findings that ``hits`` are, in text order."""
        found = [self._finding(document, run) for run in self._joined(document.text, hits)]
        made = self._uncovered([one for one in found if one is not None])
        if isinstance(document, SourcedDocument):
            made = list(document.at_source(Report(document, tuple(made))).findings)
        made.sort(key=lambda finding: (finding.start, finding.code, finding.end, finding.message))
        return self._named(document, made)

    def _joined(self, text: str, hits: Iterable[Hit]) -> Iterator[list[Hit]]:
        """Yield the hits; those of one rule that joins neighbours, with only white space between, together."""
        run: list[Hit] = []
        for hit in sorted(hits, key=lambda one: (one.code, one.start, one.end)):
            if (
                run
                and hit.code == run[-1].code
                and _noun(self._rules[hit.code])
                and _is_blank(text[run[-1].end : hit.start])
            ):
                run.append(hit)
                continue
            if run:
                yield run
            run = [hit]
        if run:
            yield run

    def _finding(self, document: Document, run: list[Hit]) -> Finding | None:
        start, end = trimmed(document.text, run[0].start, max(hit.end for hit in run))
        if start >= end:
            return None
        hit, verdict, rule = run[0], run[0].verdict, self._rules[run[0].code]
        line, column = document.position(start)
        end_line, end_column = document.position(end)
        return Finding(
            rule.code,
            rule.name,
            rule.severity,
            f"{verdict.message} ({len(run)} {_noun(rule)})" if len(run) > 1 else verdict.message,
            start,
            end,
            related=_locations(hit, document),
            confidence=verdict.confidence,
            preview=rule.preview,
            details=verdict.details,
            path=document.path,
            id=document.id,
            record=document.record,
            site=document.site,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=document.text[start:end],
            plugin=self._owners[rule.code],
        )

    def _uncovered(self, findings: list[Finding]) -> list[Finding]:
        """Return ``findings`` without those that overlap a finding of a rule that theirs yields to."""
        kept = []
        for finding in findings:
            better = {self._names.get(name) for name in self._rules[finding.code].yields_to}
            if not any(o.code in better and o.start < finding.end and finding.start < o.end for o in findings):
                kept.append(finding)
        return kept

    def _named(self, document: Document, findings: list[Finding]) -> list[Finding]:
        """Return ``findings`` with fingerprints: no two in a file are the same, unless records share an id."""
        if not findings:
            return findings
        if document.id is not None:
            taken: dict[str, str] = {}
        else:
            if document.path != self._path:
                self._path, self._taken = document.path, {}
            taken = self._taken
        path, identity = stable_path(document.path, self._root), document.id or ""
        named = []
        for one in findings:
            name = fingerprint(one.code, [(path, identity, one.text)])
            taken[name] = follower(taken[name]) if name in taken else name
            named.append(replace(one, fingerprint=taken[name]))
        return named


def _noun(rule: CorpusRule) -> str:
    """Return what the rows of a rule are called that makes one finding of neighbours, or nothing."""
    return rule.joins if isinstance(rule, GroupRule) else ""


def _is_blank(text: str) -> bool:
    start, end = trimmed(text, 0, len(text))
    return start == end


def _locations(hit: Hit, document: Document) -> tuple[Location, ...]:
    others = (place for place in hit.places if not _is_in(place, document))
    return tuple(_location(place, hit.verdict.related_message) for place in islice(others, MOST_RELATED))


def _is_in(place: Place, document: Document) -> bool:
    return (place.path, place.record, place.id) == (document.path, document.record, document.id)


@lru_cache(maxsize=1024)
def _location(place: Place, message: str) -> Location:
    return Location(
        place.start, place.end, message, place.path, place.line, place.column, id=place.id, record=place.record
    )
