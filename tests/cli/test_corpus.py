"""``scrapelint corpus``: figures, findings in a file, a verdict."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapelint.cli.progress import Lines, duration, shown_by
from scrapelint.corpus.inputs import Inputs
from scrapelint.corpus.summary import Summary

from .conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def crawl(folder: Path, article: str, form: str) -> Path:
    """Give a folder of ten articles, four of them with a comment form."""
    crawl = folder / "crawl"
    crawl.mkdir()
    for n in range(10):
        (crawl / f"{n}.txt").write_text(article + form if n % 3 == 0 else article, encoding="utf-8")
    return crawl


def test_the_figures_are_printed_and_the_findings_written(run: Run, crawl: Path) -> None:
    ran = run("corpus", "-o", "found.jsonl", "crawl")
    assert ran.code == 1
    assert "BP001  comment-form         4         4          4     400.0" in ran.out
    assert ran.out.splitlines()[-1].startswith("4 findings in 4 of 10 documents (400.0 in 1,000 documents), ")
    assert ran.err.splitlines() == ["reading 10 files, 2.3 kB", "comparing the documents", "failed: 4 findings"]
    found = [json.loads(line) for line in Path("found.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["path"], one["code"], one["site"]) for one in found] == [
        (f"crawl/{n}.txt", "BP001", "crawl") for n in (0, 3, 6, 9)
    ]


def test_without_a_file_nothing_is_left_behind(run: Run, crawl: Path, folder: Path) -> None:
    before = sorted(folder.iterdir())
    assert run("corpus", "--no-cache", "crawl").code == 1
    assert sorted(folder.iterdir()) == before


def test_quiet_says_no_more_than_the_verdict(run: Run, crawl: Path) -> None:
    ran = run("corpus", "-q", "crawl")
    assert (ran.out, ran.err) == ("", "failed: 4 findings\n")
    ran = run("corpus", "-q", "--max-findings", "BP=4", "crawl")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    ("gate", "code", "reason"),
    [
        (("--max-rate", "BP=400/1000docs"), 0, "passed: 4 findings, none beyond what the gates allow"),
        (
            ("--max-rate", "BP=399/1000docs"),
            1,
            "failed: BP: 4 findings, which is 400 in 1,000 documents, --max-rate allows 399",
        ),
        (("--fail-on", "never"), 0, "passed: 4 findings, none beyond what the gates allow"),
        (("--exit-zero",), 0, "failed: 4 findings"),
    ],
)
def test_gates_judge_it_as_they_judge_a_check(
    run: Run, crawl: Path, gate: tuple[str, ...], code: int, reason: str
) -> None:
    ran = run("corpus", *gate, "crawl")
    assert (ran.code, ran.verdict) == (code, reason)


def test_a_baseline_hides_what_is_known(run: Run, crawl: Path) -> None:
    assert run("baseline", "create", "crawl").code == 0
    ran = run("corpus", "crawl")
    assert ran.code == 0
    assert "note: 4 findings not shown, known from the baseline" in ran.err
    assert run("corpus", "--no-baseline", "crawl").code == 1


def test_nothing_to_look_at_is_told(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = run("corpus", "empty")
    assert ran.code == 0
    assert "warning: nothing was looked at: no document in empty" in ran.err


def test_a_file_that_cannot_be_read_fails_the_run_and_no_other(run: Run, crawl: Path) -> None:
    (crawl / "5.txt").unlink()
    (crawl / "5.txt").symlink_to("gone.txt")
    ran = run("corpus", "-o", "found.jsonl", "crawl")
    assert ran.code == 2
    assert "error: crawl/5.txt: reading failed: No such file or directory" in ran.err
    assert ran.verdict == "failed: could not do the whole job: 1 error"
    assert len(Path("found.jsonl").read_bytes().splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "found.csv", "crawl"), "found.csv: findings are written to .jsonl or .parquet"),
        (("-o", "no/found.jsonl", "crawl"), "no/found.jsonl: there is no folder no"),
        (("--report", "no/r.html", "crawl"), "no/r.html: there is no folder no"),
        (("--memory-limit", "much", "crawl"), "memory limit 'much': must be a size such as 1GB"),
        (("gone",), "gone: no such file or folder"),
        (("-",), "use `scrapelint check -`"),
        (("--select", "XX", "crawl"), "unknown rule `XX`"),
    ],
)
def test_mistakes_are_told_before_anything_is_read(
    run: Run, crawl: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = run("corpus", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert not Path("found.jsonl.run").exists()


def test_a_terminal_gets_a_bar_and_a_log_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(shown_by(quiet=False)) is Lines
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    bar = shown_by(quiet=False)
    assert type(bar) is not Lines
    bar.begin(Inputs(2, 1000, "", ""), resumed=False)
    bar.advance(500, Summary())
    bar.end()


def test_an_interrupted_run_says_how_to_go_on(run: Run, crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scrapelint.cli.corpus.run_corpus", interrupt)
    kept = run("corpus", "-o", "found.jsonl", str(crawl))
    assert (kept.code, kept.verdict) == (130, "interrupted")
    assert "what was done is kept: the same command goes on from there" in kept.err
    assert "kept" not in run("corpus", str(crawl)).err


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    monkeypatch.setattr("scrapelint.cli.progress.time.monotonic", lambda: now)
    lines = Lines()
    lines.begin(Inputs(3, 10_000_000, "", ""), resumed=False)
    for _ in range(8):
        now += 10
        lines.advance(1_000_000, Summary())
    assert capsys.readouterr().err.splitlines() == [
        "reading 3 files, 10.0 MB",
        "30%, 0.1 MB/s, 70 s left",
        "60%, 0.1 MB/s, 40 s left",
    ]


def test_long_times_are_told_in_hours() -> None:
    assert [duration(seconds) for seconds in (-1, 99, 100, 3599, 90_000)] == [
        "0 s",
        "99 s",
        "1 min",
        "59 min",
        "25 h 0 min",
    ]


def test_what_runs_write_is_no_part_of_the_corpus(run: Run, crawl: Path) -> None:
    arguments = ("corpus", "-o", "crawl/found.jsonl", "--report", "crawl/report.html", "crawl")
    first = run(*arguments)
    written = (crawl / "found.jsonl").read_bytes()
    assert run(*arguments).out == first.out
    assert (crawl / "found.jsonl").read_bytes() == written
