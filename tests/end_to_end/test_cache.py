"""The cache as users meet it: a second run is fast, many at once agree, and nothing that changed is missed."""

import os
import random
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

pytestmark = pytest.mark.slow

WORDS = Path(__file__).read_text().split()[:200]  # any will do
COMMAND = [sys.executable, "-m", "scrapelint", "check", "-j1", "--color", "never", "--exit-zero"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "scrapelint.toml").touch()
    chance = random.Random(7)  # noqa: S311 - nothing to guess here
    for number in range(60):
        sentences = [f"The {' '.join(chance.choices(WORDS, k=12))} closed on Monday." for _ in range(30)]
        paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, 30, 3)]
        ending = ["Leave a Reply"] if number % 3 == 0 else []
        (tmp_path / f"{number:03}.txt").write_text("\n\n".join(paragraphs + ending) + "\n")
    return tmp_path


def seconds(folder: Path, *options: str) -> tuple[float, str]:
    """Return the processor time that a run took, and what it printed."""
    before = os.times()
    ran = subprocess.run([*COMMAND, *options], cwd=folder, capture_output=True, text=True, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return used, ran.stdout


def test_a_second_run_is_five_times_as_fast_and_says_the_same(corpus: Path) -> None:
    (corpus / "empty").mkdir()
    start_up = min(seconds(corpus / "empty")[0] for _ in range(3))
    first, found = seconds(corpus)
    second, again = min(seconds(corpus) for _ in range(3))
    assert again == found
    assert first - start_up > 5 * (second - start_up)
    assert seconds(corpus, "--no-cache")[1] == found


def test_a_change_is_not_missed(corpus: Path) -> None:
    before = seconds(corpus)[1]
    path = corpus / "001.txt"
    stat = path.stat()
    path.write_text(path.read_text().replace("council", "Council"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (corpus / "002.txt").write_text("Rain fell in the north all day.\n\nShare this article\n")
    assert "002.txt:3:1" in seconds(corpus)[1]
    assert "002.txt:3:1" not in before


def test_many_processes_at_once_say_the_same(corpus: Path) -> None:
    running = [Popen(COMMAND, cwd=corpus, stdout=PIPE, stderr=PIPE, text=True) for _ in range(3)]
    outputs = [process.communicate(timeout=300) for process in running]
    assert len({out for out, _ in outputs}) == 1
    assert [err for _, err in outputs] == [""] * 3
    assert seconds(corpus)[1] == outputs[0][0]
