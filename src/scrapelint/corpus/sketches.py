"""Sketching: each document seen once, by all rules across documents, and what they need of it kept in a shard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..corpus_rule import CorpusRule
from ..text.document import Document
from .shards import arrow, documents_schema, rule_number, schema, write_shard
from .stored import columns_of

_MOST_DOCUMENTS, _MOST_CHARACTERS = 256, 256_000
"""How much is sketched in one go: enough that numpy pays, little enough to hold."""


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

    def write(self, path: Path) -> None:
        """Write all that was added since the last call into the shard ``path``: whole, or not at all."""
        self._sketch()
        write_shard(path, self._rows, self._documents)
        self._rows, self._documents, self._last = [], [], -1

    def _sketch(self) -> None:
        """Sketch the documents that are waiting."""
        if not self._waiting:
            return
        documents, positions = self._waiting, self._positions
        self._waiting, self._positions, self._size = [], [], 0
        self._rows += rows_batches(self.rules, documents, positions)
        self._documents.append(documents_batch(documents, positions))


def rows_batches(rules: Sequence[CorpusRule], documents: Sequence[Document], positions: Sequence[int]) -> list[Any]:
    """Return the rows of ``documents`` as record batches, one for each of ``rules`` that has any."""
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    batches = []
    places = np.asarray(positions, np.int64)
    for rule in rules:
        made = rule.sketch_many(documents)
        count = len(made.keys)
        if count:
            columns = [
                np.full(count, rule_number(rule.code), np.int32),
                np.asarray(made.keys, np.int64),
                places[np.asarray(made.documents, np.int64)],
                np.asarray(made.starts, np.int32),
                np.asarray(made.ends, np.int32),
                np.asarray(made.values, np.int64),
            ]
            batches.append(arrow().record_batch(columns, schema=schema()))
    return batches


def documents_batch(documents: Sequence[Document], positions: Sequence[int]) -> Any:
    """Return ``documents`` as a record batch."""
    columns = zip(columns_of(documents, positions), documents_schema(), strict=True)
    return arrow().record_batch(
        [arrow().array(values, field.type) for values, field in columns], schema=documents_schema()
    )
