"""Linting on a real Spark, in local mode: the findings of a run on one machine, whatever happens on the way."""

import json
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Config
from scrapelint.integrations.findings import finding_of

from .conftest import pages, run_corpus, write_lines

pytest.importorskip("pyspark", reason="needs the group integrations")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what Spark warns of is its own

SELECTED = "BP001,ZZ,ND1,BP1"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus in which there is something for each rule across documents, and all that may go wrong."""
    folder = tmp_path_factory.mktemp("corpus")
    rows = pages()
    write_lines(folder / "a.jsonl", rows, "{broken")
    unnamed = [json.dumps({"text": row["text"]}) for row in rows[20:30]]
    (folder / "b.jsonl").write_text("\n".join(unnamed * 2), encoding="utf-8")
    (folder / "c.html").write_text(
        f"<title>c</title><p>{'</p><p>'.join(rows[3]['text'].split(chr(10)))}</p>", encoding="utf-8"
    )
    large = " ".join(f"Line {number} of the register names ship {number * 7919 % 10007}." for number in range(230_000))
    (folder / "large.txt").write_text(f"{large}\n\nHarbour Weekly, the paper of the islands\n", encoding="utf-8")
    assert (folder / "large.txt").stat().st_size > 10_000_000
    return folder


@pytest.fixture(scope="module")
def local(corpus: Path, marker: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a run on one machine, on which the plugin that dies has died already."""
    markers = [marker.with_name(f"{marker.name}{step}") for step in ("", "-sketching", "-comparing")]
    for one in markers:
        one.touch()
    file = tmp_path_factory.mktemp("local") / "findings.jsonl"
    ran = run_corpus(["-p", "dying_rule", "--select", SELECTED, "--exit-zero", str(corpus)], file, Path.cwd())
    assert ran.returncode == 0, ran.stderr
    for one in markers:
        one.unlink()
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
    died = sorted(path.name for path in marker.parent.glob("died*"))
    assert died == ["died", "died-comparing", "died-sketching"], "not all tasks that should die have died"
    assert sorted(found) == sorted(local)
    assert found == local
    assert len(set(found)) == len(found)


def test_the_corpus_holds_what_is_to_be_told(local: list[str]) -> None:
    rows = [json.loads(line) for line in local]
    codes = {row["code"] for row in rows}
    assert codes >= {"BP001", "ZZ001", "ZZ101", "SL001", "SL003", "ND101", "BP101"}
    assert any(row["path"].endswith("large.txt") for row in rows)
    everywhere = [row for row in rows if row["code"].startswith("BP1") and row["text"].startswith("Harbour Weekly")]
    assert len(everywhere) >= 40


def test_what_was_looked_at_is_counted_once(job: Any, local: list[str]) -> None:
    figures = job.figures()
    assert figures.documents == 40 + 1 + 20 + 1 + 1
    assert sum(figures.found.values()) == len(local)
    assert figures.failed == 0


def test_the_executors_write_parquet(job: Any, local: list[str], tmp_path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    job.write_parquet(str(tmp_path / "findings.parquet"))
    table = pq.read_table(tmp_path / "findings.parquet")
    names = [(json.loads(line)["code"], json.loads(line)["fingerprint"]) for line in local]
    found = zip(table.column("code").to_pylist(), table.column("fingerprint").to_pylist(), strict=True)
    assert sorted(found) == sorted(names)
