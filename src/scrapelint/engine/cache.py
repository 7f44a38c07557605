"""The cache: what was found in a text, kept for the next run over it, in one SQLite file that many processes share.

The key is a hash of everything that the findings depend on, so that an entry is right or never looked up. Whatever is
wrong with the file (damaged, locked, of another version) costs the time of linting again and nothing else.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from ..report import Report
from ..text.document import Document
from .batches import emptied
from .cache_key import document_key, linter_key
from .cache_values import dumped, loaded
from .linter import Linter

FOLDER = ".scrapelint_cache"
"""Where results are kept by default, within the root."""

_FILE = "results-1.sqlite"  # another layout of the table gets another number
_MOST_BYTES = 256 * 1024 * 1024
_BATCH = 200  # results written at once
_DAY = 86_400  # seconds; how exactly it is known when an entry was last of use
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)"
_WRITE = "INSERT OR REPLACE INTO results VALUES (?, ?, ?)"


def open_cache(linter: Linter) -> "Cache | None":
    """Return the cache for ``linter`` in the folder that its configuration names; ``None`` if there can be none."""
    key = linter_key(linter)
    folder = Path(linter.config.root) / (linter.config.cache_dir or FOLDER)
    return None if key is None else Cache(folder, key)


class Cache:
    """Keeps reports in ``folder``; to be closed, or used with ``with``, so that the last ones are written."""

    def __init__(self, folder: Path, linter_key: bytes, *, most_bytes: int = _MOST_BYTES) -> None:
        """Take what :func:`~scrapelint.engine.cache_key.linter_key` returns for the linter in use."""
        self._path = folder / _FILE
        self._key = linter_key
        self._most_bytes = most_bytes
        self._waiting: list[tuple[bytes, bytes, int]] = []
        self._day = int(time.time()) // _DAY
        self._process = 0
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Return the cache itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def lint_batch(self, linter: Linter, documents: list[Document]) -> Iterator[Report]:
        """Yield the report of ``linter`` on each of ``documents``, if it can be from the cache; empties the list."""
        keys = [document_key(self._key, document) for document in documents]
        known = [self._known(key, document) for key, document in zip(keys, documents, strict=True)]
        pairs = zip(emptied(documents), known, strict=True)
        linted = linter.lint_batch([document for document, report in pairs if report is None])
        for key, report in zip(keys, known, strict=True):
            yield report or self._kept(key, next(linted))

    def _known(self, key: bytes, document: Document) -> Report | None:
        found = self._read(key)
        return loaded(found, document) if found is not None else None

    def _kept(self, key: bytes, report: Report) -> Report:
        """Return ``report``, and keep it unless it has failures, which may be of the moment."""
        if not report.failures:
            self._waiting.append((key, dumped(report), self._day))
            if len(self._waiting) >= _BATCH:
                self.flush()
        return report

    def close(self) -> None:
        """Write what waits, keep the file within bounds, and let go of it."""
        self.flush()
        connection = self._connection if self._process == os.getpid() else None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._bound(connection)
            connection.close()
        self._connection = None
        self._process = 0

    def _read(self, key: bytes) -> bytes | None:
        connection = self._connected()
        if connection is None:
            return None
        try:
            row = connection.execute("SELECT value, day FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self._damaged(error)
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        if row[1] != self._day:
            self._waiting.append((key, row[0], self._day))
        return row[0]

    def flush(self) -> None:
        """Write what waits."""
        connection = self._connected() if self._waiting else None
        if connection is not None:
            try:
                with connection:
                    connection.executemany(_WRITE, self._waiting)
            except sqlite3.DatabaseError as error:
                self._damaged(error)
        self._waiting.clear()

    def _bound(self, connection: sqlite3.Connection) -> None:
        """Drop the quarter of the entries that was of use least lately if the file has grown too large."""
        (pages,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        if (pages - free) * size <= self._most_bytes:
            return
        with connection:
            connection.execute(
                "DELETE FROM results WHERE rowid IN "
                "(SELECT rowid FROM results ORDER BY day, rowid LIMIT (SELECT count(*) / 4 + 1 FROM results))"
            )
        connection.execute("PRAGMA incremental_vacuum")

    def _connected(self) -> sqlite3.Connection | None:
        """Return this process's connection: one must not be carried over a fork."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._connection = self._opened() or self._opened()
        return self._connection

    def _opened(self) -> sqlite3.Connection | None:
        try:
            _make_folder(self._path.parent)
            connection = sqlite3.connect(self._path, timeout=5, isolation_level="DEFERRED")
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
            connection.execute("SELECT key, value, day FROM results LIMIT 1").fetchone()
        except sqlite3.DatabaseError as error:
            connection.close()
            self._remove_if_damaged(error)
            return None
        return connection

    def _damaged(self, error: sqlite3.DatabaseError) -> None:
        """Do without the cache for the rest of the run; the next one begins a new file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._remove_if_damaged(error)

    def _remove_if_damaged(self, error: sqlite3.DatabaseError) -> None:
        if isinstance(error, sqlite3.OperationalError):
            return  # locked, read-only, disk full: the file itself is sound
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="utf-8")
