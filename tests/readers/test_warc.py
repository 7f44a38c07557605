"""Web archives: a document a page; a damaged record is told, and the records behind it are read."""

import gzip
import time
import zlib
from collections.abc import Callable

import pytest

from scrapelint.plugin import Document, Problem

Read = Callable[..., list[Document | Problem]]
Told = Callable[..., list[object]]


def record(
    kind: str, content_type: str, content: bytes, length: object = None, address: str = "http://a.example/x"
) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\n"
    head += "WARC-Date: 2026-11-24T08:00:00Z\r\n"
    head += f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def response(content: bytes, *fields: str, status: int = 200) -> bytes:
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status} OK", *fields))
    return record("response", "application/http; msgtype=response", f"{head}\r\n".encode() + content)


def text(content: str, length: object = None) -> bytes:
    return record("conversion", "text/plain", content.encode(), length)


HTML = "Content-Type: text/html"
INFO = record("warcinfo", "application/warc-fields", b"software: x\r\n")


def test_pages_and_texts_are_documents(read: Read) -> None:
    data = INFO + response(b"<p>Rain &amp; sun", HTML) + text("Wind blew.")
    page, plain = read("a.warc", data)
    assert isinstance(page, Document)
    assert (page.text, page.path, page.id, page.record) == ("Rain & sun", "a.warc", "http://a.example/x", 2)
    assert (page.site, page.date) == ("a.example", "2026-11-24")
    assert plain == Document("Wind blew.", "a.warc", "http://a.example/x", 3, "a.example", date="2026-11-24")


def test_each_record_may_be_compressed_by_itself(told: Told) -> None:
    parts = [INFO, response(b"<p>Rain", HTML), text("Wind")]
    assert told("a.warc.gz", b"".join(map(gzip.compress, parts))) == ["Rain", "Wind"]
    assert told("CC.warc.wet.gz", gzip.compress(b"".join(parts))) == ["Rain", "Wind"]


def test_a_damaged_member_costs_its_record(told: Told) -> None:
    good = gzip.compress(text("Rain fell in the north all day."))
    bad = bytearray(good)
    bad[30] ^= 0xFF
    found = told("a.warc.gz", good + bytes(bad) + good)
    assert found[0] == found[-2] == "Rain fell in the north all day."
    assert found[-1] == ("SL007", None)


@pytest.mark.parametrize(
    "passed_over",
    [
        INFO,
        record("request", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
        record("metadata", "text/plain", b"x: y"),
        record("revisit", "application/http", b""),
        response(b"\x89PNG", "Content-Type: image/png"),
        response(b"<p>Not found", HTML, status=404),
        record("response", "text/dns", b"20260101"),
    ],
)
def test_other_records_are_passed_over(told: Told, passed_over: bytes) -> None:
    assert told("a.warc", passed_over + text("Rain")) == ["Rain"]


def chunked(content: bytes) -> bytes:
    return b"3;x=y\r\n" + content[:3] + b"\r\n%X\r\n" % (len(content) - 3) + content[3:] + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        ("<p>Café".encode(), [HTML]),
        (b"<p>Caf\xe9", ["Content-Type: Text/HTML; charset=ISO-8859-1"]),
        (b"<p>Caf\xe9<meta charset=utf-8>", ['Content-Type: text/html;charset="latin1"']),
        (b"<meta charset=latin1><p>Caf\xe9", [HTML]),
        (gzip.compress("<p>Café".encode()), [HTML, "Content-Encoding: gzip"]),
        (zlib.compress("<p>Café".encode()), [HTML, "Content-Encoding: deflate"]),
        ("<p>Café".encode(), [HTML, "Content-Encoding: gzip"]),  # unpacked by the crawler
        (chunked("<p>Café".encode()), [HTML, "Transfer-Encoding: chunked"]),
        ("<p>Café".encode(), [HTML, "Transfer-Encoding: chunked"]),  # joined by the crawler
        (chunked(gzip.compress("<p>Café".encode())), [HTML, "Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
    ],
)
def test_content_is_unpacked_and_decoded(told: Told, content: bytes, fields: list[str]) -> None:
    assert told("a.warc", response(content, *fields)) == ["Café"]


def test_content_that_cannot_be_unpacked_is_told(told: Told) -> None:
    packed = gzip.compress(b"<p>Rain fell all day in the north.")
    assert told("a.warc", response(packed[:-10], HTML, "Content-Encoding: gzip"))[0] == ("SL012", 1)
    assert told("a.warc", response(b"\x0b\x02", HTML, "Content-Encoding: br")) == [("SL012", 1)]


@pytest.mark.parametrize(
    ("damaged", "found"),
    [
        (text("Sun shone", length=3), [("SL012", 2)]),
        (text("Sun shone", length=500), [("SL012", 2)]),
        (text("Sun shone", length="x"), [("SL012", 2)]),
        (text("Sun shone", length=-1), [("SL012", 2)]),
        (text("Sun shone", length=10**12), [("SL012", 2)]),
        (b"junk\r\n\r\nmore junk\r\n\r\n", [("SL012", 2)]),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 2000, [("SL012", 2)]),
        (b"\r\n\r\n\r\n", []),
    ],
)
def test_a_damaged_record_is_told_and_the_rest_is_read(told: Told, damaged: bytes, found: list[object]) -> None:
    around = told("a.warc", text("Rain") + damaged + text("Wind") + text("Snow"))
    if damaged == text("Sun shone", length=10**12):
        assert around == ["Rain", ("SL012", 2)]  # it says that it holds the rest of the file, and more than memory does
    else:
        assert around == ["Rain", *found, "Wind", "Snow"]


def test_a_file_that_is_cut_off_is_told(told: Told) -> None:
    data = text("Rain") + text("Sun shone")
    assert told("a.warc", data[:-8]) == ["Rain", ("SL012", 2)]
    assert told("a.warc", data[:-4]) == ["Rain", "Sun shone"]


def test_time_is_linear_in_lengths_that_are_all_wrong(told: Told) -> None:
    start = time.process_time()
    told("a.warc", text("Rain", length=1 << 25) * 20_000)
    assert time.process_time() - start < 20
