"""Files, cut into units of work that Spark shares among its executors, into documents and findings."""

import math
import pickle
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from ...config.model import Config
from ...corpus.across import INDEX_BITS
from ...corpus.sketches import documents_batch
from ...engine.batches import batches
from ...engine.linter import Linter
from ...engine.session import Session
from ...engine.suppression import TextPatterns
from ...engine.units import Unit, whole_units
from ...finding import Finding
from ...readers.base import ReadOptions
from ...readers.walk import Walk
from ...report import Report
from ...text.document import Document
from ..findings import arrow, failed, rows
from .types import columns, ddl

UNITS_A_TASK = 32
"""How many units, of about a megabyte each, a task does one after the other where there is enough work."""
TASKS_A_CORE = 3
"""How many tasks each core gets at least, so that one that takes longer holds up no other."""
_TOGETHER = 200
"""How many findings are sent in one go."""


def lint_paths(
    spark: Any, paths: Sequence[str], config: Config | None = None, options: ReadOptions | None = None
) -> Any:
    """Return a DataFrame with the findings in each document in ``paths``: files, folders, patterns or URLs.

    The executors read the files themselves, so all of them must see the same paths. Besides the columns of a table of
    findings it has ``position``, which orders the documents as they were read, and ``place``, which orders the findings
    of one. Each unit of work ends with a row without ``code``: ``start`` is how many documents it held, ``end`` how
    many code points, ``details`` are the notes on them.

    Raises:
        ConfigError: with every mistake in ``config``.
        InputError: a path does not exist.
    """
    settings = config or Config()
    reading = options or reading_of(settings)
    frame = unit_frame(spark, _units(paths, settings, reading))
    return frame.mapInArrow(LintUnits(settings, reading), ddl("placed"))


def read_paths(spark: Any, paths: Sequence[str], config: Config, options: ReadOptions) -> Any:
    """Return a DataFrame with the documents in ``paths``, as rules across documents need them."""
    frame = unit_frame(spark, _units(paths, config, options))
    return frame.mapInArrow(ReadUnits(config, options), ddl("documents"))


def reading_of(config: Config) -> ReadOptions:
    """Return the fields of records that ``config`` names."""
    return ReadOptions(config.text_field, config.id_field, config.url_field, config.date_field)


def unit_frame(spark: Any, work: Sequence[Unit]) -> Any:
    """Return a DataFrame with the units of ``work``, numbered, pickled, and spread in order over the partitions."""
    cores = spark.sparkContext.defaultParallelism
    tasks = min(len(work), max(math.ceil(len(work) / UNITS_A_TASK), TASKS_A_CORE * cores)) or 1
    numbered = [(unit.number, bytearray(pickle.dumps(unit))) for unit in work]
    frame = spark.createDataFrame(numbered, "number bigint, unit binary")
    return frame.repartitionByRange(tasks, "number").sortWithinPartitions("number")


def _units(paths: Sequence[str], config: Config, options: ReadOptions) -> list[Unit]:
    session = session_of(config, options)
    walk = Walk(session.suffixes, config.exclude, Path(config.root))
    return list(whole_units(walk.files(paths), session.readers))


class _UnitStep(ABC):
    """What an executor does with units; picklable, it carries the settings alone."""

    def __init__(self, config: Config, options: ReadOptions) -> None:
        self._settings = (config, options)

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield record batches for record ``batches`` of units."""
        session = session_of(*self._settings)
        for batch in batches:
            for row in batch.to_pylist():
                yield from self._done(session, pickle.loads(row["unit"]))  # noqa: S301 - we have pickled it

    @abstractmethod
    def _done(self, session: Session, unit: Unit) -> Iterator[Any]:
        """Yield record batches with what comes of ``unit``."""


class ReadUnits(_UnitStep):
    """Units into the documents in them."""

    def _done(self, session: Session, unit: Unit) -> Iterator[Any]:
        documents = (item for item in session.read_parts(unit.parts) if isinstance(item, Document))
        positions = count(unit.number << INDEX_BITS)
        for batch in batches(documents, lambda document: len(document.text)):
            yield documents_batch(batch, [next(positions) for _ in batch])


class LintUnits(_UnitStep):
    """Units into the findings in each document, and a row that says how much was looked at."""

    def _done(self, session: Session, unit: Unit) -> Iterator[Any]:
        patterns = TextPatterns(session.linter.config, session.linter.catalogue.rules)
        counted = {"documents": 0, "characters": 0}
        notes: list[str] = []
        made = []
        for position, report in enumerate(session.lint_parts(unit.parts), unit.number << INDEX_BITS):
            counted["documents"] += not report.damage
            counted["characters"] += report.characters
            notes += report.notes
            found = enumerate(rows(_told(patterns.without(report))))
            made += [{**row, "position": position, "place": place} for place, row in found]
            if len(made) >= _TOGETHER:
                yield from _batches(made)
                made = []
        last = {"position": ((unit.number + 1) << INDEX_BITS) - 1, "place": 0}
        made.append({"start": counted["documents"], "end": counted["characters"], "details": notes, **last})
        yield from _batches(made)


def _told(report: Report) -> Iterator[Finding]:
    """Yield the findings of ``report``, behind them what rules could not do."""
    yield from report.findings
    for failure in report.failures:
        yield failed(failure, report.document.id, report.document.record)


def _batches(made: list[dict[str, Any]]) -> list[Any]:
    found: list[Any] = arrow().Table.from_pylist(made, schema=columns("placed")).to_batches()
    return found


@lru_cache(maxsize=4)
def session_of(config: Config, options: ReadOptions) -> Session:
    """Return the session of this process for these settings: each process builds its linter once."""
    return Session(Linter(replace(config, cache=False)), options)
