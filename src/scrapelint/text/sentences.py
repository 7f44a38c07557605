"""Sentences: found by sentencex within each block, so that none crosses a paragraph."""

import re

import sentencex

from .lines import trim
from .span import Piece, Span
from .words import find_word_spans, find_words

_TERMINATOR = re.compile(r"[^\w\s,;:'\"()-]")
# What sentencex must not see, none of it printable: it panics on white space of several bytes behind an initial
# ("J.\N{NO-BREAK SPACE}K."), and cannot take lone surrogates.
_UNSAFE = re.compile(r"[^\S ]|[\ud800-\udfff]")
# sentencex takes quadratic time over nested quotation marks: a megabyte of them took 160 seconds. No sentence of a
# person is as long as this window, in code points.
_WINDOW = 4_000


class Sentence(Piece):
    """One sentence, without the white space around it; ``block`` is the index of its block."""

    __slots__ = ("_words", "block")

    def __init__(self, start: int, end: int, text: str, index: int, block: int) -> None:
        self.start = start  # not by the base class: a third of the time
        self.end = end
        self.text = text
        self.index = index
        self.block = block
        self._folded = None
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


def split_sentences(block: Piece, language: str, first_index: int) -> tuple[Sentence, ...]:
    """Return the sentences of ``block``, numbered from ``first_index``, none of them blank."""
    text, offset = block.text, block.start
    if not _TERMINATOR.search(text, 0, len(text) - 1):
        return (Sentence(offset, block.end, text, first_index, block.index),)
    found: list[Sentence] = []
    begin = 0
    for length in _lengths(text, language):
        before, rest = trim(text[begin : begin + length])
        if rest:
            start = offset + begin + before
            found.append(Sentence(start, start + len(rest), rest, first_index + len(found), block.index))
        begin += length
    return tuple(found)


def _lengths(text: str, language: str) -> list[int]:
    """Return the length of each sentence in ``text``, the white space after it included."""
    plain = text if text.isprintable() else _UNSAFE.sub(" ", text)
    if len(plain) <= _WINDOW:
        return _segment(language, plain)
    found: list[int] = []
    offset = 0
    while offset < len(plain):
        lengths = _segment(language, plain[offset : offset + _WINDOW])
        if offset + _WINDOW < len(plain):
            # The window may have cut the last sentence: the next one begins with it, unless there is no other.
            lengths = lengths[:-1] or [_cut(plain, offset)]
        found += lengths
        offset += sum(lengths)
    return found


def _segment(language: str, window: str) -> list[int]:
    """Return the lengths of the sentences in ``window``, which add up to its length."""
    try:
        lengths = [len(part) for part in sentencex.segment(language, window)]
    except BaseException as error:
        # A panic is no Exception to PyO3. One long sentence is a poor answer, but no crash.
        if type(error).__name__ != "PanicException":
            raise
        return [len(window)]
    return lengths if sum(lengths) == len(window) else [len(window)]


def _cut(text: str, start: int) -> int:
    """Return the length of a piece of ``text`` from ``start`` that is no longer than the window, cut at a space."""
    space = text.rfind(" ", start + _WINDOW // 2, start + _WINDOW)
    return space + 1 - start if space >= 0 else _WINDOW
