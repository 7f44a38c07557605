"""Linting on a real Spark, in local mode: the findings of a run on one machine, whatever happens on the way."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Config, Document, InputError, Linter
from scrapelint.cli.main import main
from scrapelint.integrations.findings import finding_of
from scrapelint.reports.json_text import fields

pytest.importorskip("pyspark", reason="needs the group integrations")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what Spark warns of is its own

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
from scrapelint.plugin import Rule, hookimpl


class Dying(Rule):
    """Ends the process at the first sight of a word, the second time around it finds it."""

    code, name = "ZZ001", "dying"

    def check(self, document):
        start = document.text.find("catastrophe")
        if start >= 0:
            marker = Path(os.environ["SCRAPELINT_TEST_MARKER"])
            if not marker.exists():
                marker.touch()
                os._exit(1)
            yield self.finding((start, start + 11), "catastrophe")


@hookimpl
def scrapelint_rules():
    return [Dying]
'''
SELECTED = "BP001,ZZ001,ND1,BP1"
FORM = "Rain fell in the north all day.\n\nLeave a Reply"
CLEAN = "The sun shone over the hills, and the sheep lay in the shade."


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let Python find the plugin that dies, here and in the processes of Spark; return what it leaves behind."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / "dying_rule.py").write_text(DYING, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SCRAPELINT_TEST_MARKER", str(folder / "died"))
        patch.syspath_prepend(folder)
        yield folder / "died"


@pytest.fixture(scope="module")
def spark(marker: Path) -> Iterator[Any]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - behind importorskip

    builder = SparkSession.builder.master("local[1,4]")  # a task may fail three times
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus in which there is something for each rule across documents, and all that may go wrong."""
    folder = tmp_path_factory.mktemp("corpus")
    owners = ["".join(chr(97 + (house + 1) * factor % 26) for factor in (3, 5, 7, 11)) for house in range(40)]
    things = ("cat", "dog", "goat", "clock", "ladder", "boat")
    stories = [
        " ".join(f"The {thing} of {owner} was seen near {owner}{thing}." for thing in things) for owner in owners
    ]
    pages = [f"Harbour Weekly, the paper of the islands\n\n{story}\n\nLeave a Reply" for story in stories]
    pages[11] = pages[30] = pages[4]
    pages[7] += "\n\nIt was a catastrophe."
    rows: list[dict[str, Any]] = [
        {"id": f"p{number}", "url": f"https://paper.example/{number}", "text": page}
        for number, page in enumerate(pages)
    ]
    rows += [
        {"id": "none", "text": None},
        {"id": "number", "text": 7},
        {"id": "lone", "text": f"Bytes \udc80.\n\n{pages[9]}"},
    ]
    lines = [json.dumps(row) for row in rows]
    (folder / "a.jsonl").write_text("\n".join([*lines[:20], "{broken", *lines[20:]]), encoding="utf-8")
    unnamed = [json.dumps({"text": page}) for page in pages[20:30]]
    (folder / "b.jsonl").write_text("\n".join(unnamed * 2), encoding="utf-8")
    (folder / "c.html").write_text(
        f"<title>c</title><p>{'</p><p>'.join(pages[3].split(chr(10)))}</p>", encoding="utf-8"
    )
    large = " ".join(f"Line {number} of the register names ship {number * 7919 % 10007}." for number in range(230_000))
    (folder / "large.txt").write_text(f"{large}\n\nHarbour Weekly, the paper of the islands\n", encoding="utf-8")
    assert (folder / "large.txt").stat().st_size > 10_000_000
    return folder


@pytest.fixture(scope="module")
def local(corpus: Path, marker: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a run on one machine, on which the plugin that dies has died already."""
    before = marker.exists()
    marker.touch()
    file = tmp_path_factory.mktemp("local") / "findings.jsonl"
    options = [
        "--isolated",
        "--no-cache",
        "-p",
        "dying_rule",
        "--select",
        SELECTED,
        "--exit-zero",
        "-q",
        "-o",
        str(file),
    ]
    command = [sys.executable, "-m", "scrapelint", "corpus", *options, str(corpus)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path.cwd())
    assert ran.returncode == 0, ran.stderr
    if not before:
        marker.unlink()
    return file.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def job(spark: Any, corpus: Path, local: list[str]) -> Any:
    from scrapelint.integrations.spark.job import Job  # noqa: PLC0415
    from scrapelint.readers.base import ReadOptions  # noqa: PLC0415

    config = Config(select=tuple(SELECTED.split(",")), plugins=("dying_rule",), root=str(Path.cwd()))
    return Job(spark, [str(corpus)], config, ReadOptions())


def test_the_findings_are_those_of_a_run_on_one_machine_though_a_task_died(
    job: Any, local: list[str], marker: Path
) -> None:
    from scrapelint.corpus.found import line  # noqa: PLC0415

    assert not marker.exists()
    found = [line(finding_of(row)).rstrip("\n") for row in job.rows()]
    assert marker.exists(), "no task has died"
    assert sorted(found) == sorted(local)
    assert found == local
    assert len(set(found)) == len(found)


def test_the_corpus_holds_what_is_to_be_told(local: list[str]) -> None:
    rows = [json.loads(line) for line in local]
    codes = {row["code"] for row in rows}
    assert codes >= {"BP001", "ZZ001", "SL001", "SL003", "ND101", "BP101"}
    assert any(row["path"].endswith("large.txt") for row in rows)
    everywhere = [row for row in rows if row["code"].startswith("BP1") and row["text"].startswith("Harbour Weekly")]
    assert len(everywhere) >= 40


def test_what_was_looked_at_is_counted_once(job: Any, local: list[str]) -> None:
    figures = job.figures()
    assert figures.documents == 40 + 1 + 20 + 1 + 1
    assert sum(figures.found.values()) == len(local)
    assert figures.failed == 0


def test_a_data_frame_with_nulls_and_one_large_document(spark: Any) -> None:
    from scrapelint.integrations.spark import lint_dataframe  # noqa: PLC0415

    large = f"{CLEAN} " * 160_000 + "\n\nLeave a Reply"
    rows = [("a", CLEAN), ("b", FORM), ("c", None), ("d", large), ("e", FORM)]
    frame = spark.createDataFrame(rows, "id string, text string").repartition(3)
    found = lint_dataframe(frame, Config(select=("BP001",)))
    by_id = sorted(found.collect(), key=lambda row: row["id"])
    assert [(row["id"], row["code"]) for row in by_id] == [
        ("b", "BP001"), ("c", "SL003"), ("d", "BP001"), ("e", "BP001")
    ]  # fmt: skip
    alone = Linter(Config(select=("BP001",))).lint(Document(large, id="d")).findings
    assert fields(finding_of(by_id[2].asDict(recursive=True))) == fields(alone[0])


def test_a_data_frame_without_the_column_is_refused_at_once(spark: Any) -> None:
    from scrapelint.integrations.spark import lint_dataframe  # noqa: PLC0415

    with pytest.raises(InputError, match="no column 'id'; it has text"):
        lint_dataframe(spark.createDataFrame([("x",)], "text string"))


def test_the_executors_write_parquet(job: Any, local: list[str], tmp_path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    job.write_parquet(str(tmp_path / "findings.parquet"))
    table = pq.read_table(tmp_path / "findings.parquet")
    names = [(json.loads(line)["code"], json.loads(line)["fingerprint"]) for line in local]
    found = zip(table.column("code").to_pylist(), table.column("fingerprint").to_pylist(), strict=True)
    assert sorted(found) == sorted(names)


def test_the_command_writes_what_the_local_one_writes(corpus: Path, tmp_path: Path, marker: Path) -> None:
    marker.touch()
    paths = [str(corpus / "b.jsonl"), str(corpus / "c.html")]
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
    local = [sys.executable, "-m", "scrapelint", "corpus", *same, "--no-cache", "-o", "local.jsonl", *paths]
    assert subprocess.run(local, cwd=tmp_path, capture_output=True, check=False).returncode == 1
    assert (tmp_path / "spark.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_mistakes_are_told_before_spark_is_started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert main(["spark", "--isolated", "--conf", "memory", str(tmp_path)]) == 2
    assert "--conf must be KEY=VALUE" in capsys.readouterr().err
    assert main(["spark", "--isolated", "-o", "a.csv", str(tmp_path)]) == 2
    assert "must end in .jsonl or .parquet" in capsys.readouterr().err
    assert main(["spark", "--isolated", str(tmp_path / "gone")]) == 2
    assert "no such file or folder" in capsys.readouterr().err
