"""What executors do for rules across documents: each step takes record batches and yields record batches."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any

from ...config.model import Config
from ...corpus.batch_texts import BatchTexts
from ...corpus.crashes import checked, surviving
from ...corpus.finishing import Finisher, Hits, at_source
from ...corpus.found import Head, Judgement
from ...corpus.groups import place_in
from ...corpus.pairs import WHOLE
from ...corpus.shards import rule_number
from ...corpus.sketches import rows_batches
from ...corpus.stored import COLUMNS, Stored, document_of, encoded
from ...corpus_rule import CorpusRule, Group, GroupRule, PairRule, Place, Verdict
from ...engine.linter import Linter
from ...engine.suppression import TextPatterns
from ...readers.base import ReadOptions
from ...readers.source_map import SourcedDocument
from ...text.document import Document
from ..findings import RULE_FAILED, arrow, failed, finding_of, rows
from .paths import session_of
from .types import columns

Row = dict[str, Any]
"""Values by the names of their columns."""
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

    def made(self, batch: Any) -> Iterator[Row]:
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
        return Finisher(self._linter.corpus_rules, self._linter.owners, self._config.root)


class SketchRows(CorpusStep):
    """Documents into the rows that rules across documents make of them."""

    yields = "sketched"

    def batches(self, batch: Any) -> Iterator[Any]:
        """Yield the rows of the documents in ``batch``, which are made as record batches."""
        kinds = columns(self.yields)
        for documents, positions in _together(batch):
            sketched, crashes = rows_batches(self._linter.corpus_rules, documents, positions)
            for made in sketched:
                yield arrow().record_batch([*made.columns, arrow().nulls(made.num_rows, "string")], schema=kinds)
            failures = [
                {"rule": rule_number(one.code), "position": one.position, "problem": one.problem} for one in crashes
            ]
            yield from arrow().Table.from_pylist(failures, kinds).to_batches()


class Places(CorpusStep):
    """Documents with spans into the places that these are, each with the rule and the key of its group."""

    yields = "places"

    def __init__(self) -> None:
        super().__init__(Config())

    def made(self, batch: Any) -> Iterator[Row]:
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

    def made(self, batch: Any) -> Iterator[Row]:
        """Yield a row for each group in which something is found."""
        for row in batch.to_pylist():
            if answer := _answered(partial(self._verdict, row)):
                yield {"rule": row["rule"], "key": row["key"], "position": row["first"], **answer}

    def _verdict(self, row: Row) -> Row:
        rule = self._rules[row["rule"]]
        if not isinstance(rule, GroupRule):
            raise TypeError(f"{rule.code} does not compare groups")
        places = tuple(Place(*json.loads(one["place"])) for one in row["places"])
        verdict = rule.compare(Group(row["documents"], row["different"], places, row["of_site"], row["of_all"]))
        return {} if verdict is None else {"said": _said(verdict, places), "keeps_first": verdict.keeps_first}


class Similar(CorpusStep):
    """Pairs of texts into those that are alike."""

    yields = "edges"

    def made(self, batch: Any) -> Iterator[Row]:
        """Yield the pairs that are alike."""
        for row in batch.to_pylist():
            if answer := _answered(partial(self._similarity, row)):
                yield {"a": row["a"], "position": row["b"], "rule": rule_number(self._code), **answer}

    def _similarity(self, row: Row) -> Row:
        texts = [row[name].decode("utf-8", "surrogatepass") for name in ("first", "second")]
        similarity = float(self._pair_rule.similarity(*texts))
        return {"similarity": similarity} if similarity > 0 else {}


class JudgePairs(CorpusStep):
    """Members of clusters into what the rule says of them."""

    yields = "hits"

    def made(self, batch: Any) -> Iterator[Row]:
        """Yield a hit for each member."""
        for row in batch.to_pylist():
            whole = {"position": row["position"], "rule": rule_number(self._code), "start": 0, "end": WHOLE}
            yield {**whole, **_answered(partial(self._report, row))}

    def _report(self, row: Row) -> Row:
        kept, alike = (Place(*json.loads(row[name])) for name in ("kept", "alike"))
        verdict = self._pair_rule.report(kept, alike, row["similarity"], row["documents"])
        return {"said": _said(verdict, (kept,) if kept == alike else (kept, alike))}


class Finish(CorpusStep):
    """Documents with hits into findings, whose fingerprints are not yet unique in their file, and into failures."""

    yields = "placed"

    def made(self, batch: Any) -> Iterator[Row]:
        """Yield the findings, numbered within their document, and behind them what rules could not do."""
        finisher = self._finisher()
        for index, ((position, document), held) in enumerate(_documents(batch, "hits")):
            texts = BatchTexts(arrow().array([batch.column("text")[index].as_py()], "binary"))
            head = Head(document.path, document.id, document.record, document.site)
            said = sorted((hit for hit in held if hit["problem"] is None), key=_in_order)
            found = finisher.found(texts, [head].__getitem__, _hits(said))
            judged = found._replace(verdicts=[_judgement(said[verdict]["said"]) for verdict in found.verdicts])
            made = at_source(document, judged) if isinstance(document, SourcedDocument) else list(judged.findings())
            unique = made if document.id is None else finisher.unique(document, made)
            crashes = sorted((hit["rule"], hit["problem"]) for hit in held if hit["problem"] is not None)
            failures = [failed(finisher.failure(document, *one), document.id, document.record) for one in crashes]
            for place, row in enumerate(rows([*unique, *failures])):
                yield {**row, "position": position, "place": place}


def _in_order(hit: Row) -> tuple[Any, ...]:
    return hit["rule"], hit["start"], hit["end"], hit["said"]


def _hits(said: list[Row]) -> Hits:
    """Return the hits of one document as columns; the number of each is what leads to its judgement."""
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    rules, starts, ends = (np.array([hit[name] for hit in said], np.int64) for name in ("rule", "start", "end"))
    return Hits(np.zeros(len(said), np.int64), rules, starts, ends, np.arange(len(said)))


class Rank(CorpusStep):
    """Findings in the order of the input, file by file, into those to be shown, with names unique in each file."""

    yields = "placed"

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield the findings; a file may go on in the next batch."""
        self._ranking = self._finisher()
        self._session = session_of(self._config, ReadOptions())
        self._patterns = TextPatterns(self._config, self._linter.catalogue.rules)
        yield from super().__call__(batches)

    def made(self, batch: Any) -> Iterator[Row]:
        """Yield the findings of ``batch``."""
        for row in batch.to_pylist():
            if row["code"] == RULE_FAILED:
                yield row
                continue
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


def _answered(ask: Callable[[], Row]) -> Row:
    """Return what a rule answers, as columns of a row; if it crashes, the column ``problem`` with what it raised."""
    problems: list[str] = []
    with surviving(problems.append):
        return ask()
    return {"problem": problems[0]}


def _said(verdict: Verdict, places: tuple[Place, ...]) -> str:
    """Return a verdict and its places, whose text was for the rule alone, as JSON, which takes lone surrogates."""
    return json.dumps([checked(verdict), [place._replace(text="") for place in places]])


@lru_cache(maxsize=10_000)
def _judgement(said: str) -> Judgement:
    (message, keeps_first, related_message, confidence, details), places = json.loads(said)
    verdict = Verdict(message, keeps_first, related_message, confidence, tuple(details))
    return Judgement(verdict, tuple(Place(*one) for one in places))
