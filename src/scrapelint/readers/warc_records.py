"""The records of a WARC file, one by one; behind a damaged one reading goes on where the next begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from .limits import LARGEST_DOCUMENT

_BEGIN = b"WARC/"
_NEXT = b"\r\n\r\nWARC/"
_LONGEST_LINE = 1 << 16
_MOST_LINES = 1000
_MOST_REPLAYED = 256 << 20  # bytes that may be read twice: lengths that are all wrong must not make it slow


@dataclass(slots=True)
class Record:
    """A record: its named fields, in lower case, and what it holds, or what is wrong with it."""

    number: int
    """Its place in the file, from 1."""
    fields: dict[str, str]
    content: bytes = b""
    problem: str = ""
    """What is wrong with it; empty if nothing is."""
    too_large: bool = False


@dataclass
class Records:
    """Reads the records of ``stream``."""

    stream: BinaryIO
    _again: list[BinaryIO] = field(default_factory=list)
    """What is read before the stream: bytes that were read before, the last first."""
    _budget: int = _MOST_REPLAYED

    def __iter__(self) -> Iterator[Record]:
        """Yield the records in order, the damaged ones with their problem."""
        number = 0
        astray = False
        while line := self._line():
            if line.startswith(_BEGIN):
                number += 1
                record = self._record(number)
                astray = bool(record.problem)
                yield record
            elif line.strip() and not astray:
                astray = True
                number += 1
                yield Record(number, {}, problem="no record begins where one should")

    def _record(self, number: int) -> Record:
        fields = read_fields(iter(self._line, b""))
        if fields is None:
            return Record(number, {}, problem="its named fields do not end")
        said = fields.get("content-length", "")
        if not (said.isascii() and said.isdigit() and len(said) < 16):
            return Record(number, fields, problem=f"its length is {said[:20] or 'not given'}")
        length = int(said)
        if length > LARGEST_DOCUMENT:
            left = length
            while left > 0 and (block := self._read(min(left, 1 << 20))):
                left -= len(block)
            return Record(number, fields, too_large=not left, problem="the file ends within it" if left else "")
        content = self._read(length)
        record = Record(number, fields, content)
        if len(content) < length:
            record.problem = "the file ends within it"
        elif not self._at_end():
            record.problem = f"it does not end where its length, {length:,} bytes, says"
        if record.problem:
            self._go_back(content)
        return record

    def _at_end(self) -> bool:
        """Tell whether a record ends here: two line ends follow, or nothing."""
        following = self._read(4)
        if following.strip(b"\r\n"):
            self._again.append(BytesIO(following))
            return False
        return True

    def _go_back(self, content: bytes) -> None:
        """Read again from the first record that began within ``content``, the length having been wrong."""
        place = content.find(_NEXT)
        rest = content[place + 4 :] if place >= 0 else b""
        if rest and len(rest) <= self._budget:
            self._budget -= len(rest)
            self._again.append(BytesIO(rest))

    def _line(self) -> bytes:
        line = b""
        while self._again:
            line += self._again[-1].readline(_LONGEST_LINE - len(line))
            if line.endswith(b"\n") or len(line) == _LONGEST_LINE:
                return line
            self._again.pop()
        return line + self.stream.readline(_LONGEST_LINE - len(line))

    def _read(self, count: int) -> bytes:
        data = b""
        while self._again and len(data) < count:
            data += self._again[-1].read(count - len(data))
            if len(data) < count:
                self._again.pop()
        return data + self.stream.read(count - len(data)) if len(data) < count else data


def read_fields(lines: Iterator[bytes]) -> dict[str, str] | None:
    """Return the named fields that ``lines`` begin with, names in lower case; ``None`` if no blank line ends them."""
    fields: dict[str, str] = {}
    name = ""
    for _, line in zip(range(_MOST_LINES), lines, strict=False):
        if not line.strip():
            return fields
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t" and name:
            fields[name] += f" {text.strip()}"
        else:
            name, _, value = text.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    return None
