"""Comparing: the rows of all shards grouped by their keys, and what the rules say of the groups, as findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from ..corpus_rule import CorpusRule, GroupRule, PairRule
from ..finding import Finding
from .engine import Engine
from .finishing import Finisher, Hit
from .found import Found
from .groups import judge_groups
from .pairs import judge_pairs
from .shards import rule_number
from .texts import stored_documents
from .verdicts import Verdicts

_NO_HIT = -1


def compare(
    rules: Sequence[CorpusRule],
    shards: Iterable[Path],
    *,
    memory_limit: str = "1GB",
    scratch: Path,
    owners: Mapping[str, str] | None = None,
    root: str = "",
) -> Iterator[Finding]:
    """Yield what ``rules`` find across the documents of ``shards``: by position of the document, start and code.

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
        yield one if isinstance(one, Finding) else one.finding()


def found(
    rules: Sequence[CorpusRule],
    shards: Iterable[Path],
    *,
    memory_limit: str = "1GB",
    scratch: Path,
    owners: Mapping[str, str] | None = None,
    root: str = "",
) -> Iterator[Found | Finding]:
    """Yield what :func:`compare` yields, as objects only where it is no more work to make none."""
    paths = sorted(shards)
    if not rules or not paths:
        return
    with Engine(scratch, memory_limit) as engine:
        verdicts = judged(engine, rules, paths)
        yield from _findings(engine, verdicts, paths, Finisher(rules, owners, root))


def judged(engine: Engine, rules: Sequence[CorpusRule], shards: Sequence[Path]) -> Verdicts:
    """Fill the table ``hits`` of ``engine`` with what ``rules`` report; return what they say of it."""
    verdicts = Verdicts(engine)
    engine.run('CREATE TABLE hits (position BIGINT, rule INTEGER, start INTEGER, "end" INTEGER, verdict BIGINT)')
    numbers = ", ".join(str(rule_number(rule.code)) for rule in rules)
    # First the keys that come often enough, which are few; then the rows that have them.
    engine.run_over(
        shards,
        f"""CREATE TABLE often AS SELECT rule, key FROM rows WHERE rule IN ({numbers})
            GROUP BY ALL HAVING count(*) >= CASE rule {_least(rules)} END""",
    )
    engine.run_over(shards, "CREATE TABLE kept AS SELECT rows.* FROM rows SEMI JOIN often USING (rule, key)")
    engine.run("DROP TABLE often")
    judge_groups(engine, [rule for rule in rules if isinstance(rule, GroupRule)], shards, verdicts)
    _drop_covered(engine, rules)
    judge_pairs(engine, [rule for rule in rules if isinstance(rule, PairRule)], shards, verdicts)
    return verdicts


def _drop_covered(engine: Engine, rules: Sequence[CorpusRule]) -> None:
    """Drop hits that begin where a rule that theirs yields to has one: they overlap, and may be as many as lines."""
    numbers = {rule.name: rule_number(rule.code) for rule in rules}
    for rule in rules:
        better = ", ".join(str(numbers[name]) for name in rule.yields_to if name in numbers)
        if better:
            engine.run(f"""
                CREATE OR REPLACE TABLE covering AS SELECT DISTINCT position, start FROM hits WHERE rule IN ({better});
                DELETE FROM hits USING covering WHERE hits.rule = {rule_number(rule.code)}
                    AND hits.position = covering.position AND hits.start = covering.start
            """)


def _least(rules: Sequence[CorpusRule]) -> str:
    """Return the branches of a CASE with the least size of a group for each rule."""
    sizes = ((rule_number(rule.code), rule.least if isinstance(rule, GroupRule) else 2) for rule in rules)
    return " ".join(f"WHEN {number} THEN {least}" for number, least in sizes)


def _findings(
    engine: Engine, verdicts: Verdicts, shards: Sequence[Path], finisher: Finisher
) -> Iterator[Found | Finding]:
    """Yield the findings that the table ``hits`` holds, document after document."""
    codes = {rule_number(code): code for code in finisher.codes}
    documents = stored_documents(shards, engine.column("SELECT DISTINCT position FROM hits ORDER BY position"))
    rows = _ordered_hits(engine, verdicts, codes)
    for (position, document), (place, hits) in zip(documents, groupby(rows, itemgetter(0)), strict=True):
        if position != place:
            raise AssertionError(f"{position} is not {place}")
        yield from finisher.found(document, [hit for _, hit in hits])


def _ordered_hits(engine: Engine, verdicts: Verdicts, codes: Mapping[int, str]) -> Iterator[tuple[int, Hit]]:
    query = 'SELECT position, rule, start, "end", verdict FROM hits ORDER BY position, rule, start, "end", verdict'
    for batch in engine.batches(query):
        said = verdicts.get(batch["verdict"])
        for position, rule, start, end, verdict in zip(*batch.values(), strict=True):
            yield position, Hit(codes[rule], start, end, said[verdict])
