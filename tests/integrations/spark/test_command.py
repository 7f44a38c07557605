"""``scrapelint spark``: what it writes, and what it says of mistakes."""

import subprocess
import sys
from pathlib import Path

import pytest

from scrapelint.cli.main import main

from .conftest import CLEAN, SETTINGS, pages, run_corpus, write_lines

pytest.importorskip("pyspark", reason="needs the group integrations")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what Spark warns of is its own

SELECTED = "BP001,ZZ,ND1,BP1"


def test_the_command_writes_what_the_local_one_writes(tmp_path: Path, marker: Path) -> None:
    for step in ("", "-sketching", "-comparing"):
        marker.with_name(f"{marker.name}{step}").touch()
    write_lines(tmp_path / "a.jsonl", pages()[:20])
    (tmp_path / "b.txt").write_text(f"{CLEAN}\n\nLeave a Reply", encoding="utf-8")
    paths = ["a.jsonl", "b.txt"]
    same = ["--isolated", "--select", SELECTED, "-p", "dying_rule"]
    conf = [part for key, value in SETTINGS.items() for part in ("--conf", f"{key}={value}")]
    command = [
        sys.executable,
        "-m",
        "scrapelint",
        "spark",
        *same,
        *conf,
        "--master",
        "local[1]",
        "-o",
        "spark.jsonl",
        *paths,
    ]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.splitlines()[-1].endswith(" in 21 documents.")
    assert run_corpus([*same[1:], *paths], tmp_path / "local.jsonl", tmp_path).returncode == 1
    assert (tmp_path / "spark.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_mistakes_are_told_before_spark_is_started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert main(["spark", "--isolated", "--conf", "memory", str(tmp_path)]) == 2
    assert "--conf must be KEY=VALUE" in capsys.readouterr().err
    assert main(["spark", "--isolated", "-o", "a.csv", str(tmp_path)]) == 2
    assert "must end in .jsonl or .parquet" in capsys.readouterr().err
    assert main(["spark", "--isolated", str(tmp_path / "gone")]) == 2
    assert "no such file or folder" in capsys.readouterr().err
