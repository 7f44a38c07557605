"""The same bytes come out whatever the hash seed, the number of processes and the order of the files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SEEDS = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))


def output(*arguments: str, hash_seed: str = "0") -> bytes:
    ran = subprocess.run(
        [sys.executable, "-m", "scrapelint", "check", "--isolated", "--no-cache", "--preview", *arguments],
        cwd=ROOT / "seeds",
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr.decode()
    return ran.stdout


@pytest.mark.parametrize("form", ["jsonl", "full"])
def test_the_hash_seed_does_not_matter(form: str) -> None:
    first, *others = (output("--output-format", form, ".", hash_seed=seed) for seed in ("0", "1", "4242"))
    assert others == [first, first]


def test_the_number_of_processes_does_not_matter() -> None:
    assert output("--output-format", "jsonl", "-j", "2", ".") == output("--output-format", "jsonl", "-j", "1", ".")


def test_the_order_of_the_files_does_not_matter() -> None:
    forwards = output("--output-format", "jsonl", *SEEDS).splitlines()
    backwards = output("--output-format", "jsonl", *reversed(SEEDS)).splitlines()
    assert sorted(forwards) == sorted(backwards)


@pytest.mark.slow
def test_large_input_is_shared_among_processes_and_gives_the_same(tmp_path: Path) -> None:
    article = (ROOT / "seeds" / "wolf_sighting.txt").read_bytes()
    for number in range(2_000):
        (tmp_path / f"{number:04}.txt").write_bytes(article)
    alone = output("--select", "BP", "--output-format", "concise", "-j", "1", str(tmp_path))
    shared = output("--select", "BP", "--output-format", "concise", "-j", "2", str(tmp_path))
    assert shared == alone
