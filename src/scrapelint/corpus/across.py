"""Rules across documents within a run: what workers keep for them, and what they find when all is read."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from ..engine.linter import Linter
from ..engine.session import Session
from ..engine.suppression import TextPatterns
from ..finding import Finding
from ..readers.extras import needed
from ..report import Failure
from ..templates import write_templates
from ..text.document import Document
from .compare import found
from .engine import Engine
from .found import Found
from .learn import learn
from .sketches import Sketcher

MOST_MEMORY = "1GB"
"""What the comparison may hold by default."""
INDEX_BITS = 24
"""The bits of a position that number the documents of a unit; the number of the unit stands above them."""
_ENDING = "*.shard"


class Sketches:
    """Keeps a shard for each unit: all that the rules across documents need of its documents."""

    def __init__(self, linter: Linter, folder: Path) -> None:
        self._sketcher = Sketcher(linter.corpus_rules)
        self._owners = linter.owners
        self._folder = folder

    def adding_to(self, unit: int) -> Callable[[Document], None]:
        """Return what takes the documents of the unit with the number ``unit``, one after the other."""
        positions = count(unit << INDEX_BITS)
        return lambda document: self._sketcher.add(document, next(positions))

    def write(self, unit: int) -> Iterator[Failure]:
        """Write the shard of the unit with the number ``unit``; yield what rules could not do.

        Raises:
            OSError: it cannot be written.
        """
        for crash in self._sketcher.write(self._folder / f"{unit:08}.shard"):
            yield Failure(crash.code, self._owners[crash.code], crash.document.path, crash.problem)


def refuse_unready(session: Session, memory_limit: str) -> None:
    """Raise if there are rules across documents and something is in their way: hours later it would be too late.

    Raises:
        ConfigError: the memory limit is no size.
        InputError: something is not installed; the message names the extra, and how to do without.
    """
    codes = ",".join(rule.code for rule in session.linter.corpus_rules)
    if not codes:
        return
    # Before pyarrow is imported, here or in a worker: its own pool keeps 30 MB more of what is freed, in each worker.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    for module in ("duckdb", "pyarrow", "rensa", "xxhash"):
        needed("corpus", module, purpose=f"looking across documents (else: --ignore {codes})")
    with TemporaryDirectory(prefix="scrapelint-") as folder, Engine(Path(folder), memory_limit):
        pass


def found_across(
    session: Session, shards: Path, scratch: Path, memory_limit: str
) -> Iterator[Found | Finding | Failure]:
    """Yield what the rules across documents find in the documents of all ``shards``, without what is ignored.

    Before it comes what they could not do.
    """
    linter = session.linter
    patterns = TextPatterns(linter.config, linter.catalogue.rules)
    some_ignored = bool(linter.config.per_file_ignores or linter.config.ignore_text)
    for one in found(
        linter.corpus_rules,
        sorted(shards.glob(_ENDING)),
        memory_limit=memory_limit,
        scratch=scratch,
        owners=linter.owners,
        root=linter.config.root,
    ):
        if not some_ignored or isinstance(one, Failure):
            yield one
        elif isinstance(one, Found):
            yield one.kept([not _ignored(finding, session, patterns) for finding in one.findings()])
        elif not _ignored(one, session, patterns):
            yield one


def _ignored(finding: Finding, session: Session, patterns: TextPatterns) -> bool:
    return session.ignores(finding) or bool(patterns.match(finding))


def learn_templates(session: Session, shards: Path, scratch: Path, memory_limit: str, target: Path) -> int:
    """Write the template lines in the documents of all ``shards`` to ``target``, and return how many there are.

    Raises:
        OSError: the file cannot be written.
    """
    rules, paths, today = session.linter.corpus_rules, sorted(shards.glob(_ENDING)), datetime.now(UTC).date()
    return write_templates(target, learn(rules, paths, learned=today, memory_limit=memory_limit, scratch=scratch))
