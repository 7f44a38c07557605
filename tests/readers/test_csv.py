"""Tables in text: a document a row; a damaged row is told, and the rows behind it are read."""

import time
from collections.abc import Callable

import pytest

from scrapelint.plugin import Document, Problem

Read = Callable[..., list[Document | Problem]]
Told = Callable[..., list[object]]


def test_each_row_is_a_document(read: Read) -> None:
    data = b'id,text,x\r\na,Rain,1\r\n\r\nb,"Sun ""shone"",\r\nand set.",2\r\nc,Wind,3'
    assert read("a.csv", data) == [
        Document("Rain", "a.csv", "a", 2),
        Document('Sun "shone",\r\nand set.', "a.csv", "b", 4),
        Document("Wind", "a.csv", "c", 6),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"id;text\n1;Rain, sun\n"),
        ("a.csv", b"id\ttext\n1\tRain, sun\n"),
        ("a.tsv", b"id\ttext\n1\tRain, sun\n"),
        ("a.tsv", b"id;text\n1;Rain, sun\n"),
        ("a.csv", b'"id","text"\n"1","Rain, sun"\n'),
    ],
)
def test_the_delimiter_is_the_one_that_makes_the_columns(told: Told, name: str, data: bytes) -> None:
    assert told(name, data) == ["Rain, sun"]


@pytest.mark.parametrize(
    ("encoding", "problems"), [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("utf-32", 0), ("cp1252", 1)]
)
def test_encodings_are_told_apart(read: Read, encoding: str, problems: int) -> None:
    *before, document = read("a.csv", "id,text\n1,Le café était fermé à Noël.\n".encode(encoding))
    assert [item.code for item in before if isinstance(item, Problem)] == ["SL006"] * problems
    assert document == Document("Le café était fermé à Noël.", "a.csv", "1", 2)


def test_columns_can_be_named(read: Read) -> None:
    assert read("a.csv", b"url,body\nu,Rain\n", text_field="body", id_field="url") == [
        Document("Rain", "a.csv", "u", 2)
    ]


@pytest.mark.parametrize("options", [{"text_field": "body"}, {"id_field": "url"}])
def test_a_column_that_is_missing_is_told_once(read: Read, options: dict[str, str]) -> None:
    (problem,) = read("a.csv", b"id,text\n1,Rain\n2,Sun\n", **options)
    assert isinstance(problem, Problem)
    assert problem.code == "SL002"
    assert problem.message.endswith("it has id, text")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1,Rain,x\n2,Sun\n", [("SL010", 2), "Sun"]),
        ("1\n2,Sun\n", [("SL010", 2), "Sun"]),
        ('1,"Rain\n2,Sun\n3,Wind\n', [("SL010", 2), "Sun", "Wind"]),
        ('1,"Rain"fell\n2,Sun\n', [("SL010", 2), "Sun"]),
        ('1,"Rain\n2,"Sun"\n3,Wind\n', [("SL010", 2), "Sun", "Wind"]),
        ("1,Ra\0in\n2,Sun\n", ["Ra\0in", "Sun"]),
    ],
)
def test_a_damaged_row_is_told_and_the_rest_is_read(told: Told, rows: str, found: list[object]) -> None:
    assert told("a.csv", f"id,text\n{rows}".encode()) == found


def test_bytes_that_are_no_text_are_told(told: Told) -> None:
    rows = b"id,text\n" + b"".join(b"%d,Caf\xc3\xa9 ferm\xc3\xa9\n" % number for number in range(20)) + b"x,caf\xe9\n"
    assert told("a.csv", rows)[-2:] == [("SL004", 22), "caf\udce9"]


@pytest.mark.parametrize("data", [b"", b"\n", b'"'])
def test_an_empty_table_has_no_documents(told: Told, data: bytes) -> None:
    assert not any(isinstance(item, str) for item in told("a.csv", data))


@pytest.mark.parametrize("row", ['x",y,"z\n', '"\n', '1,"\n', '"",""\n'])
def test_time_is_linear_in_quotes_that_fit_nowhere(told: Told, row: str) -> None:
    start = time.process_time()
    told("a.csv", b"id,text\n" + row.encode() * 20_000)
    assert time.process_time() - start < 20
