"""Plain text: whatever the bytes, a document whose offsets hold, and a word on the damage."""

from io import BytesIO

import pytest

from scrapelint.plugin import Document, Problem, ReadOptions
from scrapelint.readers.text import TextReader


def read(data: bytes) -> list[Document | Problem]:
    return list(TextReader(ReadOptions()).read("a.txt", BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"Rain\r\nSun\rWind\n", "Rain\r\nSun\rWind\n"),
        ("Café".encode(), "Café"),
        ("Café".encode("utf-8-sig"), "\N{ZERO WIDTH NO-BREAK SPACE}Café"),
        ("Café".encode("utf-16"), "\N{ZERO WIDTH NO-BREAK SPACE}Café"),
        ("Café".encode("utf-32"), "\N{ZERO WIDTH NO-BREAK SPACE}Café"),
    ],
)
def test_text_is_read_as_it_is(data: bytes, text: str) -> None:
    assert read(data) == [Document(text, "a.txt", site=".")]


def test_bytes_that_are_no_text_are_told_and_the_rest_is_read() -> None:
    problem, document = read("Café, ".encode() + b"caf\xe9, caf\xe9")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.name) == ("SL004", "undecodable-text")
    assert "byte 10 (e9) is not utf-8" in problem.message
    assert document == Document("Café, caf\udce9, caf\udce9", "a.txt", site=".")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_cut_off_in_mid_character_is_told_and_the_rest_is_read(encoding: str) -> None:
    problem, document = read("Café".encode(encoding)[:-1])
    assert isinstance(problem, Problem)
    assert isinstance(document, Document)
    assert document.text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}Caf")


def test_a_binary_file_is_told_and_not_read() -> None:
    (problem,) = read(b"\x89PNG\0\0")
    assert isinstance(problem, Problem)
    assert problem.code == "SL005"
