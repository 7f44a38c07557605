"""The documents of the shards again, in the order of the input, wherever something is to be said of them."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ..text.document import Document
from .batch_texts import BatchTexts
from .found import Head
from .shards import documents_of, first_position
from .stored import Stored, decoded, document_of

Row = tuple[int, "Batch", int]
"""A position, and the batch and the index in it where its document is."""


class Batch:
    """A record batch of documents, taken apart when they are asked for."""

    def __init__(self, batch: Any) -> None:
        """Take the batch."""
        self._batch = batch
        self._columns: dict[str, list[Any]] = {}

    @cached_property
    def sourced(self) -> bool:
        """Whether there are documents whose findings stand in a source, such as HTML."""
        column = self._batch.column("source")
        return bool(column.null_count < len(column))

    @cached_property
    def texts(self) -> BatchTexts:
        """The texts."""
        return BatchTexts(self._batch.column("text"))

    def document(self, index: int) -> Document:
        """Return a document."""
        return document_of([self._column(name)[index] for name in self._batch.schema.names]).document

    def head(self, index: int) -> Head:
        """Return a document without its text."""
        path, name, record, site = self._heads[index]
        return Head(_decoded(path) or "", decoded(name), record, _decoded(site))

    @cached_property
    def _heads(self) -> list[tuple[Any, ...]]:
        return list(zip(*map(self._column, ("path", "id", "record", "site")), strict=True))

    def _column(self, name: str) -> list[Any]:
        if name not in self._columns:
            self._columns[name] = self._batch.column(name).to_pylist()
        return self._columns[name]


_decoded = lru_cache(maxsize=64)(decoded)  # documents of a file, or of a site, come together


def stored_documents(shards: Sequence[Path], wanted: Iterable[int]) -> Iterator[Stored]:
    """Yield the documents at the positions ``wanted``, which ascend; a position that comes again is passed over.

    Of each shard that is open one batch is held, and those shards are open whose positions overlap.
    """
    documents, last = Documents(shards), -1
    for position in wanted:
        if position != last:
            yield Stored(position, documents.at(position))
        last = position


class Documents:
    """The documents of shards, to be asked for in ascending order."""

    def __init__(self, shards: Sequence[Path]) -> None:
        """Take the shards, of which as many are open as have positions that overlap."""
        self._rows = _merged(shards)
        self._here, self._batch, self._index = -1, Batch(None), 0

    def at(self, position: int) -> Document:
        """Return the document at ``position``, which is not below the last one."""
        batch, index = self.place(position)
        return batch.document(index)

    def place(self, position: int) -> tuple[Batch, int]:
        """Return the batch that holds the document at ``position``, and the document's number in it."""
        while self._here < position:
            self._here, self._batch, self._index = next(self._rows)
        return self._batch, self._index


def _merged(shards: Sequence[Path]) -> Iterator[Row]:
    """Yield the rows of all ``shards`` in the order of their positions."""
    waiting = sorted(
        (first, number) for number, path in enumerate(shards) if (first := first_position(path)) is not None
    )
    waiting.reverse()
    open_ones: list[tuple[int, int, Row, Iterator[Row]]] = []
    while waiting or open_ones:
        while waiting and (not open_ones or waiting[-1][0] <= open_ones[0][0]):
            _, number = waiting.pop()
            rows = _rows(shards[number])
            row = next(rows)
            heapq.heappush(open_ones, (row[0], number, row, rows))
        _, number, row, rows = open_ones[0]
        yield row
        following = next(rows, None)
        if following is None:
            heapq.heappop(open_ones)
        else:
            heapq.heapreplace(open_ones, (following[0], number, following, rows))


def _rows(path: Path) -> Iterator[Row]:
    for batch in documents_of(path):
        documents = Batch(batch)
        for index, position in enumerate(batch.column(0).to_pylist()):
            yield position, documents, index
