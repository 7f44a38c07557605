"""Unified diffs of what fixes would change, in the form that ``patch`` and ``git apply`` take."""

import difflib
from collections.abc import Iterable, Iterator

from ..readers.decoding import decode
from .fix_files import Piece

_NO_END = "\\ No newline at end of file\n"


def diff(path: str, parts: Iterable[Piece]) -> Iterator[str]:
    """Yield the lines of the diff of the file ``path``, line ends included; nothing if nothing changes.

    A file of many records is compared record by record, without context, so that it need not be held in memory:
    ``git apply --unidiff-zero`` takes that.
    """
    header = [f"--- a/{path}\n", f"+++ b/{path}\n"]
    for number, (before, after) in enumerate(parts, start=1):
        if before == after:
            continue
        yield from header
        header = []
        yield from _hunks(_lines(before), _lines(after), number)


def _lines(data: bytes) -> list[str]:
    text = decode(data)[0]
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rsplit("\n", 1)[-1]) else [])


def _hunks(before: list[str], after: list[str], first: int) -> Iterator[str]:
    if len(before) == 1 == len(after) and first > 1:
        yield f"@@ -{first} +{first} @@\n"
        yield from _with_end(f"-{before[0]}")
        yield from _with_end(f"+{after[0]}")
        return
    for line in list(difflib.unified_diff(before, after))[2:]:
        yield from _with_end(line)


def _with_end(line: str) -> Iterator[str]:
    yield line if line.endswith("\n") else f"{line}\n{_NO_END}"
