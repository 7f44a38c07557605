"""The pytest plugin: collects cases in projects with rules, and nothing in others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DECLARED = '[project]\nname = "a"\n[project.entry-points.scrapelint]\na = "a"\n'
CASES = """
[pass]
prose = "The council met on Monday and agreed on the new budget for schools."
wrong = "Leave a Reply"
[flag]
form = "⟦Leave a Reply⟧"
[known-miss]
sentence = "⟦The council met on Monday.⟧"
not_missed = "⟦Leave a Reply⟧"
"""


def outcome(folder: Path, *arguments: str) -> str:
    """Return what pytest says of the project in ``folder``, with no plugin but ours."""
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "scrapelint_pytest", "-rA", "--tb=short", *arguments],
        cwd=folder,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout + ran.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(DECLARED, encoding="utf-8")
    (tmp_path / "tests" / "cases" / "comment-form.toml").write_text(CASES, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_each_case_is_a_test_and_so_is_the_rule(project: Path) -> None:
    said = outcome(project)
    assert "PASSED tests/cases/comment-form.toml::pass-prose" in said
    assert "FAILED tests/cases/comment-form.toml::pass-wrong" in said
    assert "found:\n⟦Leave a Reply⟧" in said
    assert "PASSED tests/cases/comment-form.toml::flag-form" in said
    assert "XFAIL tests/cases/comment-form.toml::known-miss-sentence" in said
    assert "[XPASS(strict)] known not to hold yet" in said
    assert "PASSED tests/cases/comment-form.toml::rule" in said
    assert "running.py" not in said


@pytest.mark.slow
def test_a_broken_file_is_an_error_that_names_it(project: Path) -> None:
    (project / "tests" / "cases" / "comment-form.toml").write_text("[pass]\na = 1\n", encoding="utf-8")
    said = outcome(project)
    assert "comment-form.toml: [pass] a: must be a string, not int" in said
    assert "1 error" in said


@pytest.mark.slow
def test_a_project_without_rules_is_left_alone_unless_it_names_a_folder(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "a"\n', encoding="utf-8")
    assert "no tests ran" in outcome(project)
    assert "flag-form" in outcome(project, "-o", "scrapelint_cases=tests/cases")


def test_the_plugin_does_not_import_the_linter() -> None:
    code = "import scrapelint_pytest, sys; print('scrapelint' in sys.modules, 'regex' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
