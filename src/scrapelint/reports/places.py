"""Saying where a finding is: for people, and for tools that know files and lines only."""

from typing import NamedTuple

from ..finding import Finding, Location
from .escaping import visible


class FilePlace(NamedTuple):
    """Where a finding is in its file: lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def counted(number: int, noun: str) -> str:
    """Return ``number`` with ``noun``, in the plural where it must be.

    >>> counted(1, "finding"), counted(1200, "finding")
    ('1 finding', '1,200 findings')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def place(finding: Finding) -> str:
    """Return where a finding is: path, record and id where there are such, line and column within the text."""
    record = "" if finding.record is None else f":{finding.record}"
    identity = "" if finding.id is None else f"[{visible(finding.id)}]"
    return f"{shown_path(finding.path)}{record}{identity}:{finding.line}:{finding.column}"


def shown_path(path: str) -> str:
    """Return ``path`` so that it cannot be taken for a command of a build server, which starts with two colons."""
    shown = visible(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def said(other: Location, path: str) -> str:
    """Return what a related place says and where it is, seen from the file ``path``.

    >>> said(Location(0, 9, "said before here", "a.txt", 29, 1), "a.txt")
    'said before in line 29'
    >>> said(Location(0, 9, "also here", "a.jsonl", 2, 1, id="x7", record=40), "a.jsonl")
    'also in line 2 of record x7'
    """
    words = visible(other.message).removesuffix(" here") or "see also"
    name = other.record if other.id is None else visible(other.id)
    record = "" if name is None else f" of record {name}"
    where = f" of {shown_path(other.path)}" if other.path and other.path != path else ""
    return f"{words} in line {other.line}{record}{where}"


def file_place(finding: Finding) -> FilePlace:
    """Return where a finding is in its file. Of a record, its line in the file: what is inside it has no line there."""
    if finding.record is not None:
        return FilePlace(max(1, finding.record), 1, max(1, finding.record), 1)
    line, column = max(1, finding.line), max(1, finding.column)
    end = max((line, column), (finding.end_line, finding.end_column))
    return FilePlace(line, column, *end)


def explained(finding: Finding) -> str:
    """Return the message for a tool that shows nothing else: with the record's id and the related places."""
    parts = [visible(finding.message)]
    if finding.record is not None:
        parts.append(record_place(finding))
    parts += [f"({said(other, finding.path)})" for other in finding.related[:3]]
    return " ".join(parts)


def record_place(finding: Finding) -> str:
    """Return, in brackets, the record a finding is in and where it is in the text of it."""
    name = f"record {finding.record if finding.id is None else visible(finding.id)}"
    within = f", line {finding.line}, column {finding.column} of its text" if finding.text else ""
    return f"({name}{within})"


def relative(path: str) -> str:
    """Return ``path`` without the ``./`` that code hosts do not understand."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path
