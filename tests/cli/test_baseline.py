import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NAME = ".scrapelint-baseline.json"


@pytest.fixture
def corpus(folder: Path, article: str, form: str) -> Path:
    (folder / "news").mkdir()
    for name in ("a", "b"):
        (folder / "news" / f"{name}.txt").write_text(article + form)
    return folder


def lines(folder: Path) -> list[str]:
    return (folder / NAME).read_text().splitlines()


def test_what_is_in_the_baseline_is_not_reported(corpus: Path, run: Run) -> None:
    assert run("check").code == 1
    assert run("baseline", "create").err == f"{NAME}: 2 known findings\n"
    ran = run("check")
    assert (ran.code, ran.verdict) == (0, "passed: no findings but the 2 in the baseline")
    assert run("check", "--no-baseline").code == 1


def test_what_is_new_is_reported_and_the_file_does_not_grow(corpus: Path, run: Run, article: str, form: str) -> None:
    run("baseline", "create")
    before = (corpus / NAME).read_bytes()
    (corpus / "news" / "c.txt").write_text(article + form)
    ran = run("check", "--output-format", "concise")
    assert (ran.code, ran.verdict) == (1, "failed: 1 finding")
    assert ran.out.startswith("news/c.txt:7:1: BP001")
    assert (corpus / NAME).read_bytes() == before


def test_lines_inserted_above_change_nothing(corpus: Path, run: Run) -> None:
    run("baseline", "create")
    path = corpus / "news" / "a.txt"
    path.write_text("It snowed in the hills on Sunday night.\n\n" + path.read_text())
    assert run("check", "--strict-baseline").code == 0


def test_it_is_the_same_from_whichever_folder(corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline", "create")
    before = (corpus / NAME).read_bytes()
    monkeypatch.chdir(corpus / "news")
    assert run("check", ".", str(corpus / "news" / "b.txt")).code == 0
    run("baseline", "create", "--force", "..")
    assert (corpus / NAME).read_bytes() == before


def test_what_is_gone_is_stale(corpus: Path, run: Run, article: str) -> None:
    run("baseline", "create")
    (corpus / "news" / "a.txt").write_text(article)
    ran = run("check")
    assert ran.code == 0
    assert "note: 1 finding of the baseline is gone: `scrapelint baseline prune` takes out what is gone" in ran.err
    ran = run("check", "--strict-baseline")
    assert (ran.code, ran.verdict) == (1, "failed: the baseline holds what is no longer found (--strict-baseline)")
    assert run("check", "--strict-baseline", "news/b.txt").code == 0
    assert run("baseline", "prune").err == f"{NAME}: 1 removed, 1 kept\n"
    assert run("check", "--strict-baseline").code == 0


def test_pruning_adds_nothing(corpus: Path, run: Run, article: str, form: str) -> None:
    run("baseline", "create")
    (corpus / "news" / "a.txt").unlink()
    (corpus / "news" / "c.txt").write_text(article + form)
    run("baseline", "prune")
    assert [line for line in lines(corpus) if "c.txt" in line or "a.txt" in line] == []


def test_updating_takes_in_and_out(corpus: Path, run: Run, article: str, form: str) -> None:
    run("baseline", "create")
    (corpus / "news" / "a.txt").unlink()
    (corpus / "news" / "c.txt").write_text(article + form)
    assert run("baseline", "update").err == f"{NAME}: 1 added, 1 removed, 1 kept\n"
    assert run("check", "--strict-baseline").code == 0


def test_updating_a_part_leaves_the_rest(corpus: Path, run: Run, article: str, form: str) -> None:
    run("baseline", "create")
    (corpus / "news" / "c.txt").write_text(article + form)
    run("baseline", "update", "news/c.txt")
    assert len(json.loads((corpus / NAME).read_text())) == 3 + 1


def test_creating_does_not_write_over_one(corpus: Path, run: Run) -> None:
    run("baseline", "create")
    ran = run("baseline", "create")
    assert (ran.code, "is there already" in ran.err) == (2, True)


def test_it_can_be_shown(corpus: Path, run: Run) -> None:
    run("baseline", "create")
    first, _ = run("baseline", "show").out.splitlines()
    assert first.startswith("news/a.txt: BP001 ")
    assert first.endswith(" Leave a Reply Your email address will not be published.")
    assert run("baseline", "show", "--statistics").out == "       2  BP001\n"


@pytest.mark.parametrize("command", [["baseline", "show"], ["baseline", "prune"], ["check", "--baseline", "none.json"]])
def test_a_baseline_that_is_not_there_is_an_error(run: Run, command: list[str]) -> None:
    ran = run(*command)
    assert (ran.code, "no such baseline" in ran.err) == (2, True)


def test_no_baseline_is_made_of_a_run_that_failed(corpus: Path, run: Run) -> None:
    ran = run("baseline", "create", "--time-limit", "0.000001")
    assert ran.code == 2
    assert "the baseline was not written" in ran.err
    assert not (corpus / NAME).exists()


def test_the_configuration_can_name_it(corpus: Path, run: Run) -> None:
    (corpus / "scrapelint.toml").write_text('baseline = "known.json"\n')
    assert run("check").code == 2
    run("baseline", "create")
    assert (corpus / "known.json").exists()
    assert run("check").code == 0


def test_records_without_ids_have_entries_of_their_own(folder: Path, run: Run, article: str, form: str) -> None:
    record = json.dumps({"text": article + form}) + "\n"
    (folder / "a.jsonl").write_text(record * 3)
    run("baseline", "create")
    assert len(lines(folder)) == 3 + 3
    (folder / "a.jsonl").write_text(record * 4)
    assert run("check").verdict == "failed: 1 finding"
    (folder / "a.jsonl").write_text(json.dumps({"text": article}) + "\n" + record * 3)
    assert run("check", "--strict-baseline").code == 0
