"""A text taken out of a source, with the way back: which characters of the source each character of it stands for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..finding import Finding, Fix, Location
from ..report import Report
from ..text.document import Document
from ..text.edit import Edit


class SourceMap:
    """Where the characters of a text come from in its source; made piece by piece, in the order of the text.

    A piece either stands for as many characters of the source, one by one, or for another number of them as a whole,
    such as ``&`` for ``&amp;``, or a line break that no character of the source stands for.
    """

    def __init__(self, source: str, pieces: Sequence[int] = ()) -> None:
        """Take the ``source`` that the text is taken from, and what :meth:`pieces` returned of another such map."""
        self.source = source
        count = len(pieces) // 3
        self._starts = list(pieces[:count])
        self._origins = list(pieces[count : 2 * count])
        self._lengths = list(pieces[2 * count : 3 * count])
        self._end = pieces[-1] if pieces else 0

    def pieces(self) -> list[int]:
        """Return all that the map holds besides the source, as whole numbers."""
        return [*self._starts, *self._origins, *self._lengths, self._end]

    def add(self, length: int, origin: int, origin_length: int) -> None:
        """Say that the next ``length`` characters of the text stand for ``[origin, origin + origin_length)``."""
        if self._starts and length == origin_length:  # one by one, behind a piece that is so too: one piece
            last = self._end - self._starts[-1]
            if last == self._lengths[-1] and self._origins[-1] + last == origin:
                self._lengths[-1] += length
                self._end += length
                return
        self._starts.append(self._end)
        self._origins.append(origin)
        self._lengths.append(origin_length)
        self._end += length

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that ``[start, end)`` of the text stands for; never empty where it is not."""
        if not self._starts:
            return 0, 0
        parts = list(self._covered(start, max(end, start + 1)))
        real = [part for part in parts if part[1] > part[0]] or [self._next_real(parts[-1][0])]
        first = real[0][0]
        return (first, real[-1][1]) if end > start else (first, first)

    def edits(self, edit: Edit) -> Iterator[Edit]:
        """Yield what ``edit`` of the text is in the source: what stands between its pieces there stays."""
        replacement = edit.replacement
        for start, end in self._covered(edit.start, edit.end):
            if end > start or replacement:
                yield Edit(start, end, replacement)
                replacement = ""
        if replacement:
            place = self.span(edit.start, edit.start)[0]
            yield Edit(place, place, replacement)

    def _covered(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the source that the pieces within ``[start, end)`` of the text stand for."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self._starts) and self._starts[number] < end:
            begin, origin, length = self._starts[number], self._origins[number], self._lengths[number]
            number += 1
            stop = self._starts[number] if number < len(self._starts) else self._end
            if stop - begin == length:
                yield origin + max(0, start - begin), origin + min(length, max(0, end - begin))
            else:
                yield origin, origin + length

    def _next_real(self, place: int) -> tuple[int, int]:
        place = max(0, min(place, len(self.source) - 1))
        return place, min(place + 1, len(self.source))


@dataclass(frozen=True)
class SourcedDocument(Document):
    """A document whose text was taken out of a source, in which its findings are reported.

    It crosses between processes without the source: what is found in it has been put there before.
    """

    origin: SourceMap = field(default_factory=lambda: SourceMap(""), repr=False, compare=False)
    """Where the text comes from."""

    @cached_property
    def _source(self) -> Document:
        return Document(self.origin.source, self.path, self.id, self.record, self.site, date=self.date)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column in the source of ``offset`` of the text, both from 1: what messages name."""
        return self._source.position(self.origin.span(offset, offset)[0])

    def at_source(self, report: Report) -> Report:
        """Return ``report``, which is on this document, with every place in it where it is in the source."""
        source = self._source
        findings = sorted((self._moved(one, source) for one in report.findings), key=lambda one: (one.start, one.end))
        return replace(report, document=source, findings=tuple(findings), unseen=len(self.text))

    def _moved(self, finding: Finding, source: Document) -> Finding:
        start, end = self.origin.span(finding.start, finding.end)
        line, column = source.position(start)
        end_line, end_column = source.position(end)
        return replace(
            finding,
            start=start,
            end=end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=source.text[start:end],
            related=tuple(self._moved_place(place, source) for place in finding.related),
            fix=self._moved_fix(finding.fix),
        )

    def _moved_place(self, place: Location, source: Document) -> Location:
        if place.path not in {"", self.path}:
            return place
        start, end = self.origin.span(place.start, place.end)
        line, column = source.position(start)
        return replace(place, start=start, end=end, line=line, column=column)

    def _moved_fix(self, fix: Fix | None) -> Fix | None:
        if fix is None:
            return None
        return replace(fix, edits=tuple(moved for edit in fix.edits for moved in self.origin.edits(edit)))
