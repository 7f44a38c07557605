"""An HTTP response as crawlers keep it: its content, unpacked, and what it says it is."""

import io
import zlib
from dataclasses import dataclass

from .decompression import Decompressed
from .limits import LARGEST_DOCUMENT
from .warc_records import read_fields


@dataclass(frozen=True, slots=True)
class Response:
    """What came: ``kind`` is the media type in lower case, ``charset`` the encoding that is declared."""

    status: int
    kind: str
    charset: str | None
    content: bytes
    problem: str = ""
    """Why the content cannot be read; empty if it can."""


def read_response(data: bytes) -> Response | None:
    """Return the response in ``data``, ``None`` if that is none."""
    stream = io.BytesIO(data)
    first = stream.readline(1 << 16).split(None, 2)
    fields = read_fields(iter(lambda: stream.readline(1 << 16), b""))
    if len(first) < 2 or not first[0].startswith(b"HTTP/") or not first[1].isdigit() or fields is None:
        return None
    kind, charset = media_type(fields.get("content-type", ""))
    content = stream.read()
    if "chunked" in fields.get("transfer-encoding", "").lower():
        content = _joined(content)
    content, problem = _unpacked(content, fields.get("content-encoding", "").strip().lower())
    return Response(int(first[1][:3]), kind, charset, content, problem)


def media_type(value: str) -> tuple[str, str | None]:
    """Return the media type and the encoding that the field ``Content-Type`` holds.

    >>> media_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'UTF-8')
    """
    kind, *parameters = value.split(";")
    for parameter in parameters:
        name, _, label = parameter.partition("=")
        if name.strip().lower() == "charset" and label.strip():
            return kind.strip().lower(), label.strip().strip("\"'")
    return kind.strip().lower(), None


def _joined(content: bytes) -> bytes:
    """Return ``content`` without the lengths of its chunks; as it is if there are none: crawlers join some."""
    parts: list[bytes] = []
    place = 0
    while place < len(content):
        end = content.find(b"\n", place, place + 200)
        said = content[place:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(said, 16) if said and not said.startswith((b"-", b"+")) else -1
        except ValueError:
            length = -1
        if length < 0:
            return b"".join(parts) if parts else content
        if length == 0:
            break
        parts.append(content[end + 1 : end + 1 + length])
        place = end + 1 + length
        place += 2 if content[place : place + 2] == b"\r\n" else 1
    return b"".join(parts)


def _unpacked(content: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the plain content, and what is wrong with it."""
    if encoding in {"", "identity"} or not content:
        return content, ""
    if encoding in {"gzip", "x-gzip"} and not content.startswith(b"\x1f\x8b"):
        return content, ""  # the crawler unpacked it, and kept the field
    if encoding in {"gzip", "x-gzip", "zstd"}:
        plain = Decompressed(io.BytesIO(content), ".zst" if encoding == "zstd" else ".gz")
        made = io.BufferedReader(plain).read(LARGEST_DOCUMENT + 1)
        if len(made) > LARGEST_DOCUMENT:
            return b"", "its content is larger than a document may be"
        return made, plain.damage and f"its content is damaged: {plain.damage}"
    if encoding == "deflate":
        return _inflated(content)
    return b"", f"its content is packed as {encoding[:20]}, which scrapelint does not read"


def _inflated(content: bytes) -> tuple[bytes, str]:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # servers send it with a header or without
        try:
            return zlib.decompressobj(bits).decompress(content, LARGEST_DOCUMENT), ""
        except zlib.error:
            continue
    return content, ""  # the crawler unpacked it, and kept the field
