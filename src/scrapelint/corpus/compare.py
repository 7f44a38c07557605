"""Comparing: the rows of all shards grouped by their keys, and what the rules say of the groups, as findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from ..corpus_rule import CorpusRule, GroupRule, PairRule
from ..finding import Finding
from ..report import Failure
from .engine import Engine
from .finishing import Finisher, Hit
from .found import Found
from .groups import judge_groups
from .pairs import judge_pairs
from .shards import portions, rule_number
from .texts import Documents
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
        yield one.finding() if isinstance(one, Found) else one


def found(
    rules: Sequence[CorpusRule],
    shards: Iterable[Path],
    *,
    memory_limit: str = "1GB",
    scratch: Path,
    owners: Mapping[str, str] | None = None,
    root: str = "",
) -> Iterator[Found | Finding | Failure]:
    """Yield what :func:`compare` yields, as objects only where it is no more work to make none."""
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
    codes = {rule_number(code): code for code in finisher.codes}
    documents = Documents(shards)
    for batch in engine.batches("SELECT position, rule, problem FROM crashes ORDER BY ALL"):
        for position, rule, problem in zip(*batch.values(), strict=True):
            yield finisher.failure(documents.at(position), codes[rule], problem)


def _findings(
    engine: Engine, verdicts: Verdicts, shards: Sequence[Path], finisher: Finisher
) -> Iterator[Found | Finding]:
    """Yield the findings, document after document."""
    documents = Documents(shards)
    waiting: list[Found] = []
    for position, hits in _hits(engine, shards, finisher.codes):
        waiting += finisher.found(documents.at(position), hits)
        if len(waiting) >= _TOGETHER:
            yield from _settled(waiting, verdicts, finisher)
            waiting = []
    yield from _settled(waiting, verdicts, finisher)


def _settled(found: list[Found], verdicts: Verdicts, finisher: Finisher) -> Iterator[Found | Finding]:
    """Yield what was ``found`` with what is said of it, which is looked up for many at once."""
    said = verdicts.get(one.verdict for one in found)
    for _, same in groupby(found, lambda one: id(one.document)):  # two records may be equal to the last character
        ones = list(same)
        yield from finisher.settled(ones[0].document, ones, said.__getitem__)


def _hits(engine: Engine, shards: Sequence[Path], codes: Sequence[str]) -> Iterator[tuple[int, list[Hit]]]:
    """Yield the position of each document of which something is reported, with what it is, in order."""
    by_number = {rule_number(code): code for code in codes}
    # Some shards at a time: to put all of a million documents in order took more than 256 MB.
    for first, last, some in portions(shards, _ORDERED):
        query = f"""
            SELECT position, rule, start, "end", verdict FROM hits WHERE position BETWEEN {first} AND {last} UNION ALL
            SELECT position, rule, start, "end", verdict FROM rows JOIN judged USING (rule, key)
            WHERE position <> spared ORDER BY position, rule, start, "end", verdict
        """
        yield from _by_document(engine.batches_over(some, query), by_number)


def _by_document(batches: Iterable[dict[str, list[int]]], codes: Mapping[int, str]) -> Iterator[tuple[int, list[Hit]]]:
    here, hits = -1, list[Hit]()
    for batch in batches:
        for position, rule, start, end, verdict in zip(*batch.values(), strict=True):
            if position != here:
                if hits:
                    yield here, hits
                here, hits = position, []
            hits.append(Hit(codes[rule], start, end, verdict))
    if hits:
        yield here, hits
