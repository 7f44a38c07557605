"""The lines of many documents at once, each with a key that is equal for lines that a reader would call the same."""

from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from scrapelint.plugin import Document, Span, fold

_LETTERS_ONLY = bytes(code for code in range(128) if not chr(code).isalpha() and chr(code) != "\n")
# What keeps most pages from being ASCII; to replace it first is ten times as fast as to fold the lines.
_PLAIN = (
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{EN DASH}", "-"),
    ("\N{EM DASH}", "-"),
    ("\N{NO-BREAK SPACE}", " "),
)


class Lines(NamedTuple):
    """The lines of documents, as columns: arrays of numpy, but for ``letters``."""

    documents: Any
    """The index of each line's document."""
    starts: Any
    ends: Any
    """Half-open spans in code points, white space and line breaks included."""
    letters: list[bytes]
    """What :func:`letters_of` returns of each line."""
    sizes: Any
    """The length of :attr:`letters`."""


def letters_of(line: str) -> bytes:
    """Return the folded letters of ``line`` in UTF-8, without ASCII digits, punctuation and white space.

    Digits are left out because what differs from page to page is mostly a number.

    >>> letters_of("12 Comments:") == letters_of("comments (3)")
    True
    """
    return _folded(line).encode("utf-8", "surrogatepass").translate(None, _LETTERS_ONLY)


def lines_of(documents: tuple[Document, ...]) -> Lines:
    """Return the lines of ``documents``, the blank ones too; what a format calls markup is blank."""
    lines = _lines(tuple(document.text for document in documents))
    if any(document.markup for document in documents):
        return _without_markup(lines, documents)
    return lines


@lru_cache(maxsize=1)  # for the rules that come one after the other with the same documents
def _lines(texts: tuple[str, ...]) -> Lines:
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    raw: list[str] = []
    counts = []
    for text in texts:
        found = text.splitlines(keepends=True)
        counts.append(len(found))
        raw += found
    lengths = np.fromiter(map(len, raw), np.int64, len(raw))
    bare = "\n".join([line for text in texts for line in text.splitlines()])
    letters = _plain(bare).encode("utf-8", "surrogatepass").translate(None, _LETTERS_ONLY).split(b"\n")[: len(raw)]
    ends = np.cumsum(lengths)
    offsets = np.fromiter(accumulate(map(len, texts), initial=0), np.int64, len(texts) + 1)[:-1]
    numbers = np.repeat(np.arange(len(texts)), counts)
    ends -= offsets[numbers]
    return Lines(numbers, ends - lengths, ends, letters, np.fromiter(map(len, letters), np.int64, len(letters)))


def _plain(lines: str) -> str:
    """Return ``lines`` folded, each by itself."""
    if not lines.isascii():
        for mark, plain in _PLAIN:
            lines = lines.replace(mark, plain)
        if not lines.isascii():
            return "\n".join([_folded(line) for line in lines.split("\n")])
    return lines.lower()


def _folded(line: str) -> str:
    return line.lower() if line.isascii() else fold(line)


def _without_markup(lines: Lines, documents: tuple[Document, ...]) -> Lines:
    """Return ``lines`` with those blank that lie within a span of markup."""
    sizes = lines.sizes.copy()
    for index, document in enumerate(documents):
        for start, end in map(Span._make, document.markup):
            sizes[(lines.documents == index) & (lines.starts >= start) & (lines.ends <= end)] = 0
    return lines._replace(sizes=sizes)
