"""The texts of a batch of documents as one array of UTF-8: spans are trimmed and placed for all of them at once."""

from functools import cache
from typing import Any

from ..text.lines import trim
from .stored import decoded, encoded

_STEPS = 8
"""White space that is passed over for all spans together; those with more are trimmed one by one."""


class BatchTexts:
    """Texts that stand one behind the other. Spans are arrays of numpy: half-open, each in one text, in code points.

    Where no text is named, offsets are absolute, in code points of all texts.
    """

    def __init__(self, column: Any) -> None:
        """Take the texts as an Arrow array of bytes, as they lie in a shard."""
        import numpy as np  # noqa: PLC0415 - late, as everywhere

        _, offsets, data = column.buffers()
        edges = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1].astype(np.int64)
        self._raw: bytes = data[edges[0] : edges[-1]].to_pybytes() if data and edges[-1] > edges[0] else b""
        self._data = np.frombuffer(self._raw, np.uint8)
        edges -= edges[0]
        self._leads: Any = None
        """Where each code point begins, and where the last ends; ``None`` where each is a byte."""
        if not self._raw.isascii():
            self._leads = np.append(np.flatnonzero((self._data & 0xC0) != 0x80), len(self._data))
        self.edges: Any = edges if self._leads is None else np.searchsorted(self._leads, edges)
        """Where each text begins, and where the last ends."""

    def bytes_at(self, offsets: Any) -> Any:
        """Return where the code points at ``offsets`` begin, in bytes."""
        return offsets if self._leads is None else self._leads[offsets]

    def code_points(self, places: Any) -> Any:
        """Return the offsets in code points of ``places`` in bytes."""
        import numpy as np  # noqa: PLC0415 - as above

        return places if self._leads is None else np.searchsorted(self._leads, places)

    def piece(self, start: int, end: int) -> bytes:
        """Return the bytes of ``[start, end)``, in bytes."""
        return self._raw[start:end]

    def trimmed(self, starts: Any, ends: Any) -> tuple[Any, Any]:
        """Return spans in bytes without the white space at either side, as :func:`~..text.lines.trimmed` does."""
        import numpy as np  # noqa: PLC0415 - as above

        starts, ends = starts.copy(), np.maximum(starts, ends)
        if not len(self._data):
            return starts, ends
        data, kinds, last = self._data, _kinds(), len(self._data) - 1
        for _ in range(_STEPS):
            ahead = (starts < ends) & (kinds[data[np.minimum(starts, last)]] == _WHITE)
            if not ahead.any():
                break
            starts += ahead
        for _ in range(_STEPS):
            behind = (starts < ends) & (kinds[data[ends - 1]] == _WHITE)
            if not behind.any():
                break
            ends -= behind
        sure = (kinds[data[np.minimum(starts, last)]] == _INK) & (kinds[data[ends - 1]] == _INK)
        for index in np.flatnonzero((starts < ends) & ~sure).tolist():
            starts[index], ends[index] = self._trimmed(int(starts[index]), int(ends[index]))
        return starts, ends

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = decoded(self._raw[start:end]) or ""
        before, rest = trim(text)
        start += len(encoded(text[:before]) or b"")
        return start, start + len(encoded(rest) or b"")

    def positions(self, texts: Any, places: Any) -> tuple[Any, Any]:
        """Return lines and columns, from 1, of ``places`` in bytes, in the texts with the numbers ``texts``."""
        import numpy as np  # noqa: PLC0415 - as above

        breaks, edges = self._breaks(), self.bytes_at(self.edges)
        before = np.searchsorted(breaks, places)
        first = np.searchsorted(breaks, edges)[texts]
        begun = np.where(before > first, np.append(breaks, 0)[before - 1] + 1, edges[texts])
        return before - first + 1, self.code_points(places) - self.code_points(begun) + 1

    def _breaks(self) -> Any:
        r"""Return where the line breaks end, less one: ``\n``, ``\r\n`` and ``\r``, as for ``Document.position``."""
        import numpy as np  # noqa: PLC0415 - as above

        breaks = self._data == _NEWLINE
        if b"\r" in self._raw:
            followed = np.append(breaks[1:], False)
            edges = self.bytes_at(self.edges)[1:-1]
            followed[edges[edges > 0] - 1] = False  # by a line break of the next text
            breaks |= (self._data == _RETURN) & ~followed
        return np.flatnonzero(breaks)


_INK, _WHITE, _UNSURE = range(3)
_NEWLINE, _RETURN = b"\n\r"


@cache
def _kinds() -> Any:
    """Return what each byte is to :func:`~scrapelint.text.lines.trim`, of which those above 127 are not sure."""
    import numpy as np  # noqa: PLC0415 - as above

    plain = [_WHITE if not trim(chr(code))[1] else _INK for code in range(128)]
    return np.array(plain + [_UNSURE] * 128, np.uint8)
