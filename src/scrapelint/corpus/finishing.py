"""Findings out of what the comparison says of a document: complete, in order, without those that others cover."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, NamedTuple

from ..corpus_rule import CorpusRule, GroupRule
from ..engine.fingerprint import fingerprint_of_text, follower
from ..engine.stable_path import stable_path
from ..finding import Finding
from ..readers.source_map import SourcedDocument
from ..report import Failure, Report
from ..text.document import Document
from ..text.lines import trimmed
from .found import Found, Judgement, Source


class Hit(NamedTuple):
    """A row that a rule reports: half-open, in code points of its document."""

    code: str
    start: int
    end: int
    verdict: Any
    """What leads to the judgement: a number here, the judgement as JSON on other engines."""


Run = tuple[list[Hit], int, int]
"""Hits that are one finding, and its half-open span."""


class Finisher:
    """Makes findings, document after document in the order of the input."""

    def __init__(self, rules: Sequence[CorpusRule], owners: Mapping[str, str] | None = None, root: str = "") -> None:
        """Take the rules, the names of their plugins by code, and the folder that fingerprints are relative to."""
        named = {rule.code: type(rule).__module__.split(".")[0].removeprefix("scrapelint_") for rule in rules}
        named |= owners or {}
        self._sources = {rule.code: Source(rule, named[rule.code]) for rule in rules}
        self._root = root
        self._joining = {rule.code for rule in rules if isinstance(rule, GroupRule) and rule.joins}
        codes = {rule.name: rule.code for rule in rules}
        better = {rule.code: {codes[name] for name in rule.yields_to if name in codes} for rule in rules}
        self._yielding = {code: others for code, others in better.items() if others}
        self._path: str | None = None
        self._stable = ("", "")
        """A path, and how it goes into fingerprints: documents of one file come one after the other."""
        self._taken: dict[str, str] = {}

    @property
    def codes(self) -> list[str]:
        """The codes of the rules."""
        return list(self._sources)

    def failure(self, document: Document, code: str, problem: str) -> Failure:
        """Return that a rule could not do what it was asked about ``document``."""
        return Failure(code, self._sources[code].plugin, document.path, problem)

    def settled(
        self, document: Document, found: Sequence[Found], judgement: Callable[[Any], Judgement]
    ) -> Sequence[Found | Finding]:
        """Return what was :meth:`found` in ``document`` with its judgements and the names that are unique."""
        for one in found:
            one.judgement = judgement(one.verdict)
        if isinstance(document, SourcedDocument):
            return self.unique(document, _at_source(document, found))
        if document.id is None or len(found) > 1:
            for one, name in zip(found, self._names(document, [one.fingerprint for one in found]), strict=True):
                one.fingerprint = name
        return found

    def made(self, document: Document, hits: Iterable[Hit], judgement: Callable[[Any], Judgement]) -> list[Finding]:
        """Return the findings that ``hits`` are, in text order, of which several may have the same fingerprint."""
        found = self.found(document, hits)
        for one in found:
            one.judgement = judgement(one.verdict)
        if isinstance(document, SourcedDocument):
            return _at_source(document, found)
        return [one.finding() for one in found]

    def found(self, document: Document, hits: Iterable[Hit]) -> list[Found]:
        """Return the findings that ``hits`` are, in text order, which are still to be :meth:`settled`."""
        text = document.text
        if self._yielding:
            hits = self._better(hits)
        kept = []
        for run in self._joined(text, sorted(hits, key=_by_rule)):
            start, end = trimmed(text, run[0].start, max([hit.end for hit in run]))
            if start < end:
                kept.append((run, start, end))
        if self._yielding and len(kept) > 1:
            kept = self._uncovered(kept)
        return self._completed(document, kept)

    def _better(self, hits: Iterable[Hit]) -> list[Hit]:
        """Return ``hits`` without those that begin where a rule that theirs yields to has one: mostly equal lines."""
        starts: dict[str, set[int]] = {}
        hits = list(hits)
        for code, start, _, _ in hits:
            starts.setdefault(code, set()).add(start)
        return [
            hit
            for hit in hits
            if not any(hit.start in starts.get(better, ()) for better in self._yielding.get(hit.code, ()))
        ]

    def _joined(self, text: str, hits: Iterable[Hit]) -> Iterator[list[Hit]]:
        """Yield the hits; those of one rule that joins neighbours, with only white space between, together."""
        run: list[Hit] = []
        for hit in hits:
            if run and hit.code == run[-1].code and hit.code in self._joining and _meet(text, run[-1].end, hit.start):
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

    def _completed(self, document: Document, runs: list[Run]) -> list[Found]:
        """Return a finding for each of ``runs``, in text order."""
        identity = document.id or ""
        path = self._stable_path(document.path)
        positions = _Positions(document.text)
        made = []
        for run, start, end in sorted(runs, key=_by_place) if len(runs) > 1 else runs:
            text = document.text[start:end]
            code, _, _, verdict = run[0]
            span = (start, end, *positions.of(start), *positions.of(end))
            name = fingerprint_of_text(code, path, identity, text)
            made.append(Found(document, self._sources[code], verdict, len(run), span, text, name))
        return made

    def _stable_path(self, path: str) -> str:
        if path != self._stable[0]:
            self._stable = path, stable_path(path, self._root)
        return self._stable[1]

    def unique(self, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """Return ``findings`` with other fingerprints where two in a file have the same, unless records share an id.

        To be called in the order of the input; of the ``document`` the path and the id are enough. A record with an id
        has its names to itself; of the others of a file those are held that differ.
        """
        names = self._names(document, [one.fingerprint for one in findings])
        return [
            one if one.fingerprint == name else replace(one, fingerprint=name)
            for one, name in zip(findings, names, strict=True)
        ]

    def _names(self, document: Document, names: Sequence[str]) -> list[str]:
        """Return ``names`` with others where two in a file are the same."""
        if document.path != self._path:
            self._path, self._taken = document.path, {}
        taken = self._taken if document.id is None else {}
        unique = []
        for name in names:
            taken[name] = follower(taken[name]) if name in taken else name
            unique.append(taken[name])
        return unique


class _Positions:
    """Lines and columns of a text, from 1; without a list of its lines where it has plain line breaks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._document = Document(text) if "\r" in text else None
        self._last = (0, 1)

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``; cheap for those that come in order."""
        if self._document:
            return self._document.position(offset)
        text, (last, line) = self._text, self._last
        line = line + text.count("\n", last, offset) if offset >= last else text.count("\n", 0, offset) + 1
        self._last = (offset, line)
        return line, offset - text.rfind("\n", 0, offset)


_by_rule = itemgetter(0, 1, 2)


def _by_place(run: Run) -> tuple[int, str, int]:
    return run[1], run[0][0].code, run[2]


def _in_text(finding: Finding) -> tuple[int, str, int]:
    return finding.start, finding.code, finding.end


def _at_source(document: SourcedDocument, found: Iterable[Found]) -> list[Finding]:
    """Return what was ``found`` in ``document`` as findings in its source."""
    report = document.at_source(Report(document, tuple(one.finding() for one in found)))
    return sorted(report.findings, key=_in_text)


def _meet(text: str, end: int, start: int) -> bool:
    """Tell whether there is only white space between ``end`` and ``start``."""
    if end >= start:
        return True
    first, last = trimmed(text, end, start)
    return first == last
