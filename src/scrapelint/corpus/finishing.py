"""Findings out of what the comparison says of a document: complete, in order, without those that others cover."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
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


Run = tuple[list[Hit], int, int]
"""Hits that are one finding, and its half-open span."""
_Name = tuple[str, int | None, str | None]
"""The path, record and id by which a document is known."""


class Finisher:
    """Makes findings, document after document in the order of the input."""

    def __init__(self, rules: Sequence[CorpusRule], owners: Mapping[str, str] | None = None, root: str = "") -> None:
        """Take the rules, the names of their plugins by code, and the folder that fingerprints are relative to."""
        self._rules = {rule.code: rule for rule in rules}
        self._owners = {rule.code: type(rule).__module__.split(".")[0].removeprefix("scrapelint_") for rule in rules}
        self._owners |= owners or {}
        self._root = root
        self._nouns = {rule.code: rule.joins for rule in rules if isinstance(rule, GroupRule) and rule.joins}
        """What the rows of a rule are called that makes one finding of neighbours."""
        codes = {rule.name: rule.code for rule in rules}
        better = {rule.code: {codes[name] for name in rule.yields_to if name in codes} for rule in rules}
        self._yielding = {code: others for code, others in better.items() if others}
        self._path: str | None = None
        self._taken: dict[str, str] = {}

    @property
    def codes(self) -> list[str]:
        """The codes of the rules."""
        return list(self._rules)

    def findings(self, document: Document, hits: Iterable[Hit]) -> list[Finding]:
        """Return the findings that ``hits`` are, in text order."""
        return self.unique(document, self.made(document, hits))

    def made(self, document: Document, hits: Iterable[Hit]) -> list[Finding]:
        """Return the findings that ``hits`` are, in text order, of which several may have the same fingerprint."""
        runs = list(self._joined(document.text, sorted(hits, key=itemgetter(0, 1, 2))))
        spans = [_trimmed_run(document.text, run) for run in runs]
        kept = [(run, *span) for run, span in zip(runs, spans, strict=True) if span[0] < span[1]]
        if self._yielding:
            kept = self._uncovered(kept)
        made = self._completed(document, kept)
        if isinstance(document, SourcedDocument):
            made = list(document.at_source(Report(document, tuple(made))).findings)
            made.sort(key=_in_text)
        return made

    def _joined(self, text: str, hits: Iterable[Hit]) -> Iterator[list[Hit]]:
        """Yield the hits; those of one rule that joins neighbours, with only white space between, together."""
        run: list[Hit] = []
        for hit in hits:
            if run and hit.code == run[-1].code and hit.code in self._nouns and _meet(text, run[-1].end, hit.start):
                run.append(hit)
                continue
            if run:
                yield run
            run = [hit]
        if run:
            yield run

    def _uncovered(self, runs: list[Run]) -> list[Run]:
        """Return ``runs`` without those that overlap one of a rule that theirs yields to."""
        kept = []
        for run, start, end in runs:
            better = self._yielding.get(run[0].code, ())
            if not any(other[0].code in better and first < end and start < last for other, first, last in runs):
                kept.append((run, start, end))
        return kept

    def _completed(self, document: Document, runs: list[Run]) -> list[Finding]:
        """Return a finding for each of ``runs``, in text order."""
        path, identity = stable_path(document.path, self._root), document.id or ""
        positions = _Positions(document.text)
        made = []
        for run, start, end in sorted(runs, key=_by_place):
            text = document.text[start:end]
            name = fingerprint(run[0].code, [(path, identity, text)])
            made.append(self._finding(document, run, (start, end), positions, text, name))
        return made

    def _finding(
        self, document: Document, run: list[Hit], span: tuple[int, int], positions: "_Positions", text: str, name: str
    ) -> Finding:
        code, _, _, verdict, places = run[0]
        rule = self._rules[code]
        start, end = span
        line, column = positions.of(start)
        end_line, end_column = positions.of(end)
        return Finding(
            code,
            rule.name,
            rule.severity,
            f"{verdict.message} ({len(run)} {self._nouns[code]})" if len(run) > 1 else verdict.message,
            start,
            end,
            related=_related(places, verdict.related_message, (document.path, document.record, document.id)),
            confidence=verdict.confidence,
            preview=rule.preview,
            details=verdict.details,
            path=document.path,
            id=document.id,
            record=document.record,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=text,
            fingerprint=name,
            plugin=self._owners[code],
        )

    def unique(self, document: Document, findings: Iterable[Finding]) -> list[Finding]:
        """Return ``findings`` with other fingerprints where two in a file have the same, unless records share an id.

        To be called in the order of the input; of the ``document`` the path and the id are enough. A record with an id
        has its names to itself; of the others of a file those are held that differ.
        """
        if document.path != self._path:
            self._path, self._taken = document.path, {}
        taken = self._taken if document.id is None else {}
        named = []
        for one in findings:
            name = one.fingerprint
            taken[name] = follower(taken[name]) if name in taken else name
            named.append(one if taken[name] == name else replace(one, fingerprint=taken[name]))
        return named


class _Positions:
    """Lines and columns of a text, from 1; without a list of its lines where it has plain line breaks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._document = Document(text) if "\r" in text else None

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``."""
        if self._document:
            return self._document.position(offset)
        return self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset)


def _by_place(run: Run) -> tuple[int, str, int]:
    return run[1], run[0][0].code, run[2]


def _in_text(finding: Finding) -> tuple[int, str, int]:
    return finding.start, finding.code, finding.end


def _trimmed_run(text: str, run: list[Hit]) -> tuple[int, int]:
    return trimmed(text, run[0].start, max([hit.end for hit in run]))


def _meet(text: str, end: int, start: int) -> bool:
    """Tell whether there is only white space between ``end`` and ``start``."""
    if end >= start:
        return True
    first, last = trimmed(text, end, start)
    return first == last


@lru_cache(maxsize=4096)
def _locations(places: tuple[Place, ...], message: str) -> tuple[tuple[Location, ...], tuple[_Name, ...]]:
    """Return ``places`` as findings name them, and which documents they are in."""
    locations = tuple(
        Location(one.start, one.end, message, one.path, one.line, one.column, id=one.id, record=one.record)
        for one in places
    )
    return locations, tuple((one.path, one.record, one.id) for one in places)


def _related(places: tuple[Place, ...], message: str, here: _Name) -> tuple[Location, ...]:
    """Return the first of ``places`` that are in other documents."""
    locations, names = _locations(places, message)
    if here not in names:
        return locations[:MOST_RELATED]
    others = [location for location, name in zip(locations, names, strict=True) if name != here]
    return tuple(others[:MOST_RELATED])
