import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scrapelint.cli.main import main

ARTICLE = """\
The council met on Tuesday to discuss the new bridge over the river.

It will cost 4 million dollars, the mayor said.

The old one was closed in spring, after a flood had washed away part of its northern pier.
"""
FORM = """
Leave a Reply

Your email address will not be published.
"""
ALONE = ("--select", "BP", "--color", "never")


@pytest.fixture
def article() -> str:
    """Give an article in which nothing is wrong."""
    return ARTICLE


@pytest.fixture
def form() -> str:
    """Give a comment form, to be put behind an article."""
    return FORM


@dataclass
class Ran:
    """What a run printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def verdict(self) -> str:
        """The last line on standard error."""
        return self.err.splitlines()[-1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scrapelint.toml").touch()
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command in the folder, with the boilerplate rules alone."""

    def command(*arguments: str, stdin: bytes | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        code = main([*arguments, *(ALONE[:2] if arguments[0] != "check" else ALONE)])
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return command
