"""A run of the command line on Spark: the session, all findings, and what was counted."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ...config.model import Config
from ...errors import ConfigError, ScrapelintError
from ...readers.base import ReadOptions
from ...readers.extras import needed
from ..findings import RULE_FAILED, schema
from .across import compare_paths
from .paths import lint_paths, session_of
from .types import persisted

_MOST_TOLD = 20


class SparkError(ScrapelintError):
    """Spark could not be started, or gave a job up."""


@contextmanager
def session(master: str | None = None, settings: Sequence[str] = ()) -> Iterator[Any]:
    """Give a session of Spark, and stop it at the end.

    ``settings`` are of the form ``KEY=VALUE``. The executors' Python is this one, unless ``PYSPARK_PYTHON`` is set.

    Raises:
        ConfigError: a setting is not of this form.
        InputError: PySpark is not installed.
        SparkError: Spark could not be started, or gave a job up.
    """
    sql = needed("spark", "pyspark.sql", purpose="linting on Spark")
    errors = needed("spark", "pyspark.errors", purpose="linting on Spark").PySparkException
    java_errors = needed("spark", "py4j.protocol", purpose="linting on Spark").Py4JError
    pairs = [one.partition("=") for one in settings]
    wrong = [key for key, equals, _ in pairs if not (key and equals)]
    if wrong:
        raise ConfigError([f"--conf must be KEY=VALUE, such as spark.executor.memory=4g, not {one!r}" for one in wrong])
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.appName("scrapelint").config("spark.ui.showConsoleProgress", "false")
    for key, _, value in pairs:
        builder = builder.config(key, value)
    try:
        started = (builder.master(master) if master else builder).getOrCreate()
        started.sparkContext.setLogLevel("ERROR")
        try:
            yield started
        finally:
            started.stop()
    except (errors, java_errors) as error:
        lines = [text for text in str(error).strip().splitlines() if text.strip()]
        raise SparkError(f"Spark gave up: {lines[0] if lines else type(error).__name__}") from error


@dataclass
class Figures:
    """What was counted in a run."""

    documents: int = 0
    characters: int = 0
    found: dict[tuple[str, str], int] = field(default_factory=dict)
    """Findings by code and severity."""
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    """The first of them."""
    notes: dict[str, int] = field(default_factory=dict)


class Job:
    """All findings in some paths, computed once and kept on the disks of the executors."""

    def __init__(self, spark: Any, paths: Sequence[str], config: Config, options: ReadOptions) -> None:
        self._linted = persisted(lint_paths(spark, paths, config, options))
        rules = session_of(config, options).linter.corpus_rules
        self._across = persisted(compare_paths(spark, paths, config, options)) if rules else None

    def figures(self) -> Figures:
        """Run it all, and return what was counted."""
        figures = Figures()
        counts = self._linted.where("code IS NULL").selectExpr("sum(start)", "sum(end)").first()
        figures.documents, figures.characters = counts[0] or 0, counts[1] or 0
        for code, severity, count in self._all().groupBy("code", "severity").count().collect():
            if code == RULE_FAILED:
                figures.failed = count
            else:
                figures.found[code, severity] = count
        if figures.failed:
            first = self._all().where(f"code = '{RULE_FAILED}'").sort("position", "place").limit(_MOST_TOLD)
            figures.failures = [row["message"] for row in first.select("message").collect()]
        notes = self._linted.where("code IS NULL").selectExpr("explode(details) AS note").groupBy("note").count()
        figures.notes = dict(tuple(row) for row in notes.collect())
        return figures

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield all findings in the order of a run on one machine: those of each document, then those across them."""
        for frame in (self._linted, self._across):
            if frame is not None:
                for row in frame.where(f"code <> '{RULE_FAILED}'").sort("position", "place").toLocalIterator():
                    yield row.asDict(recursive=True)

    def write_parquet(self, folder: str) -> None:
        """Let the executors write all findings into ``folder``, which must not be there yet."""
        self._all().select(*schema().names).write.parquet(folder)

    def _all(self) -> Any:
        """Return all findings, and what rules could not do."""
        linted = self._linted.where("code IS NOT NULL")
        return linted if self._across is None else linted.unionByName(self._across)
