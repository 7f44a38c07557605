"""Any bytes at all, and well-formed files with any damage: documents and problems come of it, never an exception."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.plugin import Document, Problem
from scrapelint.readers.problems import PROBLEMS

Read = Callable[..., list[Document | Problem]]


def _records() -> bytes:
    return b"".join(json.dumps({"id": n, "text": f"Rain {n} fell."}).encode() + b"\n" for n in range(20))


def _rows() -> bytes:
    return b"id,text\n" + b"".join(b'%d,"Rain, ""%d"" fell"\n' % (n, n) for n in range(20))


def _archive() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>Rain")
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    return (head % len(page) + page + b"\r\n\r\n") * 4


def _page() -> bytes:
    return "<html><meta charset=utf-8><body><p>Caf&eacute; <b>é</b><pre>x\n</pre></body>".encode()


FILES: dict[str, bytes] = {
    "a.txt": "Café fermé.\n".encode(),
    "a.md": "# Café\n\n```\nx\n```\n".encode(),
    "a.html": _page(),
    "a.jsonl": _records(),
    "a.csv": _rows(),
    "a.tsv": _rows().replace(b",", b"\t"),
    "a.warc": _archive(),
    "a.jsonl.gz": gzip.compress(_records()) * 2,
    "a.jsonl.bz2": bz2.compress(_records()) * 2,
    "a.jsonl.xz": lzma.compress(_records()) * 2,
    "a.warc.gz": gzip.compress(_archive()) * 2,
    "a.csv.gz": gzip.compress(_rows()),
    "a.html.gz": gzip.compress(_page()),
}


def _tables() -> None:
    try:
        pa: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        return
    rows: Any = pa.table({"id": list(range(20)), "text": [f"Rain {n} fell." for n in range(20)]})
    sinks = BytesIO(), BytesIO(), BytesIO()
    parquet.write_table(rows, sinks[0], row_group_size=5)
    for sink, make in ((sinks[1], pa.ipc.new_stream), (sinks[2], pa.ipc.new_file)):
        with make(sink, rows.schema) as writer:
            writer.write_table(rows, max_chunksize=5)
    FILES.update(zip(("a.parquet", "a.arrow", "a.feather"), (sink.getvalue() for sink in sinks), strict=True))


def _zstd() -> None:
    try:
        zstd: Any = import_module("backports.zstd")
    except ModuleNotFoundError:
        return
    FILES["a.jsonl.zst"] = zstd.compress(_records()) * 2


_tables()
_zstd()


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Cut, overwrite, repeat and insert."""
    made = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(made)))
        end = min(len(made), start + draw(st.integers(0, 40)))
        way = draw(st.sampled_from(["cut", "flip", "insert", "repeat", "end"]))
        if way == "cut":
            del made[start:end]
        elif way == "flip" and start < len(made):
            made[start] ^= 1 << draw(st.integers(0, 7))
        elif way == "insert":
            made[start:start] = draw(st.binary(max_size=20))
        elif way == "repeat":
            made[start:start] = made[start:end]
        else:
            del made[start:]
    return bytes(made)


def sound(found: list[Document | Problem]) -> bool:
    for item in found:
        if isinstance(item, Problem):
            assert PROBLEMS[item.code] == item.name
            assert item.message
            assert item.message.isprintable() or "\\" in repr(item.message)
        else:
            assert isinstance(item.text, str)
    return True


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_is_told_and_never_raises(read: Read, name: str, data: st.DataObject) -> None:
    assert sound(read(name, data.draw(damaged(FILES[name]))))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_told(read: Read, name: str, data: bytes) -> None:
    assert sound(read(name, data))


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_whole_to_begin_with(read: Read, name: str) -> None:
    found = read(name, FILES[name])
    assert found
    assert all(isinstance(item, Document) for item in found)


@pytest.mark.parametrize("name", FILES)
def test_reading_twice_gives_the_same(read: Read, name: str) -> None:
    broken = FILES[name][: len(FILES[name]) * 2 // 3]
    assert repr(read(name, broken)) == repr(read(name, broken))
