"""What executors do for rules across documents: each step takes record batches and yields record batches."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import lru_cache
from typing import Any

from ...config.model import Config
from ...corpus.finishing import Finisher, Hit
from ...corpus.found import Judgement
from ...corpus.groups import place_in
from ...corpus.pairs import WHOLE
from ...corpus.shards import rule_number
from ...corpus.sketches import rows_batches
from ...corpus.stored import COLUMNS, Stored, document_of, encoded
from ...corpus_rule import CorpusRule, Group, GroupRule, PairRule, Place, Verdict
from ...engine.linter import Linter
from ...engine.suppression import TextPatterns
from ...readers.base import ReadOptions
from ...text.document import Document
from ..findings import arrow, finding_of, rows
from .paths import session_of
from .types import columns

_TOGETHER = 256_000
"""Code points of documents that are sketched in one go, unless a single one is longer."""


class CorpusStep:
    """A step; picklable, it carries the configuration alone, from which each process builds its linter once."""

    yields = ""
    """The name of the schema of what it yields."""

    def __init__(self, config: Config, code: str = "") -> None:
        self._config = config
        self._code = code

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield record batches made of ``batches``."""
        for batch in batches:
            yield from self.batches(batch)

    def batches(self, batch: Any) -> Iterator[Any]:
        """Yield the record batches that are made of ``batch``."""
        yield from arrow().Table.from_pylist(list(self.made(batch)), columns(self.yields)).to_batches()

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield the rows that are made of ``batch``."""
        raise NotImplementedError

    @property
    def _linter(self) -> Linter:
        return session_of(self._config, ReadOptions()).linter

    @property
    def _rules(self) -> dict[int, CorpusRule]:
        return {rule_number(rule.code): rule for rule in self._linter.corpus_rules}

    @property
    def _pair_rule(self) -> PairRule:
        rule = self._rules[rule_number(self._code)]
        if not isinstance(rule, PairRule):
            raise TypeError(f"{self._code} does not compare pairs")
        return rule

    def _finisher(self) -> Finisher:
        linter = self._linter
        owners = {rule.code: linter.catalogue.owner(type(rule)).name for rule in linter.corpus_rules}
        return Finisher(linter.corpus_rules, owners, self._config.root)


class SketchRows(CorpusStep):
    """Documents into the rows that rules across documents make of them."""

    def batches(self, batch: Any) -> Iterator[Any]:
        """Yield the rows of the documents in ``batch``, which are made as record batches."""
        for documents, positions in _together(batch):
            yield from rows_batches(self._linter.corpus_rules, documents, positions)


class Places(CorpusStep):
    """Documents with spans into the places that these are, each with the rule and the key of its group."""

    yields = "places"

    def __init__(self) -> None:
        super().__init__(Config())

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield a place for each span."""
        for (position, document), spans in _documents(batch, "spans"):
            for span in spans:
                packed = span["place"]
                start, end = (0, len(document.text)) if packed < 0 else (packed >> 32, packed & 0xFFFFFFFF)
                place = json.dumps(place_in(document, start, end))
                known = {"rule": span["rule"], "key": span["key"], "position": position}
                yield {**known, "place": place, "site": encoded(document.site)}


class Judge(CorpusStep):
    """Groups into what the rules say of those in which they find something."""

    yields = "judged"

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield a row for each group in which something is found."""
        for row in batch.to_pylist():
            rule = self._rules[row["rule"]]
            if not isinstance(rule, GroupRule):
                raise TypeError(f"{rule.code} does not compare groups")
            places = tuple(Place(*json.loads(one["place"])) for one in row["places"])
            verdict = rule.compare(Group(row["documents"], row["different"], places, row["of_site"], row["of_all"]))
            if verdict is not None:
                spared = row["first"] if verdict.keeps_first else -1
                yield {"rule": row["rule"], "key": row["key"], "spared": spared, "said": _said(verdict, places)}


class Similar(CorpusStep):
    """Pairs of texts into those that are alike."""

    yields = "edges"

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield the pairs that are alike."""
        for row in batch.to_pylist():
            texts = [row[name].decode("utf-8", "surrogatepass") for name in ("first", "second")]
            similarity = self._pair_rule.similarity(*texts)
            if similarity > 0:
                yield {"a": row["a"], "b": row["b"], "similarity": similarity}


class JudgePairs(CorpusStep):
    """Members of clusters into what the rule says of them."""

    yields = "hits"

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield a hit for each member."""
        for row in batch.to_pylist():
            kept, alike = (Place(*json.loads(row[name])) for name in ("kept", "alike"))
            verdict = self._pair_rule.report(kept, alike, row["similarity"], row["documents"])
            said = _said(verdict, (kept,) if kept == alike else (kept, alike))
            rule = rule_number(self._code)
            yield {"position": row["position"], "rule": rule, "start": 0, "end": WHOLE, "said": said}


class Finish(CorpusStep):
    """Documents with hits into findings, whose fingerprints are not yet unique in their file."""

    yields = "placed"

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield the findings, numbered within their document."""
        finisher = self._finisher()
        codes = {rule_number(code): code for code in finisher.codes}
        for (position, document), held in _documents(batch, "hits"):
            found = sorted(held, key=lambda hit: (hit["rule"], hit["start"], hit["end"], hit["said"]))
            hits = [Hit(codes[hit["rule"]], hit["start"], hit["end"], hit["said"]) for hit in found]
            made = finisher.made(document, hits, _judgement)
            unique = made if document.id is None else finisher.unique(document, made)
            for place, row in enumerate(rows(unique)):
                yield {**row, "position": position, "place": place}


class Rank(CorpusStep):
    """Findings in the order of the input, file by file, into those to be shown, with names unique in each file."""

    yields = "placed"

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield the findings; a file may go on in the next batch."""
        self._ranking = self._finisher()
        self._session = session_of(self._config, ReadOptions())
        self._patterns = TextPatterns(self._config, self._linter.catalogue.rules)
        yield from super().__call__(batches)

    def made(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield the findings of ``batch``."""
        for row in batch.to_pylist():
            finding = finding_of(row)
            if row["id"] is None:
                document = Document("", row["path"], None, row["record"])
                (finding,) = self._ranking.unique(document, [finding])
            if not (self._session.ignores(finding) or self._patterns.match(finding)):
                yield {**row, "fingerprint": finding.fingerprint}


def _together(batch: Any) -> Iterator[tuple[list[Document], list[int]]]:
    """Yield the documents of ``batch`` and their positions, as many as are sketched in one go."""
    documents: list[Document] = []
    positions: list[int] = []
    size = 0
    for (position, document), _ in _documents(batch):
        documents.append(document)
        positions.append(position)
        size += len(document.text)
        if size >= _TOGETHER:
            yield documents, positions
            documents, positions, size = [], [], 0
    if documents:
        yield documents, positions


def _documents(batch: Any, column: str | None = None) -> Iterator[tuple[Stored, Any]]:
    """Yield the documents of ``batch``, each with what another ``column`` says of it."""
    stored = [batch.column(name) for name, _ in COLUMNS]
    further = batch.column(column) if column else None
    for index in range(batch.num_rows):
        yield document_of([one[index].as_py() for one in stored]), further and further[index].as_py()


def _said(verdict: Verdict, places: tuple[Place, ...]) -> str:
    """Return a verdict and its places, whose text was for the rule alone, as JSON, which takes lone surrogates."""
    return json.dumps([astuple(verdict), [place._replace(text="") for place in places]])


@lru_cache(maxsize=10_000)
def _judgement(said: str) -> Judgement:
    (message, keeps_first, related_message, confidence, details), places = json.loads(said)
    verdict = Verdict(message, keeps_first, related_message, confidence, tuple(details))
    return Judgement(verdict, tuple(Place(*one) for one in places))
