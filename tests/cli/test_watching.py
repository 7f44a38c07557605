"""``--watch``: another check after each change, whatever went wrong before."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from scrapelint.cli.watching import _counts

pytest.importorskip("watchfiles", reason="needs the extra watch")


def test_what_lies_below_the_paths_counts_and_what_a_check_writes_does_not(tmp_path: Path) -> None:
    folder, file, written = tmp_path / "articles", tmp_path / "a.txt", tmp_path / "articles" / "out.json"
    changed = {
        folder / "b.txt": True,
        folder / "deep" / "c.txt": True,
        folder / ".scrapelint_cache" / "d": False,
        written: False,
        file: True,
        tmp_path / "other.txt": False,
        tmp_path / "scrapelint.toml": True,
    }
    assert {path: _counts(path, [folder, file], {written}) for path in changed} == changed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent by a signal")
def test_each_change_is_checked_until_ctrl_c(tmp_path: Path) -> None:
    article, settings = tmp_path / "a.txt", tmp_path / "scrapelint.toml"
    article.write_text("Rain fell in the north all day.\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "scrapelint",
        "check",
        "--watch",
        "--select",
        "BP001",
        "--output-format=concise",
        "a.txt",
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        assert process.stdout
        try:
            _next(process.stdout, "watching for changes")
            article.write_text("Rain fell in the north all day.\n\nLeave a Reply\n", encoding="utf-8")
            _next(process.stdout, "a.txt:3:1: BP001")
            settings.write_text('ignore = ["comment-from"]\n', encoding="utf-8")
            _next(process.stdout, "did you mean `comment-form`?")
            settings.unlink()
            _next(process.stdout, "a.txt:3:1: BP001")
            _next(process.stdout, "watching for changes")
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 1
        finally:
            process.kill()


def _next(stream: IO[str], words: str) -> None:
    """Read on to the line that holds ``words``."""
    while words not in (line := stream.readline()):
        assert line, f"it ended before it said {words!r}"


def test_standard_input_cannot_be_watched() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "scrapelint", "check", "--watch", "-"],
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "standard input does not change" in ran.stderr
