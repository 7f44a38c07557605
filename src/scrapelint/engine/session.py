"""A run over files: reads them one after the other and turns what was read, and what was damaged, into reports."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from io import BufferedReader, BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import InputError
from ..finding import Finding
from ..readers.base import Piece, PiecewiseReader, Problem, Reader, ReadOptions
from ..readers.compressed import CompressedReader
from ..readers.limits import Window
from ..readers.problems import covers
from ..readers.remote import InputFile, is_url, open_input
from ..readers.walk import PerFilePatterns, reader_for
from ..report import OWN_PLUGIN, Failure, Report
from ..text.document import Document
from .batches import batches, emptied
from .fingerprint import fingerprints
from .linter import Linter
from .selection import matches
from .stable_path import stable_path
from .units import Part

if TYPE_CHECKING:
    from .cache import Cache

_IN_MEMORY = 8 << 20  # bytes; only a part that holds a very long line is longer


class Session:
    """Reads files and lints what is in them, holding one batch of documents at a time."""

    def __init__(self, linter: Linter, options: ReadOptions) -> None:
        self.linter = linter
        self.options = options
        self.readers: list[Reader] = [reader(options) for reader in linter.catalogue.readers]
        config = linter.config
        self._per_file = PerFilePatterns(config.per_file_ignores.items(), Path(config.root))
        self._rules = linter.catalogue.rules
        self.seen: Callable[[Document], None] | None = None
        """Called with each document as it was read, in order, with all that the rules computed of it."""

    @cached_property
    def _cache(self) -> "Cache | None":
        if not self.linter.config.cache:
            return None
        from .cache import open_cache  # noqa: PLC0415 - 5 ms for the database

        return open_cache(self.linter)

    def flush(self) -> None:
        """Write what the cache still has to write."""
        cache = vars(self).get("_cache")
        if cache is not None:
            cache.flush()

    def close(self) -> None:
        """Write what the cache still has to write, and keep it within bounds."""
        cache = vars(self).get("_cache")
        if cache is not None:
            cache.close()

    @property
    def suffixes(self) -> frozenset[str]:
        """The endings of the files that some reader reads."""
        return frozenset(suffix for reader in self.readers for suffix in reader.suffixes)

    def writes(self, path: str) -> bool:
        """Tell whether fixes can be written back into the file ``path``, by its format."""
        return not is_url(path) and reader_for(Path(path), self.readers).rewritable

    def lint_files(self, files: Iterable[InputFile]) -> Iterator[Report]:
        """Yield a report for each document in ``files``; a file that cannot be read is a failure in a report."""
        yield from self.lint_parts(map(Part, files))

    def lint_parts(self, parts: Iterable[Part]) -> Iterator[Report]:
        """Yield a report for each document in ``parts`` of files."""
        try:
            yield from self._lint_read(self.read_parts(parts))
        finally:
            self.flush()

    def read_parts(self, parts: Iterable[Part]) -> Iterator[Document | Report]:
        """Yield the documents in ``parts`` of files, and reports on what is damaged in them."""
        yield from chain.from_iterable(map(self._read_part, parts))

    def lint_stream(self, path: str, stream: BinaryIO) -> Iterator[Report]:
        """Yield a report for each document in ``stream``, which users know as ``path``."""
        yield from self._lint_read(self._read(path, stream))

    def lint_read(self, items: Iterable[Document | Problem]) -> Iterator[Report]:
        """Yield a report for each of ``items``, in order, as a reader has yielded them."""
        yield from self._lint_read(self._damaged(item) if isinstance(item, Problem) else item for item in items)

    def lint_document(self, document: Document) -> Report:
        """Return the report on ``document``, without what is ignored in its file or by its directives."""
        (report,) = self._lint_read([document])
        return report

    def lint_documents(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Yield what :meth:`lint_document` returns for each of ``documents``, in less time."""
        yield from self._lint_read(documents)

    def _read_part(self, part: Part) -> Iterator[Document | Report]:
        shown = shown_path(part.path)
        try:
            if part.data is None:
                with open_input(part.path) as stream:
                    if part.piece is not None:
                        yield from self._read_piece(shown, stream, part.piece)
                        return
                    yield from self._read(shown, _cut_out(stream, part), part.first_line)
            else:
                yield from self._read(shown, BytesIO(part.data), part.first_line, packed=False)
        except (OSError, InputError) as error:
            yield unreadable(shown, error)
        if part.problem:
            yield self._damaged(part.problem._replace(path=shown))
        if part.error:
            yield unreadable(shown, InputError(part.error))

    def _read(
        self, path: str, stream: BinaryIO, first_line: int = 1, *, packed: bool = True
    ) -> Iterator[Document | Report]:
        """Yield the documents in ``stream``, and reports on what is damaged in it; not ``packed`` is decompressed."""
        reader = reader_for(Path(path), self.readers)
        if isinstance(reader, CompressedReader) and not packed:
            reader = reader.inner
        for item in reader.read(path, stream, first_line):
            yield self._damaged(item) if isinstance(item, Problem) else item

    def _read_piece(self, path: str, stream: BinaryIO, piece: Piece) -> Iterator[Document | Report]:
        reader = reader_for(Path(path), self.readers)
        if not isinstance(reader, PiecewiseReader):
            raise TypeError(f"{path} cannot be read in pieces")
        for item in reader.read_piece(path, stream, piece):
            yield self._damaged(item) if isinstance(item, Problem) else item

    def _lint_read(self, items: Iterable[Document | Report]) -> Iterator[Report]:
        """Yield a report for each of ``items``, of which a few are done together; reports pass through."""
        for batch in batches(items, lambda item: len(item.text) if isinstance(item, Document) else 0):
            lint_batch = partial(self._cache.lint_batch, self.linter) if self._cache else self.linter.lint_batch
            reports = lint_batch([item for item in batch if isinstance(item, Document)])
            for item in emptied(batch):
                yield item if isinstance(item, Report) else self._kept(item, next(reports))

    def _kept(self, document: Document, report: Report) -> Report:
        """Return ``report`` where the user sees it, without what is ignored in the file or by its directives."""
        if self.seen:
            self.seen(document)
        if type(document) is not Document:
            from ..readers.source_map import SourcedDocument  # noqa: PLC0415 - 1 ms, for pages alone

            if isinstance(document, SourcedDocument):
                report = document.at_source(report)
        if self.linter.config.inline_directives:
            from .directives import has_directives, without_directed  # noqa: PLC0415 - 1 ms, for who asks for them

            if has_directives(document.path):
                report = without_directed(report, self._rules)
        if not (self.linter.config.per_file_ignores and report.findings):
            return report
        return replace(report, findings=tuple(one for one in report.findings if not self.ignores(one)))

    def ignores(self, finding: Finding) -> bool:
        """Tell whether ``finding`` is ignored in its file, by ``per-file-ignores``."""
        if not self.linter.config.per_file_ignores:
            return False
        rule = self._rules[finding.code]
        return any(matches(one, rule) for one in self._per_file.ignored(finding.path))

    def _damaged(self, problem: Problem) -> Report:
        """Return the report of a damaged file or record: one finding, unless such findings are ignored."""
        config = self.linter.config
        document = Document("", problem.path, None, problem.record)
        ignored = (*config.ignore, *(self._per_file.ignored(problem.path) if config.per_file_ignores else ()))
        if any(covers(selector, problem.code) for selector in ignored):
            return Report(document, (), damage=True)
        finding = Finding(
            problem.code, problem.name, problem.severity, problem.message, 0, 0,
            path=problem.path, record=problem.record, line=1, column=1, end_line=1, end_column=1, plugin=OWN_PLUGIN,
        )  # fmt: skip
        (name,) = fingerprints(document, [finding], stable_path(problem.path, config.root))
        return Report(document, (_named(finding, name),), damage=True)


def _cut_out(stream: BinaryIO, part: Part) -> BinaryIO:
    """Return the bytes of ``part`` as a stream."""
    if part.end is None:
        return stream
    stream.seek(part.start)
    length = part.end - part.start
    return BytesIO(stream.read(length)) if length <= _IN_MEMORY else BufferedReader(Window(stream, length))


def _named(finding: Finding, fingerprint: str) -> Finding:
    return replace(finding, fingerprint=fingerprint)


def unreadable(path: str, error: OSError | InputError) -> Report:
    """Return a report whose failure says why ``path`` could not be read."""
    problem = getattr(error, "strerror", None) or str(error)
    return Report(Document("", path), (), (Failure("reading", OWN_PLUGIN, path, problem),), damage=True)


def shown_path(file: InputFile) -> str:
    """Return how ``file`` is shown and fingerprinted: relative to the current folder where it lies in it."""
    if isinstance(file, Path) and file.is_absolute():
        try:
            return file.relative_to(Path.cwd()).as_posix()
        except ValueError:
            return file.as_posix()
    return file.as_posix()
