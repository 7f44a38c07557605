"""``scrapelint plugin new``: files that work, and names that would not."""

import tomllib
from pathlib import Path

import pytest

from scrapelint.cli.main import main
from scrapelint.cli.plugin import plugin_files


def test_the_names_are_the_same_everywhere() -> None:
    files = plugin_files("press-photos", "stray-credit", "PP007")
    assert set(files) == {
        ".gitignore",
        "README.md",
        "pyproject.toml",
        "src/scrapelint_press_photos/__init__.py",
        "src/scrapelint_press_photos/stray_credit.py",
        "tests/cases/stray-credit.toml",
    }
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert project["name"] == "scrapelint-press-photos"
    assert project["entry-points"]["scrapelint"] == {"press-photos": "scrapelint_press_photos"}
    assert "class StrayCredit(Rule)" in files["src/scrapelint_press_photos/stray_credit.py"]
    assert 'code = "PP007"' in files["src/scrapelint_press_photos/stray_credit.py"]
    assert not any("$" in text for path, text in files.items() if path != "README.md")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["Recipes"], "NAME must be words in kebab case"),
        (["duplicates"], "none of boilerplate, duplicates"),
        (["../recipes"], "NAME must be words in kebab case"),
        (["recipes", "--rule", "class"], "--rule must be words in kebab case"),
        (["recipes", "--code", "R1"], "--code must be two capitals and three digits"),
    ],
)
def test_a_name_that_would_not_work_is_refused(
    arguments: list[str],
    problem: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plugin", "new", *arguments]) == 2
    assert problem in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plugin", "new", "recipes"]) == 0
    rule = tmp_path / "scrapelint-recipes" / "src" / "scrapelint_recipes" / "shouted_line.py"
    rule.write_text("mine", encoding="utf-8")
    assert main(["plugin", "new", "recipes"]) == 2
    assert rule.read_text(encoding="utf-8") == "mine"
