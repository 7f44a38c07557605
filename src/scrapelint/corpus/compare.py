"""Comparing: the rows of all shards grouped by their keys, and what the rules say of the groups, as findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from ..corpus_rule import CorpusRule, GroupRule, PairRule
from ..finding import Finding
from ..readers.source_map import SourcedDocument
from ..report import Failure
from .engine import Engine
from .finishing import Finisher, Hits, at_source
from .found import Found
from .groups import judge_groups
from .pairs import judge_pairs
from .shards import portions, rule_number
from .texts import Batch, Documents
from .verdicts import Verdicts

_ORDERED = 16 << 20
"""Bytes of shards whose findings are put in order at once."""
_TOGETHER = 4096
"""How many findings are held while it is looked up what is said of them."""


def compare(
    rules: Sequence[CorpusRule],
    shards: Iterable[Path],
    *,
    memory_limit: str = "1GB",
    scratch: Path,
    owners: Mapping[str, str] | None = None,
    root: str = "",
) -> Iterator[Finding | Failure]:
    """Yield what ``rules`` find across the documents of ``shards``: by position of the document, start and code.

    Before it comes what they could not do, of a group with its first document: a rule that crashes loses but that.

    Args:
        rules: those that the shards were sketched with, or some of them.
        shards: files that :class:`~scrapelint.corpus.sketches.Sketcher` wrote; the order does not matter.
        memory_limit: how much the engine may hold, such as ``500MB``; beyond that it writes to ``scratch``.
        scratch: a folder for what does not fit into memory; nothing is left in it.
        owners: names of the rules' plugins by code, where they are not those of their packages.
        root: the folder that paths in fingerprints are relative to, as in the configuration.

    Raises:
        ConfigError: the memory limit is no size.
        EngineError: there is not enough memory or disk.
        InputError: DuckDB or pyarrow is not installed.
        ShardError: a shard is damaged.
    """
    for one in found(rules, shards, memory_limit=memory_limit, scratch=scratch, owners=owners, root=root):
        if isinstance(one, Found):
            yield from one.findings()
        else:
            yield one


def found(
    rules: Sequence[CorpusRule],
    shards: Iterable[Path],
    *,
    memory_limit: str = "1GB",
    scratch: Path,
    owners: Mapping[str, str] | None = None,
    root: str = "",
) -> Iterator[Found | Finding | Failure]:
    """Yield what :func:`compare` yields, as columns where no source is in the way."""
    paths = sorted(shards)
    if not rules or not paths:
        return
    with Engine(scratch, memory_limit) as engine:
        verdicts = judged(engine, rules, paths)
        finisher = Finisher(rules, owners, root)
        yield from _failures(engine, paths, finisher)
        engine.drop_all_but("hits", "judged", "verdicts")
        yield from _findings(engine, verdicts, paths, finisher)


def judged(engine: Engine, rules: Sequence[CorpusRule], shards: Sequence[Path]) -> Verdicts:
    """Fill the tables ``judged`` and ``hits`` of ``engine`` with what ``rules`` report; return what they say of it.

    What is reported of rows with one key stands once in ``judged``; ``hits`` are the documents that pairs report.
    """
    verdicts = Verdicts(engine)
    engine.run('CREATE TABLE hits (position BIGINT, rule INTEGER, start INTEGER, "end" INTEGER, verdict BIGINT)')
    numbers = ", ".join(str(rule_number(rule.code)) for rule in rules)
    # The keys that come often enough are few; the rows that have them may be most, and are read again when wanted.
    engine.run_over(
        shards,
        f"""CREATE TABLE often AS SELECT rule, key FROM rows WHERE rule IN ({numbers})
            GROUP BY ALL HAVING count(*) >= CASE rule {_least(rules)} END""",
    )
    judge_groups(engine, [rule for rule in rules if isinstance(rule, GroupRule)], shards, verdicts)
    judge_pairs(engine, [rule for rule in rules if isinstance(rule, PairRule)], shards, verdicts)
    return verdicts


def _least(rules: Sequence[CorpusRule]) -> str:
    """Return the branches of a CASE with the least size of a group for each rule."""
    sizes = ((rule_number(rule.code), rule.least if isinstance(rule, GroupRule) else 2) for rule in rules)
    return " ".join(f"WHEN {number} THEN {least}" for number, least in sizes)


def _failures(engine: Engine, shards: Sequence[Path], finisher: Finisher) -> Iterator[Failure]:
    """Yield what rules could not do, as the table ``crashes`` holds it."""
    documents = Documents(shards)
    for batch in engine.batches("SELECT position, rule, problem FROM crashes ORDER BY ALL"):
        for position, rule, problem in zip(*batch.values(), strict=True):
            yield finisher.failure(documents.at(position), rule, problem)


def _findings(
    engine: Engine, verdicts: Verdicts, shards: Sequence[Path], finisher: Finisher
) -> Iterator[Found | Finding]:
    """Yield the findings, document after document."""
    documents = Documents(shards)
    waiting: list[tuple[Found, SourcedDocument | None]] = []
    for positions, *columns in _whole_documents(_hits(engine, shards)):
        for batch, first, last, numbers in _by_batch(documents, positions):
            found = finisher.found(batch.texts, batch.head, Hits(numbers, *(column[first:last] for column in columns)))
            document = batch.document(int(numbers[0])) if batch.sourced else None
            waiting.append((found, document if isinstance(document, SourcedDocument) else None))
        if sum(len(found.heads) for found, _ in waiting) >= _TOGETHER:
            yield from _settled(waiting, verdicts, finisher)
            waiting = []
    yield from _settled(waiting, verdicts, finisher)


def _settled(
    waiting: Sequence[tuple[Found, SourcedDocument | None]], verdicts: Verdicts, finisher: Finisher
) -> Iterator[Found | Finding]:
    """Yield what is ``waiting`` with what is said of it, which is looked up for many at once."""
    said = verdicts.get(verdict for found, _ in waiting for verdict in found.verdicts)
    for found, document in waiting:
        if document is None:
            yield finisher.settled(found, said.__getitem__)
        else:
            judged = found._replace(verdicts=[said[verdict] for verdict in found.verdicts])
            yield from finisher.unique(document, at_source(document, judged))


def _hits(engine: Engine, shards: Sequence[Path]) -> Iterator[list[Any]]:
    """Yield what is reported, in order: positions, rules, starts, ends, verdicts."""
    # Some shards at a time: to put all of a million documents in order took more than 256 MB.
    for first, last, some in portions(shards, _ORDERED):
        query = f"""
            SELECT position, rule, start, "end", verdict FROM hits WHERE position BETWEEN {first} AND {last} UNION ALL
            SELECT position, rule, start, "end", verdict FROM rows JOIN judged USING (rule, key)
            WHERE position <> spared ORDER BY position, rule, start, "end", verdict
        """
        yield from engine.arrays_over(some, query)


def _whole_documents(pieces: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """Yield the columns of ``pieces``, of which the first are ascending positions, cut between two of those."""
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    held: list[list[Any]] = []
    for piece in pieces:
        if not len(piece[0]):
            continue
        cut = int(np.searchsorted(piece[0], piece[0][-1]))
        if held and (cut or held[0][0][0] != piece[0][0]):
            held.append([column[:cut] for column in piece])
            yield [np.concatenate(columns) for columns in zip(*held, strict=True)]
            held = []
        elif cut:
            yield [column[:cut] for column in piece]
        held.append([column[cut:] for column in piece])
    if held:
        yield [np.concatenate(columns) for columns in zip(*held, strict=True)]


def _by_batch(documents: Documents, positions: Any) -> Iterator[tuple[Batch, int, int, Any]]:
    """Yield batches of documents with the range of ``positions`` that are theirs, and the documents' numbers in them.

    Documents that have a source come one by one.
    """
    import numpy as np  # noqa: PLC0415 - as above

    ones, firsts, counts = np.unique(positions, return_index=True, return_counts=True)
    places = zip(map(documents.place, ones.tolist()), firsts.tolist(), counts.tolist(), strict=True)
    for (batch, _), some in groupby(places, lambda one: (one[0][0], one[0][1] if one[0][0].sourced else None)):
        here = list(some)
        numbers = np.repeat([number for (_, number), _, _ in here], [count for _, _, count in here])
        first = here[0][1]
        yield batch, first, first + len(numbers), numbers
