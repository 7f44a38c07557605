"""Sketching: each document seen once, by all rules across documents, and what they need of it kept in a shard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..corpus_rule import CorpusRule
from ..text.document import Document
from .crashes import surviving
from .shards import arrow, documents_schema, rule_number, schema, write_shard
from .stored import columns_of

_MOST_DOCUMENTS, _MOST_CHARACTERS = 256, 256_000
"""How much is sketched in one go: enough that numpy pays, little enough to hold."""


class Crash(NamedTuple):
    """A rule that could not sketch a document."""

    document: Document
    position: int
    code: str
    problem: str


class Sketcher:
    """Takes documents, in the order of the input, and writes shards of them; made once a worker.

    What was added since the last :meth:`write` is held in memory, a little more than the size of the texts.
    """

    def __init__(self, rules: Sequence[CorpusRule]) -> None:
        """Take the rules across documents, such as ``Linter.corpus_rules``."""
        self.rules = tuple(rules)
        self._waiting: list[Document] = []
        self._positions: list[int] = []
        self._size = 0
        self._last = -1
        self._rows: list[Any] = []
        self._documents: list[Any] = []
        self._crashes: list[Crash] = []

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the rules alone: what was added stays where it was."""
        return Sketcher, (self.rules,)

    def add(self, document: Document, position: int) -> None:
        """Sketch ``document``, whose place in the input is ``position``.

        Positions are not negative and order the documents: ``unit number << 24 | index in the unit``. Those of a
        shard ascend, but a worker may leave out as many as it likes.
        """
        if position <= self._last:
            raise ValueError(f"position {position} does not come behind {self._last}")
        self._last = position
        self._waiting.append(document)
        self._positions.append(position)
        self._size += len(document.text)
        if len(self._waiting) == _MOST_DOCUMENTS or self._size >= _MOST_CHARACTERS:
            self._sketch()

    def write(self, path: Path) -> list[Crash]:
        """Write all that was added since the last call into the shard ``path``: whole, or not at all.

        Return which rules could not do what, without their rows.
        """
        self._sketch()
        write_shard(path, self._rows, self._documents)
        crashes = self._crashes
        self._rows, self._documents, self._crashes, self._last = [], [], [], -1
        return crashes

    def _sketch(self) -> None:
        """Sketch the documents that are waiting."""
        if not self._waiting:
            return
        documents, positions = self._waiting, self._positions
        self._waiting, self._positions, self._size = [], [], 0
        rows, crashes = rows_batches(self.rules, documents, positions)
        self._rows += rows
        self._crashes += crashes
        self._documents.append(documents_batch(documents, positions))


def rows_batches(
    rules: Sequence[CorpusRule], documents: Sequence[Document], positions: Sequence[int]
) -> tuple[list[Any], list[Crash]]:
    """Return the rows of ``documents`` as record batches, at most one for each of ``rules``; and which rules crashed.

    One that crashes is asked again document by document, so that it loses those alone that it cannot do.
    """
    batches: list[Any] = []
    crashes: list[Crash] = []
    for rule in rules:
        problems: list[str] = []
        with surviving(problems.append):
            batches += _rows(rule, documents, positions)
        if problems and len(documents) == 1:
            crashes.append(Crash(documents[0], positions[0], rule.code, problems[0]))
        elif problems:
            for document, position in zip(documents, positions, strict=True):
                rows, failed = rows_batches([rule], [document], [position])
                batches += rows
                crashes += failed
    return batches, crashes


def _rows(rule: CorpusRule, documents: Sequence[Document], positions: Sequence[int]) -> list[Any]:
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    made = rule.sketch_many(documents)
    count = len(made.keys)
    if not count:
        return []
    columns = [
        np.full(count, rule_number(rule.code), np.int32),
        np.asarray(made.keys, np.int64),
        np.asarray(positions, np.int64)[np.asarray(made.documents, np.int64)],
        np.asarray(made.starts, np.int32),
        np.asarray(made.ends, np.int32),
        np.asarray(made.values, np.int64),
    ]
    return [arrow().record_batch(columns, schema=schema())]


def documents_batch(documents: Sequence[Document], positions: Sequence[int]) -> Any:
    """Return ``documents`` as a record batch."""
    columns = zip(columns_of(documents, positions), documents_schema(), strict=True)
    return arrow().record_batch(
        [arrow().array(values, field.type) for values, field in columns], schema=documents_schema()
    )
