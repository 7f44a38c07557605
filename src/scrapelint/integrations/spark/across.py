"""Rules across documents on Spark: its shuffle groups the rows that a single machine leaves to DuckDB.

The steps are those of :mod:`scrapelint.corpus.compare`, and so are the findings. No step holds more than a batch of
documents or the summary of a group, except that the pairs that are alike are joined into clusters on the driver.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ...config.model import Config
from ...corpus.pairs import clusters
from ...corpus.shards import rule_number
from ...corpus_rule import MOST_PLACES, CorpusRule, GroupRule, PairRule
from ...readers.base import ReadOptions
from .paths import read_paths, reading_of, session_of
from .steps import CorpusStep, Finish, Judge, JudgePairs, Places, Rank, Similar, SketchRows
from .types import ddl, persisted

_PACKED = "shiftleft(CAST(start AS BIGINT), 32) | CAST(end AS BIGINT)"
"""Where a row stands, in one number, as in :mod:`scrapelint.corpus.groups`."""


def compare_paths(
    spark: Any, paths: Sequence[str], config: Config | None = None, options: ReadOptions | None = None
) -> Any:
    """Return a DataFrame with what the rules across documents find in ``paths``, as :func:`lint_paths` takes them.

    It has the same columns; ``position`` and ``place`` order the findings as a run on one machine does. The rows that
    the documents are sketched as stay on the executors' disks until the session ends, or its cache is cleared.

    Raises:
        ConfigError: with every mistake in ``config``.
        InputError: a path does not exist.
    """
    settings = config or Config()
    reading = options or reading_of(settings)
    rules = session_of(settings, reading).linter.corpus_rules
    return compare_documents(spark, read_paths(spark, paths, settings, reading), settings, rules)


def compare_documents(spark: Any, documents: Any, config: Config, rules: Iterable[CorpusRule]) -> Any:
    """Return a DataFrame with what ``rules`` find across ``documents``, with the position of each finding's document.

    ``documents`` has the columns of :data:`scrapelint.corpus.stored.COLUMNS` and must be the same whenever it is
    computed: it is read several times. ``rules`` are those of ``config``.
    """
    chosen = tuple(rules)
    if not chosen:
        return spark.createDataFrame([], ddl("placed"))
    return _Comparison(spark, documents, config, chosen).findings()


class _Comparison:
    """The steps, each a DataFrame. A rule that crashes has a row that says so; in the end it is among the hits."""

    def __init__(self, spark: Any, documents: Any, config: Config, rules: tuple[CorpusRule, ...]) -> None:
        self._spark = spark
        self._config = config
        self._rules = rules
        self._documents = documents
        self._crashes: list[Any] = []
        self._kept = self._rows_that_meet()

    def findings(self) -> Any:
        """Return the findings on all hits, each document's made where its text is, then named file by file."""
        hits = self._group_hits()
        for rule in self._rules:
            if isinstance(rule, PairRule):
                hits = hits.unionByName(self._pair_hits(rule))
        for crashes in self._crashes:
            hits = hits.unionByName(crashes, allowMissingColumns=True)
        of_documents = self._sql(
            """SELECT position, collect_list(struct(rule, start, end, said, problem)) AS hits FROM {hits}
               GROUP BY position""",
            hits=hits,
        )
        found = self._mapped(self._at(of_documents), Finish(self._config), ddl("placed"))
        # Those of a file without ids come together, the others, whose names need no others, wherever there is room.
        by_file = found.repartition("path", "id").sortWithinPartitions("position", "place")
        return self._mapped(by_file, Rank(self._config), ddl("placed"))

    def _rows_that_meet(self) -> Any:
        """Return the rows whose key comes often enough; first the keys, which are few, then the rows that have them."""
        rows = self._surviving(self._mapped(self._documents, SketchRows(self._config), ddl("sketched")))
        sizes = " ".join(f"WHEN {rule_number(rule.code)} THEN {_least(rule)}" for rule in self._rules)
        often = self._sql(
            f"SELECT rule, key FROM {{rows}} GROUP BY rule, key HAVING count(*) >= CASE rule {sizes} END", rows=rows
        )
        return persisted(
            self._sql(
                """SELECT rule, key, position, start, end, value FROM {rows}
                   LEFT SEMI JOIN {often} USING (rule, key)""",
                rows=rows,
                often=often,
            )
        )

    def _group_hits(self) -> Any:
        """Return the rows of the groups in which a rule finds something, with what it says."""
        rules = [rule for rule in self._rules if isinstance(rule, GroupRule)]
        numbers = ", ".join(str(rule_number(rule.code)) for rule in rules) or "-1"
        least = " ".join(f"WHEN {rule_number(rule.code)} THEN {rule.least}" for rule in rules) or "WHEN -1 THEN 1"
        held = persisted(self._sql(
            f"""SELECT rule, key, position, min(struct({_PACKED} AS place, value)) AS least FROM {{kept}}
                WHERE rule IN ({numbers}) GROUP BY rule, key, position""",
            kept=self._kept,
        ))  # fmt: skip
        groups = self._sql(
            f"""SELECT rule, key, count(*) AS documents, count(DISTINCT least.value) AS different,
                       min(position) AS first
                FROM {{held}} GROUP BY rule, key HAVING count(*) >= CASE rule {least} END""",
            held=held,
        )
        around = self._around(groups, self._places(held, groups))
        judged = self._surviving(self._mapped(around, Judge(self._config), ddl("judged")))
        return self._sql(
            """SELECT kept.position, rule, start, end, said, CAST(NULL AS STRING) AS problem
               FROM {kept} kept JOIN {judged} judged USING (rule, key)
               WHERE NOT (keeps_first AND kept.position = judged.position)""",
            kept=self._kept,
            judged=judged,
        )

    def _places(self, held: Any, groups: Any) -> Any:
        """Return for each group where its first rows stand, and what stands there."""
        # Spark keeps but the first few rows of a group while it reads them: a group of any size is no burden.
        firsts = self._sql(
            f"""SELECT position, collect_list(struct(rule, key, place)) AS spans
                FROM (SELECT rule, key, position, least.place AS place,
                             row_number() OVER (PARTITION BY rule, key ORDER BY position) AS number FROM {{held}})
                LEFT SEMI JOIN {{groups}} USING (rule, key) WHERE number <= {MOST_PLACES} GROUP BY position""",
            held=held,
            groups=groups,
        )
        return self._mapped(self._at(firsts), Places(), ddl("places"))

    def _around(self, groups: Any, places: Any) -> Any:
        """Return the groups with their places, and how many documents there are of the first one's site, and in all."""
        sites = self._sql("SELECT site, count(*) AS documents FROM {all} GROUP BY site", all=self._documents)
        return self._sql(
            """SELECT rule, key, g.documents, different, first, places,
                      coalesce(s.documents, 0) AS of_site, t.documents AS of_all
               FROM {groups} g
               JOIN (SELECT rule, key, sort_array(collect_list(struct(position, place, site))) AS places
                     FROM {places} GROUP BY rule, key) USING (rule, key)
               LEFT JOIN {sites} s ON places[0].site = s.site
               CROSS JOIN (SELECT sum(documents) AS documents FROM {sites}) t""",
            groups=groups,
            places=places,
            sites=sites,
        )

    def _pair_hits(self, rule: PairRule) -> Any:
        """Return the documents of the clusters of ``rule`` that are not the one to keep, with what it says."""
        pairs = self._sql(
            f"""WITH met AS (
                    SELECT position, first_value(position) OVER one AS first, lag(position) OVER one AS before
                    FROM (SELECT DISTINCT key, position FROM {{kept}} WHERE rule = {rule_number(rule.code)})
                    WINDOW one AS (PARTITION BY key ORDER BY position))
                SELECT DISTINCT a, b FROM (
                    SELECT first AS a, position AS b FROM met UNION ALL SELECT before AS a, position AS b FROM met)
                WHERE a < b""",
            kept=self._kept,
        )
        texts = self._sql(
            """SELECT a, b, first.text AS first, second.text AS second FROM {pairs}
               JOIN {all} first ON a = first.position JOIN {all} second ON b = second.position""",
            pairs=pairs,
            all=self._documents,
        )
        edges = self._surviving(self._mapped(texts, Similar(self._config, rule.code), ddl("edges")))
        ordered = edges.select("a", "position", "similarity").sort("a", "position")
        members = list(clusters(tuple(row) for row in ordered.toLocalIterator()))
        frame = self._spark.createDataFrame(members, ddl("members"))
        return self._mapped(self._whole(frame), JudgePairs(self._config, rule.code), ddl("hits"))

    def _whole(self, members: Any) -> Any:
        """Return ``members`` with the places of the documents that they are compared with, as whole documents."""
        number = -1  # no rule's: these places belong to documents, not to groups
        named = self._sql(
            f"""SELECT position, array(struct({number} AS rule, position AS key, -1L AS place)) AS spans
                FROM (SELECT kept AS position FROM {{members}} UNION SELECT alike FROM {{members}})""",
            members=members,
        )
        places = self._mapped(self._at(named), Places(), ddl("places"))
        return self._sql(
            """SELECT m.position, kept.place AS kept, alike.place AS alike, similarity, documents FROM {members} m
               JOIN {places} kept ON m.kept = kept.position JOIN {places} alike ON m.alike = alike.position""",
            members=members,
            places=places,
        )

    def _surviving(self, frame: Any) -> Any:
        """Keep ``frame`` on the disks; return its rows but those that say that a rule crashed, which are noted."""
        kept = persisted(frame)
        self._crashes.append(kept.where("problem IS NOT NULL").select("position", "rule", "problem"))
        return kept.where("problem IS NULL")

    def _at(self, wanted: Any) -> Any:
        """Return the documents at the positions of ``wanted``, each with the column that ``wanted`` has besides."""
        return self._sql("SELECT * FROM {all} JOIN {wanted} USING (position)", all=self._documents, wanted=wanted)

    def _sql(self, text: str, **frames: Any) -> Any:
        return self._spark.sql(text, **frames)

    def _mapped(self, frame: Any, step: CorpusStep, ddl: str) -> Any:
        return frame.mapInArrow(step, ddl)


def _least(rule: CorpusRule) -> int:
    return rule.least if isinstance(rule, GroupRule) else 2
