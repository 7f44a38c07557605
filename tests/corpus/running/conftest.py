"""A small corpus in several files, and what runs over it."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from scrapelint import Config, Linter
from scrapelint.corpus.inputs import Inputs
from scrapelint.corpus.run import Plan, Ran, run_corpus
from scrapelint.corpus.summary import Summary
from scrapelint.engine import units
from scrapelint.engine.session import Session
from scrapelint.plugin import ReadOptions
from scrapelint.readers.walk import Walk

_TAILS = ("Leave a Reply", "Share this article", "Subscribe to our newsletter", "")


class Silent:
    """Watches a run and says nothing."""

    def begin(self, inputs: Inputs, *, resumed: bool) -> None:
        pass

    def advance(self, size: int, summary: Summary) -> None:
        pass

    def say(self, words: str) -> None:
        pass


class Stop(Exception):  # noqa: N818 - what interrupts a run in a test
    pass


class StopsAfter(Silent):
    """Interrupts a run after so many units."""

    def __init__(self, units_done: int) -> None:
        self._left = units_done

    def advance(self, size: int, summary: Summary) -> None:
        self._left -= 1
        if self._left < 0:
            raise Stop


def record(number: int, **fields: object) -> str:
    sentences = [f"The mayor of village {number} opened bridge number {number + n} on Tuesday." for n in range(8)]
    text = "\n\n".join([*sentences, _TAILS[number % 4]])
    return json.dumps({"text": text, **fields}) + "\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with 120 documents: records in two files, and texts; units of work are small."""
    monkeypatch.setattr(units, "UNIT_BYTES", 2000)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.jsonl").write_text("".join(record(n) for n in range(60)), encoding="utf-8")
    (folder / "b.jsonl").write_text("".join(record(n, id=f"b{n}") for n in range(60, 110)), encoding="utf-8")
    for n in range(110, 120):
        (folder / f"{n}.txt").write_text(json.loads(record(n))["text"], encoding="utf-8")
    return folder


@pytest.fixture
def plan(corpus: Path, tmp_path: Path) -> Callable[..., Plan]:
    """Make a plan for the corpus, with the boilerplate rules that know phrases."""

    def make(
        output: str | None = "found.jsonl", select: Sequence[str] = ("BP001", "BP004", "BP007"), **given: object
    ) -> Plan:
        config = Config(select=tuple(select), root=str(tmp_path), cache=False)
        session = Session(Linter(config), ReadOptions())
        path = None if output is None else Path(output)
        values: dict[str, object] = {"folder": tmp_path / "state", "output": path, "jobs": 1, "seconds": 0, **given}
        return Plan(session, lambda: _files(session, corpus), **values)  # type: ignore[arg-type]

    return make


def _files(session: Session, corpus: Path) -> Iterator[Path]:
    yield from (file for file in Walk(session.suffixes).files([str(corpus)]) if isinstance(file, Path))


@pytest.fixture
def whole(plan: Callable[..., Plan], tmp_path: Path) -> tuple[bytes, Ran]:
    """Give what a run without interruption writes, and comes to."""
    ran = run_corpus(plan("whole.jsonl", folder=tmp_path / "whole"), Silent())
    return Path("whole.jsonl").read_bytes(), ran
