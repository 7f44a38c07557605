"""Rules across documents that crash: told as on one machine, and nothing else is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Config
from scrapelint.integrations.findings import RULE_FAILED, finding_of

from .conftest import run_corpus

pytest.importorskip("pyspark", reason="needs the group integrations")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what Spark warns of is its own

TEXTS = [
    "Same one ends so well",
    "Same two is unsketchable and so well",
    "Same three ends elsewhere",
    "Odd one ends unreadable too",
    "Odd two ends unreadable too",
    "Odd three ends too",
    "Bad one is unspeakable, afar",
    "Bad two ends afar",
    "Else, it ends here",
]
SAID = {
    "a.jsonl: ZZ201 of plugin crashing_rule failed: RuntimeError: unsketchable is too much",
    "a.jsonl: ZZ201 of plugin crashing_rule failed: RuntimeError: Odd is too much",
    "a.jsonl: ZZ201 of plugin crashing_rule failed: TypeError: a rule must return a Verdict, not 'no verdict'",
    "a.jsonl: ZZ202 of plugin crashing_rule failed: RuntimeError: unreadable is too much",
    "a.jsonl: ZZ202 of plugin crashing_rule failed: RuntimeError: unspeakable is too much",
}


def test_what_crashes_is_told_as_on_one_machine_and_the_rest_is_found(spark: Any, tmp_path: Path) -> None:
    from scrapelint.corpus.found import line  # noqa: PLC0415
    from scrapelint.integrations.spark.job import Job  # noqa: PLC0415
    from scrapelint.readers.base import ReadOptions  # noqa: PLC0415

    rows = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(TEXTS)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    output = tmp_path / "local.jsonl"
    ran = run_corpus(["-p", "crashing_rule", "--select", "ZZ2", "a.jsonl"], output, tmp_path)
    assert ran.returncode == 2
    errors = [text.removeprefix("error: ") for text in ran.stderr.splitlines() if text.startswith("error: ")]
    assert set(errors) == SAID
    local = output.read_bytes().splitlines(keepends=True)
    # 4 cannot be read beside 3, but 5 can be beside both: the three are a cluster.
    assert [(row["code"], row["id"]) for row in map(json.loads, local)] == [
        ("ZZ201", "0"), ("ZZ202", "1"), ("ZZ201", "2"), ("ZZ202", "4"), ("ZZ202", "5"), ("ZZ202", "8")
    ]  # fmt: skip

    config = Config(select=("ZZ2",), plugins=("crashing_rule",), root=str(tmp_path))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        job = Job(spark, [str(tmp_path / "a.jsonl")], config, ReadOptions())
        figures = job.figures()
        found = list(job.rows())
    shown = [text.replace(str(tmp_path) + "/", "") for text in figures.failures]
    assert sorted(shown) == sorted(errors)
    assert figures.failed == len(errors)
    assert [line(finding_of(row)).replace(str(tmp_path) + "/", "").encode() for row in found] == local


def test_in_a_frame_it_is_a_row(spark: Any) -> None:
    from scrapelint.integrations.spark import compare_dataframe  # noqa: PLC0415

    frame = spark.createDataFrame(list(enumerate(TEXTS)), "id long, text string")
    found = compare_dataframe(frame, Config(select=("ZZ2",), plugins=("crashing_rule",))).collect()
    failed = {(row["id"], *row["details"]) for row in found if row["code"] == RULE_FAILED}
    assert ("1", "ZZ201", "RuntimeError: unsketchable is too much") in failed
    assert ("3", "ZZ201", "RuntimeError: Odd is too much") in failed
    assert len(failed) == len(SAID)
