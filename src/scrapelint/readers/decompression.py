"""Compressed bytes into plain ones: as a stream, in bounded memory, past damage where more can be read behind it."""

import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

from .extras import needed

_BLOCK = 1 << 16
_MOST_MEMORY = 256 << 20  # bytes that a decompressor may ask for: a file can demand gigabytes
_FREE = 64 << 20  # bytes of output whose ratio is not looked at
_MOST_RATIO = 250
"""Output by input, beyond the first 64 MiB, of what is no text: prose comes to 3 or 4, the dullest logs to 100."""


class _Decompressor(Protocol):
    """What bz2, lzma and zstd offer alike."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """What bz2, lzma and zstd offer, for gzip."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(wbits=31)
        self.eof = False
        self.unused_data = b""
        self.needs_input = True

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        made = self._object.decompress(self._object.unconsumed_tail + data, max_length)
        self.eof, self.unused_data = self._object.eof, self._object.unused_data
        self.needs_input = not self._object.unconsumed_tail and len(made) < max_length
        return made


def _bz2() -> _Decompressor:
    from bz2 import BZ2Decompressor  # noqa: PLC0415 - few files need it

    return BZ2Decompressor()


def _xz() -> _Decompressor:
    from lzma import LZMADecompressor  # noqa: PLC0415 - few files need it

    return LZMADecompressor(memlimit=_MOST_MEMORY)


def _zstd() -> _Decompressor:
    module = needed("zstd", "compression.zstd", "backports.zstd", purpose="reading Zstandard")
    made: _Decompressor = module.ZstdDecompressor()  # refuses by itself what needs more than 128 MiB
    return made


CODECS: dict[str, tuple[Callable[[], _Decompressor], bytes]] = {
    ".gz": (_Gzip, b"\x1f\x8b\x08"),
    ".zst": (_zstd, b"\x28\xb5\x2f\xfd"),
    ".bz2": (_bz2, b"BZh"),
    ".xz": (_xz, b"\xfd7zXZ\0"),
}
"""By ending: what makes a decompressor, and how the compressed data begin."""


class Decompressed(io.RawIOBase):
    """The plain bytes of ``stream``; what is wrong with it is in :attr:`damage` once it has been read to its end.

    A file may be of many members one after the other. Behind a damaged one reading goes on with the next, and a line
    end stands for the gap.
    """

    def __init__(self, stream: BinaryIO, suffix: str) -> None:
        """Take compressed bytes of the kind that ``suffix``, a key of :data:`CODECS`, stands for."""
        self._stream = stream
        self._new, self._magic = CODECS[suffix]
        self._member: _Decompressor | None = self._new()
        self._rest = b""
        self._begun = False
        self._read = self._made = 0
        self._ended = False
        self.damage = ""
        """What is wrong, in words; empty if nothing is."""
        self.bomb = False
        """Whether reading ended because hardly anything became too much."""

    @property
    def consumed(self) -> int:
        """How many bytes of the stream were read so far."""
        return self._read

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next bytes into ``buffer`` and return their number, 0 at the end."""
        made = b""
        while not made and not self._ended:
            made = self._more(len(buffer))
        self._made += len(made)
        if self._made > _FREE and self._made > _MOST_RATIO * self._read:
            self.bomb = self._ended = True
            self._rest = b""
        buffer[: len(made)] = made
        return len(made)

    def _more(self, most: int) -> bytes:
        member = self._member
        if member is None:
            return self._next_member()
        if not self._rest and member.needs_input and not self._fill():
            self._ended = True
            if self._begun:
                self._tell("it ends too early")
            return b""
        data, self._rest = self._rest, b""
        self._begun = self._begun or bool(data)
        try:
            made = member.decompress(data, most)
        except Exception as error:  # noqa: BLE001 - each library has errors of its own; the stream was read before
            self._tell(str(error) or type(error).__name__)
            self._member = None
            self._rest = data[1:]
            return b"\n"
        if member.eof:
            self._rest = bytes(member.unused_data)
            self._start_member()
        return made

    def _start_member(self) -> None:
        """Go on behind a member; zeros fill up a tape or an xz file."""
        self._rest = self._rest.lstrip(b"\0")
        while not self._rest and self._fill():
            self._rest = self._rest.lstrip(b"\0")
        self._begun = False
        if not self._rest:
            self._ended = True
        elif self._rest.startswith(self._magic[: len(self._rest)]):
            self._member = self._new()
        else:
            self._tell("something else stands behind the compressed data")
            self._member = None

    def _next_member(self) -> bytes:
        """Look for the beginning of another member in what follows."""
        place = self._rest.find(self._magic)
        if place >= 0:
            self._rest = self._rest[place:]
            self._member = self._new()
            self._begun = False
            return b""
        kept = self._rest[-len(self._magic) + 1 :]
        self._ended = not self._fill()
        self._rest = kept + self._rest
        return b""

    def _fill(self) -> bool:
        self._rest = self._stream.read(_BLOCK)
        self._read += len(self._rest)
        return bool(self._rest)

    def _tell(self, problem: str) -> None:
        self.damage = self.damage or f"{problem}, around byte {self._read - len(self._rest)}"
