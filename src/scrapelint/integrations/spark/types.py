"""The types of Spark's columns: those of the Arrow schema of findings, and no second list of them."""

from functools import cache
from typing import Any

from ...readers.extras import needed
from ..findings import schema


@cache
def findings_ddl() -> str:
    """Return the schema of a table of findings as Spark writes schemas."""
    return columns_ddl(schema())


def columns_ddl(columns: Any) -> str:
    """Return the Arrow schema ``columns`` as Spark writes schemas."""
    return ", ".join(f"`{column.name}` {_ddl(column.type)}" for column in columns)


def sql() -> Any:
    """Return ``pyspark.sql``, or say which extra brings it."""
    return needed("spark", "pyspark.sql", purpose="linting on Spark")


def _ddl(kind: Any) -> str:
    name = str(kind)
    if name.startswith("list"):
        return f"array<{_ddl(kind.value_type)}>"
    if name.startswith("struct"):
        return f"struct<{', '.join(f'`{one.name}`: {_ddl(one.type)}' for one in kind)}>"
    return {"int32": "int", "int64": "bigint", "double": "double", "bool": "boolean"}.get(name, name)
