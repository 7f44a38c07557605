import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NAME = ".scrapelint-ignore.toml"


@pytest.fixture
def corpus(folder: Path, article: str, form: str) -> Path:
    (folder / "a.txt").write_text(article + form)
    (folder / "b.txt").write_text(article + form)
    return folder


def test_a_finding_is_accepted_by_its_place(corpus: Path, run: Run) -> None:
    ran = run("ignore", "a.txt:7:1", "--reason", "they mean it")
    assert ran.code == 0
    assert ran.err.startswith(f"{NAME}: accepted BP001 ")
    text = (corpus / NAME).read_text()
    assert 'excerpt = "Leave a Reply Your email address will not be published."\nreason = "they mean it"\n' in text
    ran = run("check", "--output-format", "concise")
    assert ran.out.startswith("b.txt:7:1")
    assert "note: 1 finding suppressed" in ran.err


def test_a_finding_is_accepted_by_its_fingerprint(corpus: Path, run: Run) -> None:
    run("baseline", "create")
    fingerprints = re.findall(r"BP001 (\w+)", run("baseline", "show").out)
    assert run("ignore", fingerprints[0], "--reason", "yes").code == 0
    assert run("ignore", fingerprints[1][:8], "--reason", "yes").code == 0
    assert run("check", "--no-baseline").code == 0


def test_it_can_be_taken_back(corpus: Path, run: Run) -> None:
    run("ignore", "a.txt:7", "--reason", "yes")
    fingerprint = re.search(r'fingerprint = "(\w+)"', (corpus / NAME).read_text())
    assert fingerprint
    assert run("ignore", "--remove", fingerprint[1]).code == 0
    assert run("check", "a.txt").code == 1


def test_what_is_no_longer_found_is_reported_and_pruned(corpus: Path, run: Run, article: str) -> None:
    run("ignore", "a.txt:7", "--reason", "yes")
    (corpus / "a.txt").write_text(article)
    assert "is accepted, but no longer found" in run("check").err
    assert run("ignore", "--prune").err == f"{NAME}: 1 removed\n"
    assert "no longer found" not in run("check").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt:7"], "say why"),
        (["a.txt:7", "--reason", " "], "say why"),
        (["a.txt:1", "--reason", "x"], "no finding 'a.txt:1'"),
        ([], "name the finding"),
        (["0123456789", "--remove"], "0 accepted findings"),
    ],
)
def test_a_mistake_is_an_error(corpus: Path, run: Run, arguments: list[str], message: str) -> None:
    ran = run("ignore", *arguments)
    assert (ran.code, message in ran.err) == (2, True)
    assert not (corpus / NAME).exists()


def test_patterns_of_texts_are_honoured_and_idle_ones_reported(corpus: Path, run: Run) -> None:
    entry = '[[ignore-text]]\nrules = ["BP001"]\npattern = "^Leave a Reply"\nreason = "test"\n'
    (corpus / "scrapelint.toml").write_text(entry)
    assert run("check").code == 0
    (corpus / "scrapelint.toml").write_text(entry.replace("Leave", "Heave"))
    ran = run("check")
    assert ran.code == 1
    assert "warning: scrapelint.toml:1: ignore-text: entry 1 (^Heave a Reply) suppresses nothing" in ran.err
    assert "suppresses nothing" not in run("check", "a.txt").err


def test_directives_count_only_where_they_are_switched_on(folder: Path, run: Run, article: str, form: str) -> None:
    text = f"{article}\n<!-- scrapelint-disable -->\n{form}"
    (folder / "a.md").write_text(text)
    (folder / "a.txt").write_text(text)
    assert "a.md" in run("check", "--output-format", "concise").out
    (folder / "scrapelint.toml").write_text("inline-directives = true\n")
    ran = run("check", "--output-format", "concise")
    assert "a.md" not in ran.out
    assert "a.txt" in ran.out


def test_directives_in_html_are_those_of_the_source(folder: Path, run: Run, article: str) -> None:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in article.splitlines() if line)
    (folder / "a.html").write_text(f"{paragraphs}\n<!-- scrapelint-disable-next-line BP -->\n<p>Leave a Reply</p>\n")
    assert run("check").code == 1
    (folder / "scrapelint.toml").write_text("inline-directives = true\n")
    assert run("check").code == 0
