"""What columns the DataFrames have: Arrow schemas, and the same as Spark writes them."""

from functools import cache
from typing import Any

from ...corpus.shards import documents_schema as stored_schema
from ...corpus.shards import schema as rows_schema
from ...readers.extras import needed
from ..findings import arrow, schema

_ACROSS = {
    "places": "rule int32, key int64, position int64, place string, site binary",
    "judged": "rule int32, key int64, position int64, keeps_first bool, said string, problem string",
    "edges": "a int64, position int64, rule int32, similarity float64, problem string",
    "members": "position int64, kept int64, alike int64, similarity float64, documents int64",
    "hits": "position int64, rule int32, start int32, end int32, said string, problem string",
}
"""The columns between the steps of a comparison; places and verdicts are JSON, which takes lone surrogates.

A row with a ``problem`` says what a rule crashed with when it was asked about the document at ``position``.
"""


@cache
def columns(name: str) -> Any:
    """Return the Arrow schema ``name``.

    ``findings`` are findings alone, ``placed`` has the position of their document in the input and their place among
    its findings besides; ``documents`` are what :mod:`scrapelint.corpus` stores, and so is ``sketched``, besides what
    rules crashed with.
    """
    if name == "sketched":
        return rows_schema().append(arrow().field("problem", arrow().string()))
    if name == "documents":
        return stored_schema()
    if name in _ACROSS:
        return arrow().schema([tuple(column.split()) for column in _ACROSS[name].split(", ")])
    number = arrow().int64()
    placed = {"position": number, "place": number} if name == "placed" else {}
    return arrow().schema([*schema(), *placed.items()], schema().metadata)


@cache
def ddl(name: str) -> str:
    """Return the schema ``name`` as Spark writes schemas."""
    return ", ".join(f"`{column.name}` {_ddl(column.type)}" for column in columns(name))


def _ddl(kind: Any) -> str:
    name = str(kind)
    if name.startswith("list"):
        return f"array<{_ddl(kind.value_type)}>"
    if name.startswith("struct"):
        return f"struct<{', '.join(f'`{one.name}`: {_ddl(one.type)}' for one in kind)}>"
    return {"int32": "int", "int64": "bigint", "bool": "boolean"}.get(name, name)


def persisted(frame: Any) -> Any:
    """Return ``frame``, to be computed once and kept on the disks of the executors."""
    return frame.persist(needed("spark", "pyspark", purpose="linting on Spark").StorageLevel.DISK_ONLY)


def pinned(frame: Any) -> Any:
    """Return the rows of ``frame`` as they are now, in the session's checkpoint folder if it has one, or on executors.

    To persist would not do: a plan that meets itself in a join is planned anew, with other numbers of partitions, and
    so with other positions. Of an executor that is lost the rows are lost unless there is a folder; the job fails then.
    """
    folder = frame.sparkSession.sparkContext.getCheckpointDir()
    return frame.checkpoint() if folder else frame.localCheckpoint()
