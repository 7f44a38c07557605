"""Compressed files: read as what is inside, past damage where that can be, never more than memory takes."""

import bz2
import gzip
import importlib
import lzma
import sys
from collections.abc import Callable
from io import BytesIO

import pytest

from scrapelint import Config, InputError, Linter
from scrapelint.engine.session import Session
from scrapelint.plugin import Document, Problem, ReadOptions
from scrapelint.readers import limits

RECORDS = b'{"text": "Rain fell."}\n{"text": "Sun shone."}\n'
Told = Callable[..., list[object]]


def zstd_compress(data: bytes) -> bytes:
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    made: bytes = importlib.import_module(name).compress(data)
    return made


KINDS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstd_compress,
}
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def _library(request: pytest.FixtureRequest) -> None:
    if request.node.name.endswith("[.zst]") and sys.version_info < (3, 14):
        pytest.importorskip("backports.zstd")


@each_kind
def test_the_format_is_what_the_ending_before_says(told: Told, kind: str) -> None:
    pack = KINDS[kind]
    assert told(f"a.jsonl{kind}", pack(RECORDS)) == ["Rain fell.", "Sun shone."]
    assert told(f"a.txt{kind}", pack(b"Rain")) == ["Rain"]
    assert told(f"A.HTML{kind}".upper(), pack(b"<p>Rain")) == ["Rain"]
    assert told(f"dump{kind}", pack(b"Rain")) == ["Rain"]


@each_kind
def test_members_follow_each_other(told: Told, kind: str) -> None:
    pack = KINDS[kind]
    data = pack(b'{"text": "Rain ') + pack(b'fell."}\n') + pack(RECORDS)
    assert told(f"a.jsonl{kind}", data) == ["Rain fell.", "Rain fell.", "Sun shone."]


@each_kind
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(told: Told, kind: str) -> None:
    data = KINDS[kind](RECORDS) + KINDS[kind](RECORDS)[:-3]
    found = told(f"a.jsonl{kind}", data)
    assert found[:2] == ["Rain fell.", "Sun shone."]
    assert found[-1] == ("SL007", None)


@each_kind
def test_behind_damage_reading_goes_on(told: Told, kind: str) -> None:
    pack = KINDS[kind]
    assert told(f"a.jsonl{kind}", b"junk" + pack(RECORDS)) == ["Rain fell.", "Sun shone.", ("SL007", None)]
    assert told(f"a.jsonl{kind}", pack(RECORDS) + b"junk") == ["Rain fell.", "Sun shone.", ("SL007", None)]


@each_kind
def test_what_is_not_compressed_at_all_is_told(told: Told, kind: str) -> None:
    assert told(f"a.jsonl{kind}", RECORDS)[-1] == ("SL007", None)
    assert told(f"a.jsonl{kind}", b"") == []


def test_a_tape_is_filled_up_with_zeros(told: Told) -> None:
    assert told("a.jsonl.gz", gzip.compress(RECORDS) + bytes(70_000)) == ["Rain fell.", "Sun shone."]


def test_a_bomb_is_told_and_not_unpacked(told: Told) -> None:
    blank = gzip.compress(b" " * (1 << 20) + b"\n") * 200
    assert told("a.jsonl.gz", blank) == [("SL008", None)]


def test_a_document_too_large_to_hold_is_told(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_DOCUMENT", 1000)
    long = b'{"text": "' + b"x" * 5000 + b'"}\n'
    assert told("a.jsonl", RECORDS + long + RECORDS) == [
        "Rain fell.",
        "Sun shone.",
        ("SL009", 3),
        *told("a.jsonl", RECORDS),
    ]
    assert told("a.jsonl", long.rstrip()) == [("SL009", 1)]
    assert told("a.txt", b"x" * 1001) == [("SL009", None)]
    assert told("a.txt.gz", gzip.compress(b"x" * 1001)) == [("SL009", None)]


def test_a_missing_library_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    session = Session(Linter(Config(cache=False)), ReadOptions())
    with pytest.raises(InputError, match=r'Zstandard needs backports\.zstd: pip install "scrapelint\[zstd\]"'):
        list(session.lint_stream("a.jsonl.zst", BytesIO(b"\x28\xb5\x2f\xfd")))


def test_a_compressed_file_is_one_unit_and_is_not_rewritten() -> None:
    session = Session(Linter(Config(cache=False)), ReadOptions())
    assert session.writes("a.jsonl")
    assert session.writes("a.md")
    assert not any(session.writes(f"a{ending}") for ending in (".jsonl.gz", ".html", ".csv", ".parquet", ".warc"))


def test_documents_and_problems_are_what_they_are(read: Callable[..., list[Document | Problem]]) -> None:
    (document, problem) = read("a.txt.gz", gzip.compress(b"Rain fell all day.")[:-2])
    assert document == Document("Rain fell all day.", "a.txt.gz", site=".")
    assert isinstance(problem, Problem)
    assert problem.message.startswith("the compressed data are damaged: it ends too early, around byte ")
