"""Documents that a DataFrame holds, each linted by itself, wherever its row lies."""

from typing import Any

from ...config.model import Config
from ...errors import InputError
from ..batch import BatchLinter
from ..columns import Columns
from .types import ddl


def lint_dataframe(frame: Any, config: Config | None = None, columns: Columns | None = None) -> Any:
    """Return a DataFrame with the findings in the documents of the DataFrame ``frame``, a row each.

    ``columns`` says which columns hold the text and the id, by default ``text`` and ``id``. Nothing is computed before
    Spark is asked for the result. It has the schema of :func:`scrapelint.integrations.findings.schema`.

    Raises:
        ConfigError: with every mistake in ``config``.
        InputError: the DataFrame lacks a column.
    """
    linter = BatchLinter(config or Config(), columns or Columns())
    wanted = linter.columns.names()
    missing = [name for name in wanted if name not in frame.columns]
    if missing:
        raise InputError(f"the DataFrame has no column {missing[0]!r}; it has {', '.join(frame.columns)}")
    return frame.select(*wanted).mapInArrow(linter.map_in_arrow, ddl("findings"))
