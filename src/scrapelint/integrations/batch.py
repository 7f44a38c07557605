"""One callable for every engine: a batch of texts in, a table of findings out."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from ..config.model import Config
from ..engine.linter import Linter
from ..engine.session import Session
from ..finding import SEVERITIES, Finding, Severity
from ..readers.base import Problem, ReadOptions
from ..report import Report
from ..text.document import Document
from .columns import Columns, like, with_column
from .findings import arrow, failed, rows, schema, table

COLUMN = "scrapelint"
"""The column of findings that :meth:`BatchLinter.annotate` adds."""


@dataclass(frozen=True)
class BatchLinter:
    """Lints batches of documents, as ``datasets``, Ray, Spark, Polars, pandas, Dask and others hand them over.

    Picklable and small: it carries the configuration, and each process builds its linter once. A batch is a table of
    Arrow, pandas or Polars, or a mapping of columns by name; a table comes back as what the batch was, a mapping's as
    a table of Arrow.

    Raises:
        ConfigError: with every mistake in ``config``, when it is made.
        InputError: a batch lacks one of the columns.
    """

    config: Config = field(default_factory=Config)
    columns: Columns = field(default_factory=Columns)
    """Which columns hold the text, the id and, if there are any, path, record and site."""

    def __post_init__(self) -> None:
        """Build the linter of this process, so that mistakes are told here and not on a worker."""
        object.__setattr__(self, "config", replace(self.config, cache=False))
        _session(self.config)

    def __call__(self, batch: Any) -> Any:
        """Return the findings in ``batch``, a row each."""
        return like(batch, self.table(batch))

    def lint(self, texts: Sequence[Any], ids: Sequence[Any] | None = None) -> Any:
        """Return the findings in ``texts`` as an Arrow table.

        Without ``ids``, ``record`` is the place of a text among them, from 1.
        """
        numbered = Columns(id=None, record="record")
        batch = {"text": texts, "id": ids, "record": range(1, len(texts) + 1)}
        return replace(self, columns=numbered if ids is None else Columns()).table(batch)

    def table(self, batch: Any) -> Any:
        """Return the findings in ``batch`` as an Arrow table."""
        return table(finding for found in self.findings(batch) for finding in found)

    def annotate(self, batch: Any) -> Any:
        """Return ``batch`` with a column ``scrapelint`` that holds the findings of each row."""
        types = arrow()
        found = [rows(one) for one in self.findings(batch)]
        return with_column(batch, COLUMN, types.array(found, types.list_(types.struct(list(schema())))))

    def clean(self, batch: Any, least: Severity = "info") -> list[bool]:
        """Tell of each row of ``batch`` whether nothing of severity ``least`` or worse is in it, for a filter.

        A row without text is not clean, nor is one that a rule could not finish.
        """
        counted = SEVERITIES[: SEVERITIES.index(least) + 1]
        return [not any(finding.severity in counted for finding in found) for found in self.findings(batch)]

    def map_in_arrow(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield the findings in each of the record ``batches``: what Spark's ``mapInArrow`` takes."""
        for batch in batches:
            yield from self.table(batch).to_batches()

    def findings(self, batch: Any) -> Iterator[tuple[Finding, ...]]:
        """Yield the findings in each row of ``batch``, in order, behind them what rules could not do."""
        waiting: deque[Document] = deque()  # few: what was analysed is not to be held for the whole of the batch

        def items() -> Iterator[Document | Problem]:
            for given, item in self.columns.documents(batch):
                waiting.append(given)
                yield item

        for report in _session(self.config).lint_read(items()):
            yield _found(waiting.popleft(), report)


def _found(given: Document, report: Report) -> tuple[Finding, ...]:
    findings = report.findings
    if report.damage:  # what is wrong with a text knows no id
        findings = tuple(replace(finding, id=given.id) for finding in findings)
    return (*findings, *(failed(failure, given.id, given.record) for failure in report.failures))


@lru_cache(maxsize=16)
def _session(config: Config) -> Session:
    return Session(Linter(config), ReadOptions())
