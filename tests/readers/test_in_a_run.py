"""Readers within a run: what they read is linted, suppressed and fixed like anything else."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from scrapelint import Config, Linter, Report
from scrapelint.engine import session as sessions
from scrapelint.engine import units
from scrapelint.engine.fix_files import Change, pieces
from scrapelint.engine.pool import lint_files
from scrapelint.engine.session import Session
from scrapelint.errors import FixError
from scrapelint.plugin import Document, Edit, ReadOptions
from scrapelint.readers import blocks, limits

PAGE = """<body><p>Rain fell in the north for three days, and the river rose by two metres in one night.</p>
<p>The old bridge was closed for lorries and cars, the ministry said in the morning.</p>
<!-- scrapelint-disable-next-line BP001 -->
<p>Leave a Reply</p>
</body>
"""


@pytest.mark.parametrize(("directives", "found"), [(False, ["BP001"]), (True, [])])
def test_directives_in_a_page_hold_for_the_source(directives: bool, found: list[str]) -> None:
    session = Session(Linter(Config(select=("BP001",), inline_directives=directives, cache=False)), ReadOptions())
    (report,) = session.lint_stream("a.html", BytesIO(PAGE.encode()))
    assert [finding.code for finding in report.findings] == found
    assert report.document.text == PAGE


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-2", "koi8-r", "gb18030"])
def test_a_fix_keeps_an_encoding_that_was_guessed(encoding: str) -> None:
    texts = {"cp1252": "Café fermé. ", "iso8859-2": "Żółta łódź nie płynie. ", "koi8-r": "Дождь и снег. "}
    text = f"junk {texts.get(encoding, '昨天全市下了大雨。') * 5}"
    data = text.encode(encoding)
    (document,) = (item for item in _read("a.txt", data) if isinstance(item, Document))
    assert document.text == text
    ((_, after),) = pieces(BytesIO(data), [Change(document, ((Edit(0, 5),),))], "text")
    assert after == data[5:]


def test_a_text_that_its_encoding_would_write_otherwise_is_left_alone() -> None:
    data = (
        "junk 昨日、市内で強い雨が降ったと市の当局が発表した。".encode("cp932") + b"\x87\x90"
    )  # a sign that has two codes
    (document,) = (item for item in _read("a.txt", data) if isinstance(item, Document))
    with pytest.raises(FixError, match="cp932 has several ways of writing this text"):
        list(pieces(BytesIO(data), [Change(document, ((Edit(0, 5),),))], "text"))


def _read(name: str, data: bytes) -> list[object]:
    reader = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions()).readers[0]
    return list(reader.read(name, BytesIO(data)))


def test_a_record_longer_than_a_unit_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_units: Callable[[Path], list[int | None]]
) -> None:
    monkeypatch.setattr(units, "UNIT_BYTES", 1000)
    monkeypatch.setattr(sessions, "_IN_MEMORY", 2000)
    path = tmp_path / "a.jsonl"
    texts = ["Rain fell.", "x" * 5000, "Sun shone.", "y" * 900, "z" * 3000, "Wind blew."]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert run_units(path) == [1, 2, 3, 4, 5, 6]


@pytest.fixture
def run_units() -> Callable[[Path], list[int | None]]:
    def run(path: Path) -> list[int | None]:
        session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
        return [report.document.record for report in lint_files(session, [path], jobs=2)]

    return run


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_a_compressed_file_is_shared_by_processes_like_a_plain_one(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "UNIT_BYTES", 3000)
    monkeypatch.setattr(units, "_WORTH_STREAMING", 100)
    module = {"gz": gzip, "bz2": bz2, "xz": lzma}[ending]
    lines = "".join(json.dumps({"text": f"Rain fell in village {n}.\n\nLeave a Reply"}) + "\n" for n in range(400))
    path = tmp_path / f"a.jsonl.{ending}"
    path.write_bytes(module.compress(lines.encode()))
    session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
    whole = [report.findings for report in session.lint_files([path])]
    work = list(units.units([path], session.readers))
    assert len(work) > 5
    assert [report.findings for unit in work for report in session.lint_parts(unit.parts)] == whole
    assert sum(unit.size for unit in work) == path.stat().st_size


def test_a_compressed_file_that_is_cut_off_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "UNIT_BYTES", 3000)
    monkeypatch.setattr(units, "_WORTH_STREAMING", 100)
    lines = "".join(json.dumps({"text": f"Rain fell in village {n}."}) + "\n" for n in range(900))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-500])
    session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
    work = list(units.units([path], session.readers))
    codes = [one.code for unit in work for report in session.lint_parts(unit.parts) for one in report.findings]
    assert codes.count("SL007") == 1
    assert codes == [one.code for report in session.lint_files([path]) for one in report.findings]


@pytest.mark.parametrize("length", [4999, 5000, 5001, 12_000])
def test_a_line_that_is_too_long_is_told_however_it_is_read(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "UNIT_BYTES", 1000)
    monkeypatch.setattr(units, "_WORTH_STREAMING", 10)
    monkeypatch.setattr(limits, "LARGEST_DOCUMENT", 5000)
    monkeypatch.setattr(blocks, "LARGEST_DOCUMENT", 5000)
    long = json.dumps({"text": "y" * (length - 13)}) + "\n"
    assert len(long) == length
    lines = [json.dumps({"text": "Rain fell."}) + "\n", long, json.dumps({"text": "Sun shone."}) + "\n"] * 2
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("".join(lines).encode()))
    session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
    work = units.units([path], session.readers)
    found = [_told(report) for unit in work for report in session.lint_parts(unit.parts)]
    assert found == [_told(report) for report in session.lint_files([path])]


def _told(report: Report) -> tuple[int | None, list[str]]:
    return report.document.record, [finding.code for finding in report.findings]
