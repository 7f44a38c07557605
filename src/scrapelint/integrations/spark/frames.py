"""Documents that a DataFrame holds: each linted by itself, wherever its row lies, and all compared with each other."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...config.model import Config
from ...corpus.sketches import documents_batch
from ...engine.batches import batches
from ...errors import InputError
from ...readers.base import ReadOptions
from ...readers.extras import needed
from ...text.document import Document
from ..batch import BatchLinter
from ..columns import Columns
from ..findings import schema
from .across import compare_documents
from .paths import session_of
from .types import ddl, pinned

_WHOLE = {"byte", "short", "integer", "long"}
_TEXT = {"string", "varchar", "char", "binary"}
_FLAT = {*_WHOLE, *_TEXT, "boolean", "date", "decimal", "double", "float", "timestamp", "timestamp_ntz", "void"}
_TYPES = {"text": (_TEXT, "text"), "record": (_WHOLE, "whole numbers")}


def lint_dataframe(frame: Any, config: Config | None = None, columns: Columns | None = None) -> Any:
    """Return a DataFrame with the findings in the documents of the DataFrame ``frame``, a row each.

    ``columns`` says which columns hold the text and the id, by default ``text`` and ``id``. Nothing is computed before
    Spark is asked for the result. It has the schema of :func:`scrapelint.integrations.findings.schema`.

    Raises:
        ConfigError: with every mistake in ``config``.
        InputError: the DataFrame lacks a column, or one has a type that cannot be what it is named for.
    """
    linter = BatchLinter(config or Config(), columns or Columns())
    _refuse_unfit(frame, linter.columns)
    return frame.select(*linter.columns.names()).mapInArrow(linter.map_in_arrow, ddl("findings"))


def compare_dataframe(frame: Any, config: Config | None = None, columns: Columns | None = None) -> Any:
    """Return a DataFrame with what the rules across documents find in those of the DataFrame ``frame``, a row each.

    It takes what :func:`lint_dataframe` takes, and has the same schema, so that ``unionByName`` puts both together.
    Of copies the first is the one to keep: documents are in the order of their path, record and id, as far as there are
    columns for them, equal ones in that of a hash of their text, however Spark has spread the rows. What is null or no
    text is left out; :func:`lint_dataframe` tells it. Templates of a site need the column ``site``.

    The documents are numbered at once, and pairs of them looked for; all else when Spark is asked for the result. They
    stay in the session's checkpoint folder or, where it has none, on the executors, as the rows do that they are
    sketched as, until the session ends. Without such a folder the job fails if an executor is lost.

    Raises:
        ConfigError: with every mistake in ``config``.
        InputError: the DataFrame lacks a column, or one has a type that cannot be what it is named for.
    """
    settings, named = config or Config(), columns or Columns()
    rules = session_of(settings, ReadOptions()).linter.corpus_rules
    _refuse_unfit(frame, named)
    found = compare_documents(frame.sparkSession, _numbered(frame, named), settings, rules)
    return found.select(*schema().names)


def _numbered(frame: Any, columns: Columns) -> Any:
    """Return the documents of ``frame`` with their positions, written down, so that nothing numbers them anew."""
    functions = needed("spark", "pyspark.sql.functions", purpose="linting on Spark")
    renamed = frame.select(*(frame[name].alias(field) for field, name in columns.given().items()))
    # A hash of the text: Spark would send samples of what it sorts by to the driver.
    renamed = renamed.withColumn("hash", functions.sha2(renamed["text"].cast("binary"), 256))
    order = [name for name in ("path", "record", "id", "hash", "site") if name in renamed.columns]
    ordered = renamed.sort(*order).drop("hash").withColumn("position", functions.monotonically_increasing_id())
    return pinned(ordered.mapInArrow(_ReadRows(columns.renamed()), ddl("documents")))


class _ReadRows:
    """Rows with positions into documents, as rules across documents need them; picklable."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __call__(self, found: Iterable[Any]) -> Iterator[Any]:
        """Yield record batches of documents for record batches of rows."""
        for batch in found:
            items = (item for _, item in self._columns.documents(batch))
            read = zip(batch.column("position").to_pylist(), items, strict=True)
            documents = ((position, item) for position, item in read if isinstance(item, Document))
            for some in batches(documents, lambda one: len(one[1].text)):
                positions, texts = zip(*some, strict=True)
                yield documents_batch(texts, positions)


def _refuse_unfit(frame: Any, columns: Columns) -> None:
    """Raise if ``frame`` lacks a column, or if one has a type that cannot be what it is named for."""
    kinds = {column.name: column.dataType for column in frame.schema}
    for part, name in columns.given().items():
        if name not in kinds:
            raise InputError(
                f"the DataFrame has no column {name!r}; it has {', '.join(kinds) or 'none'}: "
                "name the columns, as in Columns(text='body', id=None)"
            )
        allowed, meant = _TYPES.get(part, (_FLAT, "a text or a number"))
        if kinds[name].typeName() not in allowed:
            raise InputError(f"the column {name!r} of the DataFrame holds {kinds[name].simpleString()}, not {meant}")
