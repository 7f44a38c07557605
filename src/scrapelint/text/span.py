"""Half-open spans, and the pieces of a document that have one."""

from typing import NamedTuple

from .folding import fold


class Span(NamedTuple):
    """The half-open range ``[start, end)`` in code points of the document's text as given.

    >>> "one two"[slice(*Span(4, 7))]
    'two'
    """

    start: int
    end: int


class Piece:
    """A stretch of a document: ``text`` is ``document.text[start:end]``, ``index`` its place among its kind, from 0.

    Treat it as a value. It is a plain class with slots because a frozen dataclass takes three times as long to
    make, and a megabyte of text holds tens of thousands of pieces.
    """

    __slots__ = ("_folded", "end", "index", "start", "text")

    def __init__(self, start: int, end: int, text: str, index: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.index = index
        self._folded: str | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.start}, {self.end}, {self.text!r})"

    @property
    def span(self) -> Span:
        """The half-open span in code points of the document's text."""
        return Span(self.start, self.end)

    @property
    def folded(self) -> str:
        """The text as :func:`~scrapelint.text.folding.fold` has it: for comparing, never for offsets."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded
