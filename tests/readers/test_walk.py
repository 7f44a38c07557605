"""Paths into files: in a fixed order, each once, nothing silently left out."""

import os
from pathlib import Path

import pytest

from scrapelint import InputError
from scrapelint.plugin import ReadOptions
from scrapelint.readers.jsonl import JsonlReader
from scrapelint.readers.text import TextReader
from scrapelint.readers.walk import PerFilePatterns, Walk, reader_for

SUFFIXES = frozenset({".txt", ".jsonl"})


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.TXT", "sub/d.jsonl", "sub/e.png", ".git/f.txt", ".venv/g.txt", "old/h.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Rain", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(*paths: str, **settings: object) -> list[str]:
    walk = Walk(SUFFIXES, root=Path.cwd(), **settings)  # type: ignore[arg-type]
    return [path.as_posix() for path in walk.files(paths)]


@pytest.mark.usefixtures("corpus")
def test_folders_are_walked_in_order_of_names() -> None:
    assert files(".") == ["a.txt", "b.txt", "old/h.txt", "sub/c.TXT", "sub/d.jsonl"]


@pytest.mark.usefixtures("corpus")
def test_a_file_that_is_named_is_read_whatever_its_ending() -> None:
    assert files("sub/e.png", ".git/f.txt") == ["sub/e.png", ".git/f.txt"]


@pytest.mark.usefixtures("corpus")
def test_each_file_comes_once() -> None:
    assert files("sub/c.TXT", "sub", "sub/c.TXT") == ["sub/c.TXT", "sub/d.jsonl"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_in_a_folder_are_passed_over(corpus: Path) -> None:
    os.mkfifo(corpus / "sub" / "pipe.txt")
    assert files("sub") == ["sub/c.TXT", "sub/d.jsonl"]
    assert files("sub/pipe.txt") == ["sub/pipe.txt"]  # as `<(command)` in a shell


def test_links_that_lead_nowhere_are_kept_to_be_told(corpus: Path) -> None:
    (corpus / "sub" / "lost.txt").symlink_to(corpus / "no.txt")
    assert files("sub") == ["sub/c.TXT", "sub/d.jsonl", "sub/lost.txt"]


@pytest.mark.usefixtures("corpus")
def test_exclude_holds_for_what_is_walked() -> None:
    assert files(".", exclude=("old/", "*.jsonl")) == ["a.txt", "b.txt", "sub/c.TXT"]
    assert files("old", exclude=("old/",)) == []


@pytest.mark.usefixtures("corpus")
def test_exclude_holds_for_what_is_named_only_when_forced() -> None:
    assert files("old/h.txt", exclude=("old/",)) == ["old/h.txt"]
    assert files("old/h.txt", exclude=("old/",), force_exclude=True) == []


@pytest.mark.usefixtures("corpus")
def test_paths_that_do_not_exist_are_told_all_at_once() -> None:
    with pytest.raises(InputError) as caught:
        files("a.txt", "x.txt", "y")
    assert str(caught.value).splitlines() == ["x.txt: no such file or folder", "y: no such file or folder"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_that_links_to_itself_ends(corpus: Path) -> None:
    (corpus / "sub" / "loop").symlink_to(corpus, target_is_directory=True)
    assert files("sub") == ["sub/c.TXT", "sub/d.jsonl"]


@pytest.mark.usefixtures("corpus")
def test_per_file_patterns_are_relative_to_the_root() -> None:
    patterns = PerFilePatterns([("old/*", ("BP",)), ("*.jsonl", ("ND", "FR"))], Path.cwd())
    assert patterns.ignored("old/h.txt") == ("BP",)
    assert patterns.ignored("sub/d.jsonl") == ("ND", "FR")
    assert patterns.ignored("a.txt") == ()


def test_a_file_is_read_by_the_reader_for_its_ending_or_as_text() -> None:
    readers = [TextReader(ReadOptions()), JsonlReader(ReadOptions())]
    assert reader_for(Path("a.JSONL"), readers) is readers[1]
    assert reader_for(Path("a.md"), readers) is readers[0]
    assert reader_for(Path("LICENSE"), readers) is readers[0]


@pytest.mark.usefixtures("corpus")
def test_a_path_that_does_not_exist_may_be_a_pattern() -> None:
    assert files("*.txt") == ["a.txt", "b.txt"]
    assert files("**/*.[tT]*", "a.txt") == ["a.txt", "b.txt", "old/h.txt", "sub/c.TXT"]
    assert files("s?b") == ["sub/c.TXT", "sub/d.jsonl"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(corpus: Path) -> None:
    (corpus / "[a].txt").write_text("Rain", encoding="utf-8")
    assert files("[a].txt") == ["[a].txt"]


@pytest.mark.usefixtures("corpus")
def test_a_pattern_that_matches_nothing_is_told() -> None:
    with pytest.raises(InputError, match=r"^\*\.pdf: no file or folder matches this$"):
        files("*.pdf")


def test_compressed_files_are_taken_from_folders_by_what_is_inside(corpus: Path) -> None:
    for name in ("e.txt.gz", "f.JSONL.ZST", "g.png.gz", "h.gz", "i.tar.gz"):
        (corpus / "sub" / name).write_bytes(b"")
    assert files("sub") == ["sub/c.TXT", "sub/d.jsonl", "sub/e.txt.gz", "sub/f.JSONL.ZST"]
