"""Files, cut into units of work that Spark shares among its executors, into findings in the order of the input."""

import math
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...config.model import Config
from ...engine.linter import Linter
from ...engine.session import Session
from ...engine.units import Unit, units
from ...finding import Finding
from ...readers.base import ReadOptions
from ...readers.walk import Walk
from ...report import Report
from ..findings import arrow, failed, rows, schema
from .types import columns_ddl

UNITS_A_TASK = 32
"""How many units, of about a megabyte each, a task does one after the other where there is enough work."""
TASKS_A_CORE = 3
"""How many tasks each core gets at least, so that one that takes longer holds up no other."""


def lint_paths(
    spark: Any, paths: Sequence[str], config: Config | None = None, options: ReadOptions | None = None
) -> Any:
    """Return a DataFrame with the findings in all documents in ``paths``: files, folders, patterns or URLs.

    The executors read the files themselves, so all of them must see the same paths. The findings are those of
    ``scrapelint check``, in the same order if the result is read partition by partition; column ``unit`` numbers the
    units of work, and each ends with a row that has no ``code``: its ``start`` is the number of documents, its
    ``end`` their code points, its ``details`` are the notes on them.

    Raises:
        ConfigError: with every mistake in ``config``.
        InputError: a path does not exist.
    """
    settings = replace(config or Config(), cache=False)
    reading = options or ReadOptions(settings.text_field, settings.id_field)
    work = list(units(_files(paths, settings, reading), _session(settings, reading).readers))
    task = _Task(settings, reading)
    return unit_frame(spark, work).mapInArrow(task, columns_ddl(_with_unit()))


def unit_frame(spark: Any, work: Sequence[Unit]) -> Any:
    """Return a DataFrame with the units of ``work``, numbered, pickled, and spread in order over the partitions."""
    cores = int(spark.conf.get("spark.default.parallelism", "0") or 0) or spark.sparkContext.defaultParallelism
    tasks = min(len(work), max(math.ceil(len(work) / UNITS_A_TASK), TASKS_A_CORE * cores)) or 1
    numbered = [(number, bytearray(pickle.dumps(unit))) for number, unit in enumerate(work)]
    frame = spark.createDataFrame(numbered, "number bigint, unit binary")
    return frame.repartitionByRange(tasks, "number").sortWithinPartitions("number")


def _files(paths: Sequence[str], config: Config, options: ReadOptions) -> Iterator[Any]:
    walk = Walk(_session(config, options).suffixes, config.exclude, Path(config.root))
    return walk.files(paths)


class _Task:
    """What an executor does with units; picklable, it carries the settings alone."""

    def __init__(self, config: Config, options: ReadOptions) -> None:
        self._settings = (config, options)

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield record batches of findings for record ``batches`` of units."""
        session = _session(*self._settings)
        for batch in batches:
            for row in batch.to_pylist():
                yield from self._unit(session, row["number"], pickle.loads(row["unit"]))  # noqa: S301 - we pickled it

    def _unit(self, session: Session, number: int, unit: Unit) -> Iterator[Any]:
        counts = _Counts()
        found = rows(finding for report in session.lint_parts(unit.parts) for finding in counts.passed(report))
        found.append(counts.row())
        table = arrow().Table.from_pylist([{**row, "unit": number} for row in found], schema=_with_unit())
        yield from table.to_batches()


class _Counts:
    """What is counted of the documents of a unit."""

    def __init__(self) -> None:
        self._documents = 0
        self._characters = 0
        self._notes: list[str] = []

    def passed(self, report: Report) -> Iterator[Finding]:
        """Yield what is to be told of ``report``, and count it in."""
        self._documents += not report.damage
        self._characters += report.characters
        self._notes += report.notes
        yield from report.findings
        document = report.document
        for failure in report.failures:
            yield failed(failure, document.id, document.record)

    def row(self) -> dict[str, Any]:
        return {"start": self._documents, "end": self._characters, "details": self._notes}


def _with_unit() -> Any:
    return schema().append(arrow().field("unit", arrow().int64()))


@lru_cache(maxsize=4)
def _session(config: Config, options: ReadOptions) -> Session:
    return Session(Linter(config), options)
