"""Rules that compare rows with one key: which groups there are, what the rules say of them, and on which rows."""

import json
from collections.abc import Sequence
from pathlib import Path

from ..corpus_rule import LONGEST_TEXT, MOST_PLACES, Group, GroupRule, Place
from ..text.document import Document
from ..text.lines import trimmed
from .engine import Engine
from .shards import arrow, rule_number
from .stored import encoded
from .texts import stored_documents
from .verdicts import Verdicts

_MOST_SITES = 10_000
# Where the first row of a group's document stands, in one number: both are below 2^31.
_PACKED = '(start::BIGINT << 32) | "end"'


def judge_groups(engine: Engine, rules: Sequence[GroupRule], shards: Sequence[Path], verdicts: Verdicts) -> None:
    """Let ``rules`` judge the groups of rows with one key, and note in the table ``judged`` what they report."""
    engine.run("CREATE TABLE judged (rule INTEGER, key BIGINT, verdict BIGINT, spared BIGINT)")
    by_number = {rule_number(rule.code): rule for rule in rules}
    if not by_number:
        return
    least = " ".join(f"WHEN {number} THEN {rule.least}" for number, rule in by_number.items())
    engine.run_over(
        shards,
        f"""
        CREATE OR REPLACE TABLE groups AS
        SELECT rule, key, count(*) AS documents, count(DISTINCT value) AS "values",
               arg_min(struct_pack(position, place), position, {MOST_PLACES}) AS firsts, min(position) AS first
        FROM (SELECT rule, key, position, min({_PACKED}) AS place, arg_min(value, {_PACKED}) AS value
              FROM rows SEMI JOIN often USING (rule, key)
              WHERE rule IN ({", ".join(map(str, by_number))}) GROUP BY ALL)
        GROUP BY ALL HAVING count(*) >= CASE rule {least} END
        """,
    )
    _find_places(engine, shards)
    engine.run_over_documents(
        shards,
        ["site"],
        "CREATE OR REPLACE TABLE sites AS SELECT site, count(*) AS documents FROM documents GROUP BY site",
    )
    _judge(engine, by_number, verdicts)


def _find_places(engine: Engine, shards: Sequence[Path]) -> None:
    """Write down where the first rows of each group stand, and what stands there."""
    engine.run("CREATE OR REPLACE TABLE places (rule INTEGER, key BIGINT, position BIGINT, place VARCHAR)")
    kinds = arrow().schema([("rule", "int32"), ("key", "int64"), ("position", "int64"), ("place", "string")])
    query = """SELECT rule, key, first.position AS position, first.place AS place
               FROM (SELECT rule, key, unnest(firsts) AS first FROM groups) ORDER BY position, rule, key"""
    named = "SELECT DISTINCT first.position AS p FROM (SELECT unnest(firsts) AS first FROM groups) ORDER BY p"
    documents = stored_documents(shards, engine.column(named))
    current = None
    for batch in engine.batches(query):
        found = []
        for position, span in zip(batch["position"], batch["place"], strict=True):
            if current is None or current.position != position:
                current = next(documents)
            found.append(json.dumps(place_in(current.document, span >> 32, span & 0xFFFFFFFF)))
        engine.insert("places", {**batch, "place": found}, kinds)


def place_in(document: Document, start: int, end: int) -> Place:
    """Return the place of ``[start, end)`` in ``document``, without the white space around it."""
    start, end = trimmed(document.text, start, end)
    line, column = document.position(start)
    text = document.text[start : min(end, start + LONGEST_TEXT)]
    return Place(document.path, document.id, document.record, document.site, start, end, line, column, text)


def _judge(engine: Engine, rules: dict[int, GroupRule], verdicts: Verdicts) -> None:
    """Ask the rules about each group, and write down those that they report."""
    kinds = arrow().schema([("rule", "int32"), ("key", "int64"), ("verdict", "int64"), ("spared", "int64")])
    population = Population(engine)
    for batch in engine.batches("""
        SELECT rule, key, documents, "values", first, list(place ORDER BY position) AS places
        FROM groups JOIN places USING (rule, key) GROUP BY ALL ORDER BY rule, key
    """):
        judged: dict[str, list[int]] = {name: [] for name in kinds.names}
        for rule, key, documents, values, first, found in zip(*batch.values(), strict=True):
            places = tuple(Place(*json.loads(place)) for place in found)
            group = Group(documents, values, places, *population.around(places[0]))
            with verdicts.surviving(rules[rule].code, first):
                verdict = rules[rule].compare(group)
                if verdict is not None:
                    row = (rule, key, verdicts.add(verdict, places), first if verdict.keeps_first else -1)
                    for name, value in zip(kinds.names, row, strict=True):
                        judged[name].append(value)
        verdicts.flush()
        engine.insert("judged", judged, kinds)


class Population:
    """How many documents there are, in all and of a site; knows the sites that were asked for last."""

    def __init__(self, engine: Engine) -> None:
        """Count all."""
        self._engine = engine
        self._known: dict[str | None, int] = {None: 0}
        self._all = next(engine.column("SELECT sum(documents)::BIGINT FROM sites"))

    def around(self, place: Place) -> tuple[int, int]:
        """Return how many documents there are of the site of ``place``, and how many in all."""
        if place.site not in self._known:
            if len(self._known) > _MOST_SITES:
                self._known = {None: 0}
            data = (encoded(place.site) or b"").hex()
            self._known[place.site] = next(
                self._engine.column(f"SELECT documents FROM sites WHERE site = unhex('{data}')")
            )
        return self._known[place.site], self._all
