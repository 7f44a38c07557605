"""JSON Lines: one document a record; a damaged record is told, and the rest is read."""

import json
from io import BytesIO

import pytest

from scrapelint.plugin import Document, Problem, ReadOptions
from scrapelint.readers.jsonl import JsonlReader


def read(data: bytes, **options: str) -> list[Document | Problem]:
    return list(JsonlReader(ReadOptions(**options)).read("a.jsonl", BytesIO(data)))


def test_each_record_is_a_document() -> None:
    assert read(b'{"text": "Rain", "id": "x"}\n\n{"text": "Sun", "id": 7}\r\n{"text": "Wind"}') == [
        Document("Rain", "a.jsonl", "x", 1),
        Document("Sun", "a.jsonl", "7", 3),
        Document("Wind", "a.jsonl", None, 4),
    ]


def test_fields_can_be_named() -> None:
    assert read(b'{"body": "Rain", "url": "u"}', text_field="body", id_field="url") == [
        Document("Rain", "a.jsonl", "u", 1)
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_record() -> None:
    assert read('{"text": "Rain"}'.encode("utf-8-sig")) == [Document("Rain", "a.jsonl", None, 1)]


def test_unpaired_surrogates_are_read() -> None:
    assert read(rb'{"text": "\ud800"}') == [Document("\ud800", "a.jsonl", None, 1)]


@pytest.mark.parametrize(
    ("record", "code", "message"),
    [
        (b"{", "SL001", "this record is not JSON"),
        (b"Rain fell.", "SL001", "this record is not JSON"),
        (b'{"text": "caf\xe9', "SL001", "this record is not JSON: byte 13 (e9) is not utf-8"),
        (b"[1]", "SL001", "this record is a JSON list, not an object"),
        (b"null", "SL001", "this record is a JSON NoneType, not an object"),
        (b"[" * 100_000, "SL001", "this record is nested too deeply to be read"),
        (b"1" * 10_000, "SL001", "this record is not JSON"),
        (b"{}", "SL002", "this record has no field 'text'; it has nothing"),
        (b'{"body": "Rain"}', "SL002", "this record has no field 'text'; it has body"),
        (b'{"text": null}', "SL003", "the field 'text' holds null, not a string"),
        (b'{"text": 7}', "SL003", "the field 'text' holds a number, not a string"),
        (b'{"text": ["Rain"]}', "SL003", "the field 'text' holds an array, not a string"),
    ],
    ids=range(12),
)
def test_a_damaged_record_is_told_and_the_rest_is_read(record: bytes, code: str, message: str) -> None:
    problem, document = read(record + b'\n{"text": "Sun"}\n')
    assert isinstance(problem, Problem)
    assert (problem.code, problem.record) == (code, 1)
    assert problem.message.startswith(message)
    assert document == Document("Sun", "a.jsonl", None, 2)


def test_a_record_without_the_named_id_is_told() -> None:
    (problem,) = read(b'{"text": "Rain"}', id_field="url")
    assert isinstance(problem, Problem)
    assert "no id field 'url'" in problem.message


def test_a_part_of_a_file_counts_its_lines_from_where_it_begins() -> None:
    (document,) = JsonlReader(ReadOptions()).read("a.jsonl", BytesIO(b'{"text": "Rain"}'), first_line=41)
    assert document.record == 41


def test_a_million_characters_in_a_record_are_read() -> None:
    text = "Rain fell. " * 100_000
    assert read(json.dumps({"text": text}).encode()) == [Document(text, "a.jsonl", None, 1)]


def test_the_site_is_the_host_of_the_address() -> None:
    lines = b'{"text": "a", "url": "https://www.Example.org/1"}\n{"text": "b", "url": 7}\n{"text": "c"}\n'
    assert sites(read(lines)) == ["example.org", None, None]
    assert sites(read(b'{"text": "a", "link": "//b.example"}', url_field="link")) == ["b.example"]


def test_the_day_is_the_beginning_of_the_date_if_it_is_one() -> None:
    lines = b'{"text": "a", "date": "2026-11-25T18:03:00Z"}\n{"text": "b", "date": "yesterday"}\n{"text": "c"}\n'
    assert days(read(lines)) == ["2026-11-25", None, None]
    assert days(read(b'{"text": "a", "crawled": "2026-11"}', date_field="crawled")) == ["2026-11"]


def days(items: list[Document | Problem]) -> list[str | None]:
    return [item.date for item in items if isinstance(item, Document)]


def sites(items: list[Document | Problem]) -> list[str | None]:
    return [item.site for item in items if isinstance(item, Document)]
