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
# What ends a line besides \n, as str.splitlines has it.
_OTHER_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


class Lines(NamedTuple):
    """The lines of documents, as columns: arrays of numpy."""

    documents: Any
    """The index of each line's document."""
    starts: Any
    ends: Any
    """Half-open spans in code points, white space and line breaks included."""
    sizes: Any
    """The length of what :func:`letters_of` returns of each line."""
    keys: Any
    """A hash of it, of 64 bits without a sign."""
    pages: Any
    """A number for each document that is the same for those whose longest lines are the same."""


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
    from xxhash import xxh3_64_intdigest  # noqa: PLC0415 - of the extra corpus

    raw: list[str] = []
    counts = []
    for text in texts:
        found = text.splitlines(keepends=True)
        counts.append(len(found))
        raw += found
    lengths = np.fromiter(map(len, raw), np.int64, len(raw))
    bare = "".join([text if text.endswith("\n") or not text else f"{text}\n" for text in texts])
    if any(mark in bare for mark in _OTHER_BREAKS):
        bare = "\n".join([line for text in texts for line in text.splitlines()])
    letters = _plain(bare).encode("utf-8", "surrogatepass").translate(None, _LETTERS_ONLY).split(b"\n")[: len(raw)]
    ends = np.cumsum(lengths)
    offsets = np.fromiter(accumulate(map(len, texts), initial=0), np.int64, len(texts) + 1)[:-1]
    numbers = np.repeat(np.arange(len(texts)), counts)
    ends -= offsets[numbers]
    sizes = np.fromiter(map(len, letters), np.int64, len(letters))
    keys = np.fromiter(map(xxh3_64_intdigest, letters), np.uint64, len(letters))
    return Lines(numbers, ends - lengths, ends, sizes, keys, _pages(numbers, sizes, keys, counts))


def _pages(documents: Any, sizes: Any, keys: Any, counts: list[int]) -> Any:
    """Return the sum of the keys of the longest lines of each document, those at least half as long as the longest.

    They are its article, whatever stands around it.
    """
    import numpy as np  # noqa: PLC0415 - as above

    filled = np.flatnonzero(counts)
    starts = np.cumsum([0, *counts])[filled]
    pages = np.zeros(len(counts), np.uint64)
    if len(filled):
        longest = np.zeros(len(counts), np.int64)
        longest[filled] = np.maximum.reduceat(sizes, starts)
        pages[filled] = np.add.reduceat(np.where(sizes * 2 >= longest[documents], keys, np.uint64(0)), starts)
    return pages.view(np.int64)


def _plain(lines: str) -> str:
    """Return ``lines`` folded, each by itself."""
    if not lines.isascii():
        for mark, plain in _PLAIN:
            lines = lines.replace(mark, plain)
        if not lines.isascii():
            small = lines.lower().split("\n")  # at once, for the lines that are ASCII: most of them
            pairs = zip(lines.split("\n"), small, strict=True)
            return "\n".join([lowered if line.isascii() else fold(line) for line, lowered in pairs])
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
