"""``scrapelint diff`` and ``scrapelint stats``, and what ``corpus`` says of an earlier run."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapelint.cli.main import main

from .conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def runs(run: Run, folder: Path, article: str, form: str) -> Path:
    """Run over a folder twice: in between one article gets a comment form, and another one loses it."""
    crawl = folder / "crawl"
    crawl.mkdir()
    for n in range(4):
        (crawl / f"{n}.txt").write_text(article + (form if n < 2 else ""), encoding="utf-8")
    run("corpus", "-q", "-o", "old.jsonl", "crawl")
    (crawl / "0.txt").write_text(article, encoding="utf-8")
    (crawl / "3.txt").write_text(article + form, encoding="utf-8")
    run("corpus", "-q", "-o", "new.jsonl", "crawl")
    return folder


@pytest.fixture
def bare(runs: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command that takes no rules, in the folder of the runs."""

    def command(*arguments: str) -> Ran:
        capfd.readouterr()
        code = main(arguments)
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return command


@pytest.mark.parametrize(("old", "new"), [("old.jsonl", "new.jsonl"), ("old.jsonl.run", "new.jsonl.run")])
def test_the_difference_of_two_runs(bare: Run, old: str, new: str) -> None:
    assert bare("diff", old, new, "--new-findings", "n.jsonl").out.splitlines() == [
        "rule                 new  fixed  same",
        "BP001  comment-form    1      1     1",
        "",
        "site   new  fixed  same",
        "crawl    1      1     1",
        "",
        "1 new finding, 1 fixed, 1 the same.",
    ]
    assert json.loads(Path("n.jsonl").read_text(encoding="utf-8"))["path"] == "crawl/3.txt"
    assert bare("diff", old, new, "--fail-on-new").code == 1
    assert bare("diff", new, new, "--fail-on-new").code == 0


def test_the_difference_as_json(bare: Run) -> None:
    ran = bare("diff", "--json", "old.jsonl", "new.jsonl")
    counts = {"new": 1, "fixed": 1, "same": 1}
    assert json.loads(ran.out) == {
        "total": counts,
        "rules": {"BP001": {"name": "comment-form", **counts}},
        "sites": {"crawl": counts},
    }


@pytest.mark.parametrize("what", ["new.jsonl", "new.jsonl.run"])
def test_the_figures_of_a_run(bare: Run, what: str) -> None:
    ran = bare("stats", what)
    assert ran.code == 0
    assert ran.out.splitlines()[-1].startswith("2 findings in 2 of 4 documents (500.0 in 1,000 docum")
    values = json.loads(bare("stats", "--json", what).out)
    assert (values["documents"], values["rules"]["BP001"]["findings"], values["run"]["paths"]) == (4, 2, ["crawl"])


def test_the_figures_of_findings_alone(bare: Run) -> None:
    Path("new.jsonl").rename("moved.jsonl")
    assert bare("stats", "moved.jsonl").out.splitlines() == [
        "rule                 findings  safe fix  documents",
        "BP001  comment-form         2         2          2",
        "",
        "flagged  sites  rule   string",
        "      2      1  BP001  Leave a Reply Your email address will not be published.",
        "",
        "2 findings.",
    ]


def test_mistakes_are_told(bare: Run) -> None:
    for arguments, message in (
        (("stats", "gone"), "gone: no such file or folder"),
        (("stats", "crawl"), "crawl: this folder holds no run of scrapelint corpus"),
        (("diff", "old.jsonl", "crawl"), "crawl: this folder holds no run of scrapelint corpus"),
        (("corpus", "--compare-with", "old.jsonl", "crawl"), "give this run one, too: --output-file"),
        (("corpus", "--compare-with", "gone.jsonl", "-o", "n.jsonl", "crawl"), "gone.jsonl: no such file of findings"),
        (("corpus", "--compare-with", "old.jsonl", "-o", "old.jsonl", "crawl"), "old.jsonl would be written over"),
    ):
        ran = bare(*arguments)
        assert ran.code == 2
        assert message in ran.err


def test_a_report_says_what_is_new(runs: Path, run: Run) -> None:
    ran = run("corpus", "-o", "n.jsonl", "--report", "r.html", "--compare-with", "old.jsonl", "crawl")
    assert "note: 1 new finding, 1 fixed, 1 the same" in ran.err
    page = Path("r.html").read_text(encoding="utf-8")
    assert "n.jsonl" in page
    assert "failed" in page
    assert "Leave a Reply" in page
