"""Cleaning that is interrupted, by an error or by a kill, and what it comes to in the end."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapelint import Config, Linter
from scrapelint.corpus.clean_copy import CleanRan
from scrapelint.corpus.clean_run import CleanPlan, clean_corpus
from scrapelint.corpus.cleaning import Settings
from scrapelint.corpus.problems import RunError
from scrapelint.engine import units
from scrapelint.engine.session import Session
from scrapelint.plugin import ReadOptions
from scrapelint.readers.walk import Walk

from .conftest import Stop, record
from .killing import kill_until_done

Clean = Callable[..., CleanRan]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of records, texts, a compressed file and one that cannot be cleaned; units of work are small."""
    monkeypatch.setattr(units, "UNIT_BYTES", 1000)
    monkeypatch.setattr(units, "_WORTH_STREAMING", 100)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.jsonl").write_text("".join(record(n) for n in range(40)), encoding="utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("".join(record(n) for n in range(40, 80)).encode()))
    (folder / "c.jsonl").write_text("".join(record(n, scrapelint=1) for n in range(12)), encoding="utf-8")
    for n in range(80, 100):
        (folder / f"{n}.txt").write_text(json.loads(record(n))["text"], encoding="utf-8")
    return folder


@pytest.fixture
def clean(pages: Path) -> Clean:
    def run(target: str, stop: int | None = None, share: float = 0.9, source: str = pages.name) -> CleanRan:
        config = Config(select=("BP001",), cache=False, max_removed_share=share)
        session = Session(Linter(config), ReadOptions())
        left = stop

        def advance(size: int) -> None:
            nonlocal left
            if left is not None:
                left -= 1
                if left < 0:
                    raise Stop

        files = Walk(session.suffixes).files
        plan = CleanPlan(session, lambda: files([source]), Path(source), Path(target), Settings(), 1, seconds=0)
        return clean_corpus(plan, advance)

    return run


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("stops", [[0], [1], [3, 7, 11], [10, 20, 30], [2, 2, 2, 2], [32]])
def test_it_goes_on_where_it_was(clean: Clean, tmp_path: Path, stops: list[int]) -> None:
    whole = clean("whole")
    assert len(whole.errors) == 1
    assert not (tmp_path / "whole.run").exists()
    for stop in stops:
        with pytest.raises(Stop):
            clean("clean", stop)
        assert (tmp_path / "clean.run").is_dir()
    ran = clean("clean")
    assert _tree(tmp_path / "clean") == _tree(tmp_path / "whole")
    assert ran == whole
    assert not (tmp_path / "clean.run").exists()


def test_a_single_file_goes_on_too(clean: Clean, tmp_path: Path) -> None:
    clean("whole.jsonl", source="pages/a.jsonl")
    with pytest.raises(Stop):
        clean("clean.jsonl", 4, source="pages/a.jsonl")
    assert not (tmp_path / "clean.jsonl").exists()
    clean("clean.jsonl", source="pages/a.jsonl")
    assert (tmp_path / "clean.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_file_that_got_its_place_since_the_last_checkpoint_is_fetched_back(clean: Clean, tmp_path: Path) -> None:
    clean("whole")
    with pytest.raises(Stop):
        clean("clean", 12)
    state = (tmp_path / "clean.run" / "clean.json").read_bytes()
    with pytest.raises(Stop):
        clean("clean", 30)
    (tmp_path / "clean.run" / "clean.json").write_bytes(state)  # as if the checkpoints in between had not been written
    clean("clean")
    assert _tree(tmp_path / "clean") == _tree(tmp_path / "whole")


def test_it_does_not_go_on_with_other_files_or_settings(clean: Clean, pages: Path) -> None:
    with pytest.raises(Stop):
        clean("clean", 5)
    with pytest.raises(RunError, match=r"had other settings; go back to them, or take .*clean\.run and clean away"):
        clean("clean", share=0.1)
    (pages / "new.txt").write_text("Rain fell.")
    with pytest.raises(RunError, match="had other input files"):
        clean("clean")


_PROGRAM = """
import functools, sys
from scrapelint.cli import clean
from scrapelint.cli.main import main
from scrapelint.corpus.clean_run import CleanPlan
from scrapelint.engine import pool, units

if __name__ == "__main__":
    clean.CleanPlan = functools.partial(CleanPlan, seconds=0.01)
    pool._WORTH_A_POOL = 10_000
    units.UNIT_BYTES = 20_000
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_cleaning_that_is_killed_at_any_moment_loses_nothing(tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.jsonl").write_text("".join(record(n) for n in range(2000)), encoding="utf-8")
    for n in range(300):
        (folder / f"{n}.txt").write_text(json.loads(record(n))["text"], encoding="utf-8")
    (tmp_path / "program.py").write_text(_PROGRAM, encoding="utf-8")

    def start(target: str) -> "subprocess.Popen[bytes]":
        options = ("--isolated", "--select", "BP001", "--max-removed-share", "0.9", "-q", "-j", jobs)
        command = [sys.executable, "program.py", "clean", *options, "pages", target]
        return subprocess.Popen(command, cwd=tmp_path)

    first, code, kills = kill_until_done(start, "whole", "clean")
    assert first == 0
    # The last one may have been killed when all was done and it had but to end: then the copy is in the way.
    assert code == 0 or (code == 2 and not (tmp_path / "clean.run").exists())
    assert kills
    assert _tree(tmp_path / "clean") == _tree(tmp_path / "whole")
