"""Findings out of what the comparison says of documents: complete, in order, without those that others cover."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from ..corpus_rule import CorpusRule, GroupRule
from ..engine.fingerprint import before_text, follower, in_fingerprint, named
from ..engine.stable_path import stable_path
from ..finding import Finding
from ..readers.source_map import SourcedDocument
from ..report import Failure, Report
from ..reports.json_text import string_to_json
from ..text.document import Document
from .batch_texts import BatchTexts
from .found import Flagged, Found, Head, Judgement, Source
from .shards import rule_number
from .stored import decoded
from .summary import short

_MOST_TEXTS, _LONGEST_TEXT = 4096, 1000
"""How many texts are remembered, since lines of templates come again, and how many bytes such a text has."""


class Hits(NamedTuple):
    """Rows that rules report, as arrays of numpy, in the order of their documents, rules, starts and ends."""

    documents: Any
    """The number of each row's document in the batch."""
    rules: Any
    """As :func:`rule_number` gives them."""
    starts: Any
    ends: Any
    """Half-open spans, in code points of the document; ends may lie behind it."""
    verdicts: Any
    """What leads to the judgement: a number."""


class _Runs(NamedTuple):
    """Hits that are one finding each, as arrays: spans in bytes, without white space around them."""

    documents: Any
    rules: Any
    starts: Any
    ends: Any
    rows: Any
    verdicts: Any

    def taken(self, which: Any) -> "_Runs":
        return _Runs(*(column[which] for column in self))


class Finisher:
    """Makes findings, batch after batch in the order of the input."""

    def __init__(self, rules: Sequence[CorpusRule], owners: Mapping[str, str] | None = None, root: str = "") -> None:
        """Take the rules, the names of their plugins by code, and the folder that fingerprints are relative to."""
        plugins = {rule.code: type(rule).__module__.split(".")[0].removeprefix("scrapelint_") for rule in rules}
        plugins |= owners or {}
        self._sources = {rule_number(rule.code): Source(rule, plugins[rule.code]) for rule in rules}
        self._root = root
        self._joining = [rule_number(rule.code) for rule in rules if isinstance(rule, GroupRule) and rule.joins]
        numbers = {rule.name: rule_number(rule.code) for rule in rules}
        better = {rule_number(rule.code): [numbers[n] for n in rule.yields_to if n in numbers] for rule in rules}
        self._yielding = {number: others for number, others in better.items() if others}
        self._path: str | None = None
        self._stable = ("", "")
        """A path, and how it goes into fingerprints: documents of one file come one after the other."""
        self._taken: dict[str, str] = {}
        self._texts: dict[bytes, Flagged] = {}

    def failure(self, document: Document, rule: int, problem: str) -> Failure:
        """Return that the rule with the number ``rule`` could not do what it was asked about ``document``."""
        source = self._sources[rule]
        return Failure(source.rule.code, source.plugin, document.path, problem)

    def found(self, texts: BatchTexts, head: Callable[[int], Head], hits: Hits) -> Found:
        """Return the findings that ``hits`` are, in text order, of which several may have the same fingerprint.

        ``head`` is asked for each document once.
        """
        runs = self._uncovered(self._runs(texts, self._better(hits)))
        lines, columns = texts.positions(runs.documents, runs.starts)
        end_lines, end_columns = texts.positions(runs.documents, runs.ends)
        begun = texts.edges[runs.documents]
        starts, ends = texts.code_points(runs.starts) - begun, texts.code_points(runs.ends) - begun
        spans = [column.tolist() for column in (starts, ends, lines, columns, end_lines, end_columns)]
        pairs = list(zip(runs.documents.tolist(), runs.rules.tolist(), strict=True))
        heads = {document: head(document) for document in dict.fromkeys(runs.documents.tolist())}
        before = {pair: self._before(heads[pair[0]], pair[1]) for pair in dict.fromkeys(pairs)}
        pieces = zip(runs.starts.tolist(), runs.ends.tolist(), strict=True)
        flagged = [self._flagged(texts.piece(start, end)) for start, end in pieces]
        names = [named(before[pair] + one.folded) for pair, one in zip(pairs, flagged, strict=True)]
        return Found(
            [heads[document] for document, _ in pairs],
            [self._sources[rule] for _, rule in pairs],
            runs.verdicts.tolist(),
            runs.rows.tolist(),
            list(zip(*spans, strict=True)),
            flagged,
            names,
        )

    def _better(self, hits: Hits) -> Hits:
        """Return ``hits`` without those that begin where a rule that theirs yields to has one: mostly equal lines."""
        import numpy as np  # noqa: PLC0415 - late, as everywhere

        places = hits.documents << 32 | hits.starts
        kept = np.ones(len(places), bool)
        for number, others in self._yielding.items():
            worse = hits.rules == number
            kept[worse] = ~np.isin(places[worse], places[np.isin(hits.rules, others)])
        return Hits(*(column[kept] for column in hits))

    def _runs(self, texts: BatchTexts, hits: Hits) -> _Runs:
        """Return ``hits`` in text order, those of a rule that joins neighbours together if only white space is between.

        What is nothing but white space is left out.
        """
        import numpy as np  # noqa: PLC0415 - as above

        begun, last = texts.edges[hits.documents], texts.edges[hits.documents + 1]
        starts = texts.bytes_at(np.clip(begun + hits.starts, begun, last))
        ends = texts.bytes_at(np.clip(begun + hits.ends, begun, last))
        joined = (hits.documents[1:] == hits.documents[:-1]) & (hits.rules[1:] == hits.rules[:-1])
        joined &= np.isin(hits.rules[1:], self._joining)
        behind = np.flatnonzero(joined) + 1
        first, stop = texts.trimmed(ends[behind - 1], starts[behind])
        joined[behind[first < stop] - 1] = False
        heads = np.flatnonzero(np.append(True, ~joined)[: len(starts)])
        if len(heads):
            ends = np.maximum.reduceat(ends, heads)
        starts, ends = texts.trimmed(starts[heads], ends)
        documents, rules = hits.documents[heads], hits.rules[heads]
        rows = np.diff(np.append(heads, len(hits.starts)))
        order = np.lexsort((ends, rules, starts, documents))
        runs = _Runs(documents, rules, starts, ends, rows, hits.verdicts[heads]).taken(order)
        return runs.taken(runs.starts < runs.ends)

    def _uncovered(self, runs: _Runs) -> _Runs:
        """Return ``runs`` without those that overlap one of a rule that theirs yields to."""
        import numpy as np  # noqa: PLC0415 - as above

        kept = np.ones(len(runs.starts), bool)
        for number, others in self._yielding.items():
            worse, better = runs.rules == number, np.isin(runs.rules, others)
            if not (worse.any() and better.any()):
                continue
            starts, reached = runs.starts[better], np.maximum.accumulate(runs.ends[better])
            before = np.searchsorted(starts, runs.ends[worse])
            kept[worse] = (before == 0) | (reached[before - 1] <= runs.starts[worse])
        return runs.taken(kept)

    def _before(self, head: Head, rule: int) -> bytes:
        """Return what goes into the fingerprints of a document's findings before their texts."""
        if head.path != self._stable[0]:
            self._stable = head.path, stable_path(head.path, self._root)
        return before_text(self._sources[rule].rule.code, self._stable[1], head.id or "")

    def _flagged(self, piece: bytes) -> Flagged:
        known = self._texts.get(piece)
        if known is not None:
            return known
        text = decoded(piece) or ""
        made = Flagged(text, in_fingerprint(text), string_to_json(text), short(text))
        if len(piece) <= _LONGEST_TEXT:
            if len(self._texts) == _MOST_TEXTS:
                self._texts.clear()
            self._texts[piece] = made
        return made

    def settled(self, found: Found, judgement: Callable[[Any], Judgement]) -> Found:
        """Return what was :meth:`found` with its judgements, and with fingerprints that are unique, as :meth:`unique`.

        To be called in the order of the input.
        """
        unique: list[str] = []
        for head, ones in groupby(zip(found.heads, found.fingerprints, strict=True), itemgetter(0)):
            unique += self._names(head, [name for _, name in ones])
        return found._replace(verdicts=[judgement(one) for one in found.verdicts], fingerprints=unique)

    def unique(self, document: Document | Head, findings: Sequence[Finding]) -> list[Finding]:
        """Return ``findings`` with other fingerprints where two in a file have the same, unless records share an id.

        To be called in the order of the input; of the ``document`` the path and the id are enough. A record with an id
        has its names to itself; of the others of a file those are held that differ.
        """
        names = self._names(document, [one.fingerprint for one in findings])
        return [
            one if one.fingerprint == name else replace(one, fingerprint=name)
            for one, name in zip(findings, names, strict=True)
        ]

    def _names(self, document: Document | Head, names: list[str]) -> list[str]:
        """Return ``names`` with others where two in a file are the same."""
        if document.path != self._path:
            self._path, self._taken = document.path, {}
        if document.id is not None and len(names) == 1:
            return names
        taken = self._taken if document.id is None else {}
        unique = []
        for name in names:
            taken[name] = follower(taken[name]) if name in taken else name
            unique.append(taken[name])
        return unique


def at_source(document: SourcedDocument, found: Found) -> list[Finding]:
    """Return what was ``found`` in ``document`` alone, with its judgements, as findings in its source."""
    report = document.at_source(Report(document, tuple(found.findings())))
    return sorted(report.findings, key=lambda finding: (finding.start, finding.code, finding.end))
