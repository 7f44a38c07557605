"""Templates: learned from a corpus, written, read again, and found in single pages."""

from datetime import date
from pathlib import Path

import pytest

from scrapelint import Config, ConfigError, Document, Linter
from scrapelint.cli.main import main
from scrapelint.corpus.learn import learn
from scrapelint.corpus.sketches import Sketcher
from scrapelint.templates import TemplateLine, read_templates, write_templates

pytest.importorskip("duckdb", reason="needs the extra corpus")
pytest.importorskip("xxhash", reason="needs the extra corpus")
DAY = date(2026, 11, 25)


def test_what_many_pages_have_is_learned_and_found_again(tmp_path: Path) -> None:
    rules = Linter(Config(select=("BP101", "BP102"))).corpus_rules
    sketcher = Sketcher(rules)
    for number in range(40):
        site = f"{('north', 'south', 'east', 'west')[number % 4]}.example"
        article = f"An article of its own with the word {'x' * (number + 1)} in it, written for the test."
        sketcher.add(Document(f"{article}\nNews of {site}\nHave a say", f"{number}.html", site=site), number)
    sketcher.write(tmp_path / "a.shard")
    lines = list(learn(rules, [tmp_path / "a.shard"], learned=DAY, scratch=tmp_path / "scratch"))
    assert TemplateLine("News of south.example", "south.example", 10, DAY) in lines
    assert TemplateLine("Have a say", None, 40, DAY) in lines
    file = tmp_path / "templates.toml"
    assert write_templates(file, lines) == 9
    assert set(read_templates(file)) == set(lines)
    linter = Linter(Config(select=("BP103",), templates=file.name, root=str(tmp_path)))
    text = "It rained for the whole of the day.\n\nNews of south.example\n\nHave a say"
    for site, found in (
        ("south.example", ["News of south.example\n\nHave a say"]),
        ("pages/east.example", ["Have a say"]),
    ):
        assert [f.text for f in linter.lint(Document(text, site=site)).findings] == found


def test_hostile_lines_are_written_and_read(tmp_path: Path) -> None:
    texts = ['"quoted" \\ back', "tab\t and \x00\x1b\x7f\x85", "\u2028 emoji 👍🏽", "'''", "lone \udcff"]
    lines = [TemplateLine(text, "a\nb", 3) for text in texts]
    assert write_templates(tmp_path / "t.toml", lines) == 4
    assert {line.text for line in read_templates(tmp_path / "t.toml")} == set(texts[:4])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[line", "cannot read the templates"),
        ("[[line]]\nsite = 'a'", "line 1: `text` is missing"),
        ("[[line]]\ntext = 'a'\npagse = 3", "line 1: unknown key `pagse`"),
        ("[[line]]\ntext = 3", "line 1: `text` must be a str, not 3"),
        ("[lines]", "unknown table [lines]"),
        ("[line]\ntext = 'a'", "write [[line]]"),
    ],
)
def test_a_file_that_is_wrong_stops_the_run_before_it_begins(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "t.toml"
    file.write_text(content)
    with pytest.raises(ConfigError) as raised:
        Linter(Config(templates=str(file)))
    assert [problem in one for one in raised.value.problems] == [True]


def test_check_takes_the_file_as_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_templates(tmp_path / "t.toml", [TemplateLine("Have a say")])
    (tmp_path / "a.txt").write_text("It rained for the whole of the day.\n\nHave a say\n")
    command = ["check", "--isolated", "--select", "BP103", "a.txt", "--output-format", "concise"]
    assert main(command) == 0
    assert main([*command, "--templates", "t.toml"]) == 1
    assert "a.txt:3:1" in capsys.readouterr().out
    write_templates(tmp_path / "t.toml", [TemplateLine("Other words")])
    assert main([*command, "--templates", "t.toml"]) == 0, "kept results must not outlive the file"
    assert main([*command, "--templates", "none.toml"]) == 2
