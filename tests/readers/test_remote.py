"""URLs: listed and read through fsspec; what cannot be read is told."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Config, InputError, Linter
from scrapelint.engine.pool import lint_files
from scrapelint.engine.session import Session
from scrapelint.plugin import ReadOptions
from scrapelint.readers.remote import RemoteFile
from scrapelint.readers.walk import Walk

pytest.importorskip("fsspec")


@pytest.fixture
def session() -> Session:
    return Session(Linter(Config(cache=False)), ReadOptions())


@pytest.fixture
def memory() -> Iterator[Any]:
    system = import_module("fsspec").filesystem("memory")
    for name, data in {
        "corpus/b.txt": b"Rain",
        "corpus/a.jsonl": b'{"text": "Sun"}\n',
        "corpus/deep/c.TXT": b"Wind",
        "corpus/d.png": b"\x89PNG",
    }.items():
        system.pipe(f"/{name}", data)
    yield system
    system.rm("/corpus", recursive=True)


def found(session: Session, *urls: str) -> list[str]:
    return [str(file) for file in Walk(session.suffixes).files(urls)]


@pytest.mark.usefixtures("memory")
def test_a_folder_stands_for_the_files_in_it_and_a_pattern_for_what_it_matches(session: Session) -> None:
    assert found(session, "memory://corpus") == [
        "memory:///corpus/a.jsonl",
        "memory:///corpus/b.txt",
        "memory:///corpus/deep/c.TXT",
    ]
    assert found(session, "memory://corpus/*.txt", "memory://corpus/d.png") == [
        "memory:///corpus/b.txt",
        "memory://corpus/d.png",
    ]


@pytest.mark.usefixtures("memory")
def test_documents_are_named_by_their_url(session: Session) -> None:
    files = Walk(session.suffixes).files(["memory://corpus"])
    reports = list(lint_files(session, files, jobs=2))
    assert [(report.path, report.document.text) for report in reports] == [
        ("memory:///corpus/a.jsonl", "Sun"),
        ("memory:///corpus/b.txt", "Rain"),
        ("memory:///corpus/deep/c.TXT", "Wind"),
    ]


def test_files_here_have_urls_too(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Rain")
    (report,) = session.lint_files(Walk(session.suffixes).files([(tmp_path / "a.txt").as_uri()]))
    assert report.document.text == "Rain"


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("memory://nowhere", "memory://nowhere: no file there"),
        ("memory://corpus/*.pdf", "no file there"),
        ("gopher://a/b", "Protocol not known: gopher"),
    ],
)
def test_what_is_not_there_is_told(session: Session, url: str, message: str) -> None:
    with pytest.raises(InputError, match=message.replace("*", r"\*")):
        found(session, url)


def test_what_cannot_be_fetched_is_a_failure_and_the_rest_is_read(session: Session, memory: Any) -> None:
    files = list(Walk(session.suffixes).files(["memory://corpus/a.jsonl", "memory://corpus/b.txt"]))
    memory.rm("/corpus/a.jsonl")
    gone, there = lint_files(session, files)
    assert gone.failures[0].path == "memory://corpus/a.jsonl"
    assert there.document.text == "Rain"


def test_errors_of_a_protocol_are_errors_of_input(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Any, path: str, *args: Any, **settings: Any) -> None:
        raise RuntimeError("the line went dead")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.open", fail)
    (report,) = session.lint_files([RemoteFile("memory://corpus/b.txt")])
    assert report.failures[0].problem == "RuntimeError: the line went dead"


def test_the_missing_library_is_named_with_its_extra(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("fsspec", "fsspec.core"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r'reading s3:// paths needs fsspec: pip install "scrapelint\[remote\]"'):
        found(session, "s3://bucket/corpus")
