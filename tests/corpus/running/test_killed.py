"""A run that is killed again and again, in processes of its own, and what it comes to in the end."""

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import record
from .killing import kill_until_done

_PROGRAM = """
import functools, sys
from scrapelint.cli import corpus
from scrapelint.cli.main import main
from scrapelint.corpus.run import Plan
from scrapelint.engine import pool, units

if __name__ == "__main__":
    corpus.Plan = functools.partial(Plan, seconds=0.01)
    pool._WORTH_A_POOL = 10_000
    units.UNIT_BYTES = 20_000
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_run_that_is_killed_at_any_moment_loses_nothing_and_does_nothing_twice(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "pages.jsonl").write_text("".join(record(n) for n in range(6000)), encoding="utf-8")
    (tmp_path / "program.py").write_text(_PROGRAM, encoding="utf-8")

    def start(output: str) -> "subprocess.Popen[bytes]":
        options = ("--isolated", "--no-cache", "--select", "BP001,BP004,BP007", "-q", "-j", jobs, "-o", output)
        command = [sys.executable, "program.py", "corpus", *options, "pages.jsonl"]
        return subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)

    first, code, kills = kill_until_done(start, "whole.jsonl", "found.jsonl")
    assert first == code == 1
    assert kills
    assert (tmp_path / "found.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
