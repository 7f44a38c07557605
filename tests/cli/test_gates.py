from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def corpus(folder: Path, article: str, form: str) -> Path:
    for name in ("a", "b", "c", "d"):
        (folder / f"{name}.txt").write_text(article + (form if name in "ab" else ""))
    return folder


@pytest.mark.parametrize(
    ("options", "code", "verdict"),
    [
        (["--fail-on", "never"], 0, "passed: 2 findings, none beyond what the gates allow"),
        (["--fail-on", "error"], 1, "failed: 2 findings at or above --fail-on error"),
        (["--max-findings", "BP=2"], 0, "passed: 2 findings, none beyond what the gates allow"),
        (["--max-findings", "BP=1"], 1, "failed: BP: 2 findings, --max-findings allows 1"),
        (["--max-rate", "BP001=500/1000docs"], 0, "passed: 2 findings, none beyond what the gates allow"),
        (
            ["--max-rate", "comment-form=1/10docs"],
            1,
            "failed: comment-form: 2 findings, which is 500 in 1,000 documents, --max-rate allows 100",
        ),
        (["--max-findings", "BP=1", "--exit-zero"], 0, "failed: BP: 2 findings, --max-findings allows 1"),
    ],
)
def test_the_verdict_is_the_last_line(corpus: Path, run: Run, options: list[str], code: int, verdict: str) -> None:
    ran = run("check", *options)
    assert (ran.code, ran.verdict) == (code, verdict)


def test_no_worse_than_before(corpus: Path, run: Run, form: str) -> None:
    run("baseline", "create", "--baseline", "old.json")
    moved = (corpus / "a.txt").rename(corpus / "z.txt")
    assert run("check", "--no-worse-than", "old.json").code == 0
    (corpus / "c.txt").write_text(moved.read_text())
    ran = run("check", "--no-worse-than", "old.json")
    assert (ran.code, ran.verdict) == (1, "failed: BP001: 3 findings, the baseline has 2")


def test_gates_can_stand_in_the_configuration(corpus: Path, run: Run) -> None:
    (corpus / "scrapelint.toml").write_text('fail-on = "never"\n[max-findings]\nBP = 1\n')
    assert run("check").verdict == "failed: BP: 2 findings, --max-findings allows 1"
    assert run("check", "--max-findings", "BP=5").code == 0


@pytest.mark.parametrize("option", [("--max-findings", "BP"), ("--max-rate", "BP=1"), ("--max-findings", "XX=1")])
def test_a_gate_that_cannot_be_understood_is_an_error(corpus: Path, run: Run, option: tuple[str, str]) -> None:
    assert run("check", *option).code == 2


def test_damage_can_be_ignored_and_can_have_a_budget(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_bytes(b"PK\0\0\n")
    assert run("check").code == 1
    assert run("check", "--ignore", "SL005").code == 0
    assert run("check", "--ignore", "binary-file").code == 0
    assert run("check", "--max-findings", "SL=1").code == 0
    (folder / "scrapelint.toml").write_text('[per-file-ignores]\n"a.txt" = ["SL"]\n')
    assert run("check").code == 0


def test_numbers_that_cannot_be_meant_are_errors(folder: Path, run: Run) -> None:
    (folder / "scrapelint.toml").write_text(
        "max-removed-share = 3\ntime-limit = -1\nmax-findings = {BP = -1}\n[max-rate]\nBP = -0.5\n"
    )
    ran = run("check")
    assert (ran.code, ran.err.splitlines()) == (
        2,
        [
            "error: scrapelint.toml:1: max-removed-share: must be from 0 to 1, not 3",
            "error: scrapelint.toml:2: time-limit: must not be negative; 0 is for no limit",
            "error: scrapelint.toml:3: max-findings.BP: must not be negative",
            "error: scrapelint.toml:5: max-rate.BP: must not be negative",
        ],
    )


def test_damage_is_no_document(folder: Path, run: Run, article: str) -> None:
    (folder / "a.txt").write_bytes(article.replace("dollars", "\u00a3\u00e9\u00e8").encode("cp1252"))
    (folder / "b.jsonl").write_text("{\n")
    assert run("check").out.endswith("2 findings in 1 document.\n")
    assert "which is 2,000 in 1,000 documents" in run("check", "--max-rate", "SL=1/1000docs").err


def test_a_rate_without_documents_is_beyond_any_budget(folder: Path, run: Run) -> None:
    (folder / "b.jsonl").write_text("{\n")
    ran = run("check", "--max-rate", "SL=1/1000docs")
    assert (ran.code, "which is inf in 1,000 documents" in ran.verdict) == (1, True)
