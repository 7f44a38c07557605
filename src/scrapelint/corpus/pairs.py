"""Rules that read documents side by side: candidates from common keys, checked, and joined into clusters."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..corpus_rule import PairRule, Place
from .engine import Engine
from .groups import place_in
from .shards import arrow, rule_number
from .texts import stored_documents
from .verdicts import Verdicts

_TEXT_BYTES = 32 << 20
"""How much text is held to compare pairs, unless two documents alone are more."""
_CHUNK = 10_000
WHOLE = (1 << 31) - 1
"""The end of a hit that reaches to the end of its document."""


class Member(NamedTuple):
    """A document of a cluster that is not the one to keep, all documents by their positions."""

    position: int
    kept: int
    alike: int
    """The document that it was found to be like; where there are several the most alike, of equals the first."""
    similarity: float
    documents: int
    """How many documents the cluster holds."""


def judge_pairs(engine: Engine, rules: Sequence[PairRule], shards: Sequence[Path], verdicts: Verdicts) -> None:
    """Let ``rules`` compare the documents that have keys in common, and note in ``hits`` the ones that they report."""
    for rule in rules:
        _find_candidates(engine, rule_number(rule.code), shards)
        _check(engine, rule, verdicts)
        engine.drop("pairs", "texts")
        _write_members(engine, clusters(_edges(engine)))
        _judge(engine, rule, shards, verdicts)


def _find_candidates(engine: Engine, number: int, shards: Sequence[Path]) -> None:
    """Make the tables of the pairs to check and of their texts.

    Of a group each document is paired with the first and with the one before it: as many pairs as rows, however many
    documents have the key. Documents that are much alike have many keys in common, so they meet in small groups too.
    """
    engine.run_over(
        shards,
        f"""
        CREATE OR REPLACE TABLE pairs AS
        WITH met AS (
            SELECT position, first_value(position) OVER one AS first, lag(position) OVER one AS before
            FROM (SELECT DISTINCT key, position FROM rows SEMI JOIN often USING (rule, key) WHERE rule = {number})
            WINDOW one AS (PARTITION BY key ORDER BY position))
        SELECT DISTINCT a, b FROM (
            SELECT first AS a, position AS b FROM met UNION ALL SELECT before AS a, position AS b FROM met)
        WHERE a < b
        """,
    )
    engine.run_over_documents(
        shards,
        ["position", "text"],
        """CREATE OR REPLACE TABLE texts AS
           SELECT position, text, octet_length(text) AS size FROM documents
           SEMI JOIN (SELECT a AS position FROM pairs UNION SELECT b FROM pairs) USING (position)""",
    )


def _check(engine: Engine, rule: PairRule, verdicts: Verdicts) -> None:
    """Write down the pairs that are alike, with their similarity."""
    engine.run("CREATE OR REPLACE TABLE edges (a BIGINT, b BIGINT, similarity DOUBLE)")
    kinds = arrow().schema([("a", "int64"), ("b", "int64"), ("similarity", "float64")])
    for pairs in _portions(engine):
        texts = _texts(engine, {position for pair in pairs for position in pair})
        alike = []
        for a, b in pairs:
            with verdicts.surviving(rule.code, b):
                if (score := float(rule.similarity(texts[a], texts[b]))) > 0:
                    alike.append((a, b, score))
        verdicts.flush()
        if alike:
            engine.insert("edges", dict(zip(kinds.names, zip(*alike, strict=True), strict=True)), kinds)


def _portions(engine: Engine) -> Iterator[list[tuple[int, int]]]:
    """Yield the pairs in order, in lists whose texts can be held at once."""
    portion: list[tuple[int, int]] = []
    held: dict[int, int] = {}
    for batch in engine.batches("""
        SELECT a, b, first.size AS first_size, second.size AS second_size FROM pairs
        JOIN texts AS first ON a = first.position JOIN texts AS second ON b = second.position ORDER BY a, b
    """):
        for a, b, *sizes in zip(*batch.values(), strict=True):
            held |= dict(zip((a, b), sizes, strict=True))
            if portion and (len(portion) == _CHUNK or sum(held.values()) > _TEXT_BYTES):
                yield portion
                portion, held = [], dict(zip((a, b), sizes, strict=True))
            portion.append((a, b))
    if portion:
        yield portion


def _texts(engine: Engine, positions: Iterable[int]) -> dict[int, str]:
    wanted = ", ".join(map(str, sorted(positions)))
    query = f"SELECT position, text FROM texts WHERE position IN ({wanted})"
    return {
        position: text.decode("utf-8", "surrogatepass")
        for batch in engine.batches(query)
        for position, text in zip(batch["position"], batch["text"], strict=True)
    }


def _edges(engine: Engine) -> Iterator[tuple[int, int, float]]:
    for batch in engine.batches("SELECT a, b, similarity FROM edges ORDER BY a, b"):
        yield from zip(batch["a"], batch["b"], batch["similarity"], strict=True)


def clusters(edges: Iterable[tuple[int, int, float]]) -> Iterator[Member]:
    """Yield the documents that ``edges`` join to an earlier one, directly or by others, in order.

    >>> [member.kept for member in clusters([(1, 2, 0.9), (2, 5, 0.8), (3, 4, 1.0)])]
    [1, 3, 1]
    """
    above: dict[int, int] = {}
    best: dict[int, tuple[float, int]] = {}
    for a, b, similarity in edges:
        first, second = _root(above, a), _root(above, b)
        above[max(first, second)] = above[min(first, second)] = min(first, second)
        for one, other in ((a, b), (b, a)):
            best[one] = max(best.get(one, (0.0, 0)), (similarity, -other))
    sizes: dict[int, int] = {}
    for one in best:
        kept = _root(above, one)
        sizes[kept] = sizes.get(kept, 0) + 1
    for one in sorted(best):
        kept = _root(above, one)
        if kept != one:
            similarity, other = best[one]
            yield Member(one, kept, -other, similarity, sizes[kept])


def _root(above: dict[int, int], one: int) -> int:
    while (higher := above.setdefault(one, one)) != one:
        above[one] = above[higher]  # halves the way for the next who asks
        one = higher
    return one


def _write_members(engine: Engine, members: Iterable[Member]) -> None:
    engine.run("""CREATE OR REPLACE TABLE members
                  (position BIGINT, kept BIGINT, alike BIGINT, similarity DOUBLE, documents BIGINT)""")
    kinds = arrow().schema(list(zip(Member._fields, ("int64",) * 3 + ("float64", "int64"), strict=True)))
    rows = list(members)
    if rows:
        engine.insert("members", dict(zip(kinds.names, zip(*rows, strict=True), strict=True)), kinds)


def _judge(engine: Engine, rule: PairRule, shards: Sequence[Path], verdicts: Verdicts) -> None:
    """Ask ``rule`` what to say of each member of a cluster."""
    kinds = arrow().schema([("position", "int64"), ("place", "string")])
    engine.run("CREATE OR REPLACE TABLE whole (position BIGINT, place VARCHAR)")
    named = "SELECT kept AS p FROM members UNION SELECT alike FROM members ORDER BY p"
    rows: dict[str, list[object]] = {"position": [], "place": []}
    for position, document in stored_documents(shards, engine.column(named)):
        rows["position"].append(position)
        rows["place"].append(json.dumps(place_in(document, 0, len(document.text))))
        if len(rows["place"]) == _CHUNK:
            engine.insert("whole", rows, kinds)
            rows = {"position": [], "place": []}
    engine.insert("whole", rows, kinds)
    hits = arrow().schema([(name, "int64") for name in ("position", "rule", "start", "end", "verdict")])
    for batch in engine.batches("""
        SELECT members.position, kept.place AS kept, alike.place AS alike, similarity, documents FROM members
        JOIN whole AS kept ON members.kept = kept.position
        JOIN whole AS alike ON members.alike = alike.position ORDER BY members.position
    """):
        made = []
        for position, *row in zip(*batch.values(), strict=True):
            with verdicts.surviving(rule.code, position):
                made.append((position, rule_number(rule.code), 0, WHOLE, _verdict(rule, verdicts, *row)))
        verdicts.flush()
        if made:
            engine.insert("hits", dict(zip(hits.names, zip(*made, strict=True), strict=True)), hits)


def _verdict(rule: PairRule, verdicts: Verdicts, kept: str, alike: str, similarity: float, documents: int) -> int:
    first, other = Place(*json.loads(kept)), Place(*json.loads(alike))
    places = (first,) if first == other else (first, other)
    return verdicts.add(rule.report(first, other, similarity, documents), places)
