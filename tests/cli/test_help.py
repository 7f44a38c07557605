"""The help is a manual page, and a shell completes what it names."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from scrapelint.cli.check import check
from scrapelint.cli.clean import clean
from scrapelint.cli.corpus import corpus
from scrapelint.cli.help import SECTIONS
from scrapelint.cli.main import main
from scrapelint.cli.spark import spark


def test_every_option_stands_under_a_heading() -> None:
    params = [*check.params, *corpus.params, *clean.params, *spark.params]
    options = {option.name for option in params if isinstance(option, click.Option)}
    assert options == {name for names in SECTIONS.values() for name in names}


def test_every_option_says_what_it_does() -> None:
    assert [option.name for option in check.params if isinstance(option, click.Option) and not option.help] == []


def test_help_has_examples_exit_codes_and_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == 0
    shown = capsys.readouterr().out
    assert [
        title for title in ("Rules:", "Examples:", "Exit codes:", "Environment:", "Files") if title not in shown
    ] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("scrapelint ser", "plain,server"),
        ("scrapelint rule comment-f", "plain,comment-form"),
        ("scrapelint check --select ND,bp001", "plain,ND,BP001"),
        ("scrapelint check --output-format conc", "plain,concise"),
    ],
)
def test_a_shell_completes_commands_rules_and_formats(words: str, completed: str) -> None:
    program = str(Path(sys.executable).with_name("scrapelint"))
    environment = os.environ | {
        "_SCRAPELINT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    ran = subprocess.run([program], env=environment, capture_output=True, text=True, check=False)
    assert completed in ran.stdout.splitlines()
