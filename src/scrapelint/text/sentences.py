"""Sentences: found by sentencex within each block, so that none crosses a paragraph."""

import re
from collections.abc import Iterator

import sentencex

from .blocks import Block
from .lines import trimmed
from .span import Piece, Span
from .words import find_word_spans, find_words

_TERMINATOR = re.compile(r"[^\w\s,;:'\"()-]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# sentencex takes quadratic time over nested quotation marks: a megabyte of them took 160 seconds. No sentence of a
# person is as long as this window, in code points.
_WINDOW = 8_000


class Sentence(Piece):
    """One sentence, without the white space around it; ``block`` is the index of its block."""

    __slots__ = ("_words", "block")

    def __init__(self, start: int, end: int, text: str, index: int, block: int) -> None:
        super().__init__(start, end, text, index)
        self.block = block
        self._words: tuple[str, ...] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words; in scripts written without spaces, one character a word."""
        if self._words is None:
            self._words = tuple(find_words(self.text))
        return self._words

    def word_spans(self) -> tuple[Span, ...]:
        """Return the span of each word of :attr:`words`, in offsets of the document."""
        return tuple(Span(self.start + start, self.start + end) for start, end in find_word_spans(self.text))


def split_sentences(text: str, block: Block, language: str, first_index: int) -> Iterator[Sentence]:
    """Yield the sentences of ``block``, numbered from ``first_index``, none of them blank."""
    index = first_index
    for begin, length in _parts(block.text, language):
        start, end = trimmed(text, block.start + begin, block.start + begin + length)
        if start < end:
            yield Sentence(start, end, text[start:end], index, block.index)
            index += 1


def _parts(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and length of each sentence in ``text``, the white space after it included."""
    if not _TERMINATOR.search(text, 0, len(text) - 1):
        yield 0, len(text)
        return
    plain = _BREAK.sub(" ", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
    offset = 0
    for window in _windows(plain):
        for part in sentencex.segment(language, window):
            yield offset, len(part)
            offset += len(part)


def _windows(text: str) -> Iterator[str]:
    """Yield ``text`` in pieces of at most :data:`_WINDOW` code points, cut behind a sentence mark where there is one."""
    start = 0
    while len(text) - start > _WINDOW:
        cut = max(text.rfind(mark, start + _WINDOW // 2, start + _WINDOW) for mark in (". ", "? ", "! ", "。", "\N{DEVANAGARI DANDA}"))
        cut = cut + 2 if cut > 0 else text.rfind(" ", start + _WINDOW // 2, start + _WINDOW) + 1
        cut = cut or start + _WINDOW
        yield text[start:cut]
        start = cut
    yield text[start:]
