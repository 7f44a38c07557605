"""Parquet and Arrow: a document a row; what is damaged is told, and the rest is read."""

import sys
from collections.abc import Callable
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Config, Finding, InputError, Linter
from scrapelint.engine import pool, units
from scrapelint.engine.pool import lint_files
from scrapelint.engine.session import Session
from scrapelint.plugin import Document, Problem, ReadOptions

arrow: Any = pytest.importorskip("pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")

Read = Callable[..., list[Document | Problem]]
Told = Callable[..., list[object]]
TEXTS = ["Rain fell.", "Sun shone.", "Wind blew.", "Snow lay."]


def table(**columns: Any) -> Any:
    return arrow.table(columns or {"id": [1, 2, 3, 4], "text": TEXTS, "x": [[1], [], [2], None]})


def as_parquet(rows: Any, **settings: Any) -> bytes:
    stream = BytesIO()
    parquet.write_table(rows, stream, **settings)
    return stream.getvalue()


def as_arrow(rows: Any, *, stream: bool, chunk: int = 2) -> bytes:
    sink = BytesIO()
    with (arrow.ipc.new_stream if stream else arrow.ipc.new_file)(sink, rows.schema) as writer:
        writer.write_table(rows, max_chunksize=chunk)
    return sink.getvalue()


MADE = {
    "a.parquet": lambda rows: as_parquet(rows, row_group_size=2),
    "a.arrow": lambda rows: as_arrow(rows, stream=True),
    "a.feather": lambda rows: as_arrow(rows, stream=False),
}
each_format = pytest.mark.parametrize("name", MADE)


@each_format
def test_each_row_is_a_document(read: Read, name: str) -> None:
    found = read(name, MADE[name](table()))
    assert found == [Document(text, name, str(row), row) for row, text in enumerate(TEXTS, start=1)]


@each_format
def test_columns_can_be_named(read: Read, name: str) -> None:
    data = MADE[name](table(url=["u"], body=["Rain"]))
    assert read(name, data, text_field="body", id_field="url") == [Document("Rain", name, "u", 1)]
    (problem,) = read(name, data)
    assert isinstance(problem, Problem)
    assert problem.message == "this table has no column 'text'; it has url, body"


@each_format
def test_values_that_are_no_text_are_told(told: Told, name: str) -> None:
    assert told(name, MADE[name](table(text=["Rain", None]))) == ["Rain", ("SL003", 2)]
    assert told(name, MADE[name](table(text=[7]))) == [("SL003", 1)]
    assert told(name, MADE[name](table(text=[b"Rain", b"\xff"]))) == ["Rain", ("SL004", 2)]


@each_format
@pytest.mark.parametrize("kind", ["large_string", "string_view"])
def test_strings_of_other_kinds_are_read(told: Told, name: str, kind: str) -> None:
    texts = arrow.array(TEXTS).cast(getattr(arrow, kind)())
    assert told(name, MADE[name](arrow.table({"text": texts}))) == TEXTS


@each_format
def test_repeated_strings_are_read(told: Told, name: str) -> None:
    rows = arrow.table({"text": arrow.array([*TEXTS, "Rain fell."]).dictionary_encode()})
    assert told(name, MADE[name](rows)) == [*TEXTS, "Rain fell."]


@each_format
def test_what_is_no_table_is_told(told: Told, name: str) -> None:
    assert told(name, b"Rain fell all day in the north.") == [("SL011", None)]
    assert told(name, b"") == [("SL011", None)]


def test_of_a_damaged_row_group_the_others_are_read(told: Told) -> None:
    data = bytearray(as_parquet(table(), row_group_size=2, compression="none"))
    place = data.index(b"Rain fell.")
    data[place - 40 : place + 10] = b"\xff" * 50
    found = told("a.parquet", bytes(data))
    assert ("SL011", 1) in found
    assert found[-2:] == ["Wind blew.", "Snow lay."]


def test_an_arrow_stream_is_read_up_to_the_damage(told: Told) -> None:
    data = as_arrow(table(), stream=True)
    found = told("a.arrow", data[: len(data) * 3 // 4])
    assert found == ["Rain fell.", "Sun shone.", ("SL011", 3)]


def test_offsets_outside_the_data_end_nothing(told: Told) -> None:
    rows = arrow.table({"text": TEXTS[:2]})
    data = as_arrow(rows, stream=True)
    offsets = (0).to_bytes(4, "little") + (10).to_bytes(4, "little") + (20).to_bytes(4, "little")
    assert offsets in data
    for second, third in ((0x7FFFFFF0, 20), (0x7FFFFFF0, 0x7FFFFFF0), (15, 5)):
        wild = b"".join(offset.to_bytes(4, "little") for offset in (0, second, third))
        assert told("a.arrow", data.replace(offsets, wild)) == [("SL011", 1)]


class _Pipe(RawIOBase):
    def __init__(self, data: bytes) -> None:
        self._stream = BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._stream.readinto(buffer)


@each_format
def test_standard_input_may_be_a_pipe(name: str) -> None:
    session = Session(Linter(Config(cache=False)), ReadOptions())
    reports = list(session.lint_stream(name, BufferedReader(_Pipe(MADE[name](table())))))
    assert [report.document.text for report in reports] == TEXTS


@each_format
def test_the_missing_library_is_named_with_its_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, module, None)
    session = Session(Linter(Config(cache=False)), ReadOptions())
    with pytest.raises(InputError, match=r'needs pyarrow: pip install "scrapelint\[parquet\]"'):
        list(session.lint_stream(name, BytesIO(b"PAR1")))


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a table in 13 row groups, which are cut into more than 5 units, enough for several processes."""
    monkeypatch.setattr(units, "UNIT_BYTES", 3000)
    monkeypatch.setattr(pool, "_WORTH_A_POOL", 3000)
    texts = [None if n % 50 == 7 else f"Rain fell in village {n * n}.\n\nLeave a Reply" for n in range(1300)]
    path = tmp_path / "a.parquet"
    path.write_bytes(as_parquet(table(id=list(range(1300)), text=texts), row_group_size=100, compression="none"))
    return path


def _reports(path: Path, jobs: int) -> list[tuple[int | None, str | None, tuple[Finding, ...]]]:
    session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
    return [(one.document.record, one.document.id, one.findings) for one in lint_files(session, [path], jobs)]


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_large_parquet_file_is_shared_by_processes(large: Path, jobs: int) -> None:
    session = Session(Linter(Config(select=("BP001",), cache=False)), ReadOptions())
    work = list(units.units([large], session.readers))
    assert len(work) > 5
    assert sum(unit.size for unit in work) == large.stat().st_size
    whole = _reports(large, 1)
    assert [record for record, _, _ in whole] == list(range(1, 1301))
    assert _reports(large, jobs) == whole


def test_damage_is_told_in_pieces_as_it_is_in_the_whole(large: Path) -> None:
    data = bytearray(large.read_bytes())
    data[len(data) // 3] ^= 255
    data[len(data) // 2 : len(data) // 2 + 40] = b"?" * 40
    large.write_bytes(data)
    whole = _reports(large, 1)
    assert {finding.code for _, _, findings in whole for finding in findings} >= {"BP001", "SL011"}
    assert _reports(large, 2) == whole


def test_a_missing_column_is_told_once_however_the_file_is_cut(large: Path) -> None:
    large.write_bytes(as_parquet(table(body=["Rain fell."] * 9000), row_group_size=100, compression="none"))
    (one,) = _reports(large, 2)
    assert [finding.code for finding in one[2]] == ["SL002"]
