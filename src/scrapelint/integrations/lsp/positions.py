"""Offsets in code points into the positions of the Language Server Protocol, and back."""

import re
from bisect import bisect_right

from lsprotocol import types

_BREAK = re.compile(r"\r\n?|\n")  # what the protocol calls a line end


class Positions:
    """Converts between the offsets of one text and positions: lines from 0, columns in units of ``encoding``."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        """Take the text, and ``utf-8``, ``utf-16`` or ``utf-32`` as agreed on with the editor."""
        self._text = text
        self._encoding = encoding
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> types.Position:
        """Return the position of ``offset``, in code points."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range of ``[start, end)``, in code points."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of ``position``, in code points; the end of its line if it lies beyond."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        stop = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        units = 0
        for offset, character in enumerate(self._text[start:stop], start):
            if units >= position.character or character in "\r\n":
                return offset
            units += self._units(character)
        return stop

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding == "utf-32":
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)
