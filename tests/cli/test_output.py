"""Where results go: every format to its place, and what plugins print to none of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "Rain fell in the north all day.\n\nLeave a Reply\n"
PRINTING = """
from scrapelint.plugin import Document, Finding, Rule, hookimpl

class Chatty(Rule):
    '''A rule that prints.'''
    code, name = "ZZ003", "chatty"

    def check(self, document):
        print("I am here")
        yield from ()

@hookimpl
def scrapelint_rules():
    return [Chatty]
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "chatty.py").write_text(PRINTING, encoding="utf-8")
    # "-m" puts the folder on the path, so that the module can be named as a plugin
    command = [sys.executable, "-m", "scrapelint", "check", "--select", "BP001,ZZ", "-p", "chatty", *arguments, "a.txt"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("formats", [["concise", "jsonl:out"], ["jsonl:out", "concise"]])
def test_one_format_to_a_file_and_one_to_standard_output(tmp_path: Path, formats: list[str]) -> None:
    ran = run(tmp_path, *(f"--output-format={one}" for one in formats))
    assert ran.stdout.startswith("a.txt:3:1: BP001")
    assert '"BP001"' in (tmp_path / "out").read_text(encoding="utf-8")
    assert ran.stderr.count("I am here") == 1
    assert "I am here" not in ran.stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_statistics_for_programs_are_one_object(tmp_path: Path, form: str) -> None:
    written = run(tmp_path, f"--output-format={form}", "--statistics").stdout
    counted = json.loads(written)
    assert written.count("\n") == 1
    assert counted["summary"]["rules"] == {"BP001": {"name": "comment-form", "findings": 1, "fixable": 1}}
    assert "findings" not in counted


def test_statistics_for_people_are_a_table(tmp_path: Path) -> None:
    written = run(tmp_path, "--output-format=full", "--statistics").stdout
    assert written == "1  BP001  comment-form  1 fixable\n1 finding in 1 of 1 document.\n"


@pytest.mark.parametrize("form", ["full", "grouped"])
def test_quiet_leaves_the_findings_alone(tmp_path: Path, form: str) -> None:
    loud, quiet = (run(tmp_path, f"--output-format={form}", *more).stdout for more in ([], ["--quiet"]))
    assert quiet
    assert loud.startswith(quiet)
    assert "1 finding in 1" in loud.removeprefix(quiet)
    assert run(tmp_path, f"--output-format={form}", "--quiet", "--ignore", "BP001").stdout == ""
