"""Findings as an Arrow table: one schema for every engine, with its version in its metadata."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from ..finding import Finding, Fix, Location
from ..readers.extras import needed
from ..report import Failure
from ..reports.json_text import fields, without_surrogates
from ..text.edit import Edit

SCHEMA_VERSION = 1
"""Raised when a column goes or changes its type or meaning; new columns leave it as it is."""

RULE_FAILED = "SL900"
"""The code of a row that is no finding, but says that a rule could not finish a document. It cannot be ignored."""


def arrow() -> Any:
    """Return pyarrow, or say which extra brings it."""
    return needed("arrow", "pyarrow", purpose="a table of findings")


@cache
def schema() -> Any:
    """Return the Arrow schema of a table of findings: the fields that the format ``jsonl`` writes, and the site."""
    types = arrow()
    text, number, flag, list_of = types.string(), types.int64(), types.bool_(), types.list_
    place = {"message": text, "path": text, "id": text, "record": number}
    place |= dict.fromkeys(("start", "end", "line", "column"), number)
    edit = types.struct({"start": number, "end": number, "replacement": text})
    columns = {
        **dict.fromkeys(("code", "name", "severity", "message", "path"), text),
        "record": number,
        "id": text,
        **dict.fromkeys(("start", "end", "line", "column", "end_line", "end_column"), number),
        "text": text,
        "related": list_of(types.struct(place)),
        "details": list_of(text),
        "fix": types.struct({"safe": flag, "message": text, "edits": list_of(edit)}),
        "confidence": types.float64(),
        "preview": flag,
        "fingerprint": text,
        "plugin": text,
        "site": text,
    }
    return types.schema(columns, metadata={"scrapelint.schema_version": str(SCHEMA_VERSION)})


def table(findings: Iterable[Finding]) -> Any:
    """Return ``findings`` as an Arrow table."""
    return arrow().Table.from_pylist(rows(findings), schema=schema())


def rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return ``findings`` as the rows of a table; lone surrogates become U+FFFD, one for one, so offsets stay true."""
    return [without_surrogates({**fields(finding), "site": finding.site}) for finding in findings]


def failed(failure: Failure, identity: str | None, record: int | None) -> Finding:
    """Return the row that says of a document that a rule could not finish it; ``details`` are the rule and why."""
    return Finding(
        RULE_FAILED, "rule-failed", "error", str(failure), 0, 0,
        details=(failure.rule, failure.problem),
        path=failure.path, id=identity, record=record, line=1, column=1, end_line=1, end_column=1,
        plugin=failure.plugin,
    )  # fmt: skip


def finding_of(row: dict[str, Any]) -> Finding:
    """Return the finding that a row of a table was made of; further columns of the row do not matter."""
    values = {name: row[name] for name in schema().names}
    values["related"] = tuple(Location(**place) for place in row["related"])
    values["details"] = tuple(row["details"])
    if row["fix"] is not None:
        values["fix"] = Fix(
            tuple(Edit(**edit) for edit in row["fix"]["edits"]), row["fix"]["safe"], row["fix"]["message"]
        )
    return Finding(**values)
