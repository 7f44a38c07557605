"""The steps for datatrove, in real pipelines."""

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="needs the group integrations")
pytest.importorskip("orjson", reason="needs the group integrations")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what datatrove warns of is its own

FORM = "Rain fell in the north all day.\n\nLeave a Reply"
CLEAN = "The sun shone over the hills, and the sheep lay in the shade."
TWICE = f"{CLEAN}\n\nNobody came by until the evening, when the bell rang.\n\n{CLEAN}"


def run(folder: Path, *steps: Any) -> dict[str, Any]:
    """Run ``steps`` over the documents in ``folder``, in two tasks; return the statistics of each step by its name."""
    from datatrove.executor import LocalPipelineExecutor  # noqa: PLC0415 - behind importorskip
    from datatrove.pipeline.readers import JsonlReader  # noqa: PLC0415

    reader = JsonlReader(str(folder / "documents"))
    LocalPipelineExecutor([reader, *steps], tasks=2, workers=1, logging_dir=str(folder / "logs")).run()
    stats = json.loads((folder / "logs" / "stats.json").read_text(encoding="utf-8"))
    return {step["name"]: step["stats"] for step in stats}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    for number, texts in enumerate(([CLEAN, FORM] * 60, [TWICE])):
        rows = [json.dumps({"id": f"{number}-{place}", "text": text}) for place, text in enumerate(texts)]
        (tmp_path / "documents" / f"{number}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def written(folder: Path) -> dict[str, dict[str, Any]]:
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row["metadata"] for row in rows}


def test_the_tagger_marks_every_document_and_counts_by_rule(folder: Path) -> None:
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    from scrapelint.integrations.datatrove import ScrapelintTagger  # noqa: PLC0415

    stats = run(folder, ScrapelintTagger(), JsonlWriter(str(folder / "tagged"), compression=None))
    tagged = written(folder / "tagged")
    assert len(tagged) == 121
    assert [one["code"] for one in tagged["0-1"]["scrapelint"]] == ["BP001"]
    assert tagged["0-0"]["scrapelint"] == []
    (counted,) = (one for name, one in stats.items() if "scrapelint" in name)
    assert (counted["BP001"], counted["ND001"]) == (60, 1)


def test_the_filter_drops_with_the_rule_as_the_reason(folder: Path) -> None:
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    from scrapelint.integrations.datatrove import ScrapelintFilter  # noqa: PLC0415

    dropped = JsonlWriter(str(folder / "dropped"), compression=None)
    kept = JsonlWriter(str(folder / "kept"), compression=None)
    stats = run(folder, ScrapelintFilter(least="warning", exclusion_writer=dropped), kept)
    reasons = {name: metadata["filter_reason"] for name, metadata in written(folder / "dropped").items()}
    assert sorted(set(reasons.values())) == ["comment-form", "repeated-sentence"]
    assert reasons["1-0"] == "repeated-sentence"
    assert set(written(folder / "kept")) == {f"0-{number}" for number in range(0, 120, 2)}
    (counted,) = (one for name, one in stats.items() if "scrapelint" in name)
    assert counted["dropped_comment-form"] == 60
