"""Lines: the pieces between line breaks, whichever kind of break a page was saved with."""

from collections.abc import Iterable, Iterator

from .folding import INVISIBLE
from .span import Piece, Span

_EDGE = "".join(map(chr, [*range(9, 14), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)])) + (
    "\u2028\u2029\u202f\u205f\u3000\N{HANGUL FILLER}\N{BRAILLE PATTERN BLANK}" + INVISIBLE
)
_RIGHT_EDGE = _EDGE.replace("\N{VARIATION SELECTOR-16}", "")  # there it belongs to the emoji before it
_NOT_SPACE = frozenset(INVISIBLE + "\N{HANGUL FILLER}\N{BRAILLE PATTERN BLANK}")


class Line(Piece):
    """One line without its line break and without the white space around it; empty if nothing is left."""

    __slots__ = ()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` without the white space and the invisible characters at either side."""
    before, rest = trim(text[start:end])
    return start + before, start + before + len(rest)


def trim(part: str) -> tuple[int, str]:
    """Return how much goes from the left of ``part``, and what is left of it."""
    left = part.lstrip()
    if not left:
        return len(part), ""
    if left[0] in _NOT_SPACE:
        left = left.lstrip(_EDGE)
    right = left.rstrip()
    if right and right[-1] in _NOT_SPACE:
        right = right.rstrip(_RIGHT_EDGE)
    return len(part) - len(left), right


def split_lines(text: str, markup: Iterable[Span] = ()) -> Iterator[Line]:
    """Yield every line of ``text``, the blank ones too, broken where :meth:`str.splitlines` breaks.

    Lines that lie within the spans of ``markup``, which are in order, come out blank.
    """
    hidden = iter(markup)
    next_hidden = next(hidden, None)
    offset = 0
    for index, raw in enumerate(text.splitlines(keepends=True)):
        end = offset + len(raw)
        while next_hidden and next_hidden.end <= offset:
            next_hidden = next(hidden, None)
        if next_hidden is not None and next_hidden.start <= offset and end <= next_hidden.end:
            yield Line(offset, offset, "", index)
        else:
            before, rest = trim(raw)
            start = offset + before
            yield Line(start, start + len(rest), rest, index)
        offset = end
