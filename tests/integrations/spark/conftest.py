"""A real Spark in local mode, started once for all tests, and plugins that its processes can load."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # it runs for a minute at most
}
DYING = '''
import os
from pathlib import Path
from scrapelint.plugin import GroupRule, Rule, Sketch, Verdict, hookimpl


def die_once(name):
    marker = Path(os.environ["SCRAPELINT_TEST_MARKER"] + name)
    if not marker.exists():
        marker.touch()
        os._exit(1)


class Dying(Rule):
    """Ends the process at the first sight of a word, the second time around it finds it."""

    code, name = "ZZ001", "dying"

    def check(self, document):
        start = document.text.find("catastrophe")
        if start >= 0:
            die_once("")
            yield self.finding((start, start + 11), "catastrophe")


class DyingAcross(GroupRule):
    """Does the same when it sketches, and when it compares."""

    code, name = "ZZ101", "dying-across"

    def sketch(self, document):
        start = document.text.find("calamity")
        if start >= 0:
            die_once("-sketching")
            yield Sketch(1, start, start + 8)

    def compare(self, group):
        die_once("-comparing")
        return Verdict("calamity")


@hookimpl
def scrapelint_rules():
    return [Dying]


@hookimpl
def scrapelint_corpus_rules():
    return [DyingAcross]
'''
CRASHING = '''
from scrapelint.plugin import GroupRule, PairRule, Sketch, Verdict, hookimpl


def refuse(word, text):
    if word in text:
        raise RuntimeError(f"{word} is too much")


class SameStart(GroupRule):
    """A document begins as another one does."""

    code, name = "ZZ201", "same-start"

    def sketch(self, document):
        refuse("unsketchable", document.text)
        yield Sketch(int.from_bytes(document.text[:4].encode()), 0, 4)

    def compare(self, group):
        refuse("Odd", group.places[0].text)
        return "no verdict" if group.places[0].text == "Bad" else Verdict(f"as {group.documents} do")


class SameEnd(PairRule):
    """A document ends as another one does."""

    code, name = "ZZ202", "same-end"

    def sketch(self, document):
        yield Sketch(int.from_bytes(document.text[-4:].encode()), 0, 4)

    def similarity(self, first, second):
        refuse("unreadable", second)
        return 1.0

    def report(self, kept, alike, similarity, documents):
        refuse("unspeakable", kept.text)
        return Verdict(f"one of {documents}", keeps_first=True)


@hookimpl
def scrapelint_corpus_rules():
    return [SameStart, SameEnd]
'''
CLEAN = "The sun shone over the hills, and the sheep lay in the shade."


@pytest.fixture(scope="session")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let Python find the plugins, here and in the processes of Spark; return what the one that dies leaves behind."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / "dying_rule.py").write_text(DYING, encoding="utf-8")
    (folder / "crashing_rule.py").write_text(CRASHING, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SCRAPELINT_TEST_MARKER", str(folder / "died"))
        patch.syspath_prepend(folder)
        yield folder / "died"


@pytest.fixture(scope="session")
def spark(marker: Path) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="needs the group integrations")
    builder = sql.SparkSession.builder.master("local[1,4]")  # a task may fail three times
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def run_corpus(arguments: list[str], output: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``scrapelint corpus`` on this machine, in ``folder``."""
    options = ["--isolated", "--no-cache", "-q", "-o", str(output)]
    command = [sys.executable, "-m", "scrapelint", "corpus", *options, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def pages() -> list[dict[str, Any]]:
    """Return a site in which there is something for each rule across documents, and all that may go wrong in one."""
    owners = ["".join(chr(97 + (house + 1) * factor % 26) for factor in (3, 5, 7, 11)) for house in range(40)]
    things = ("cat", "dog", "goat", "clock", "ladder", "boat")
    stories = [
        " ".join(f"The {thing} of {owner} was seen near {owner}{thing}." for thing in things) for owner in owners
    ]
    texts = [f"Harbour Weekly, the paper of the islands\n\n{story}\n\nLeave a Reply" for story in stories]
    texts[11] = texts[30] = texts[4]
    texts[7] += "\n\nIt was a catastrophe."
    for number in (8, 9):
        texts[number] += "\n\nIt was a calamity."
    rows: list[dict[str, Any]] = [
        {"id": f"p{number}", "url": f"https://paper.example/{number}", "text": text}
        for number, text in enumerate(texts)
    ]
    lone = {"id": "lone", "text": f"Bytes \udc80.\n\n{texts[9]}"}
    return [*rows, {"id": "none", "text": None}, {"id": "number", "text": 7}, lone]


def write_lines(file: Path, rows: list[dict[str, Any]], *further: str) -> None:
    """Write ``rows`` as JSON Lines, and ``further`` lines in their middle."""
    lines = [json.dumps(row) for row in rows]
    file.write_text("\n".join([*lines[:20], *further, *lines[20:]]), encoding="utf-8")
