"""DataFrames of documents: each linted by itself, and compared as a run on one machine compares them."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from scrapelint import Config, Document, InputError, Linter
from scrapelint.corpus.found import line
from scrapelint.finding import Finding
from scrapelint.integrations.columns import Columns
from scrapelint.integrations.findings import finding_of, rows, schema
from scrapelint.reports.json_text import fields
from scrapelint.testing.corpus import compared

from .conftest import CLEAN, pages, run_corpus, write_lines

pytest.importorskip("pyspark", reason="needs the group integrations")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what Spark warns of is its own

ACROSS = Config(select=("ND1", "BP1"))
FORM = "Rain fell in the north all day, and by the evening nobody could cross the river at the bridge.\n\nLeave a Reply"
TYPES = "id string, path string, record long, site string, text binary"


def ordered(documents: list[Document]) -> list[Document]:
    """Return ``documents`` in the order that a comparison on Spark gives them."""
    return sorted(documents, key=lambda one: (one.id or "", hashlib.sha256(one.text.encode()).hexdigest()))


def test_documents_in_a_frame_are_compared_as_a_run_over_the_file_compares_them(spark: Any, tmp_path: Path) -> None:
    from scrapelint.integrations.spark import compare_dataframe  # noqa: PLC0415

    found = [row for row in pages() if row["id"] != "lone"]  # a DataFrame holds no lone surrogate
    write_lines(tmp_path / "a.jsonl", found)
    local = tmp_path / "local.jsonl"
    assert run_corpus(["--select", "ND1,BP1", "a.jsonl"], local, tmp_path).returncode == 1
    given = [
        (row["id"], "a.jsonl", number, "paper.example" if "url" in row else None, row["text"].encode())
        for number, row in enumerate(found, 1)
        if isinstance(row["text"], str)
    ]
    frame = spark.createDataFrame([*reversed(given[:25]), *given[25:]], TYPES).repartition(3)
    everywhere = Columns(path="path", record="record", site="site")
    across = compare_dataframe(frame, Config(select=("ND1", "BP1"), root=str(tmp_path)), everywhere)
    made = sorted(line(finding_of(row.asDict(recursive=True))).encode() for row in across.collect())
    expected = sorted(local.read_bytes().splitlines(keepends=True))
    assert made == [one for one in expected if not json.loads(one)["code"].startswith("SL")]
    assert {json.loads(one)["code"] for one in made} >= {"ND101", "BP101"}
    assert across.schema.names == schema().names


def test_ids_that_come_twice_nulls_and_one_line_on_every_page(spark: Any) -> None:
    from scrapelint.integrations.spark import compare_dataframe  # noqa: PLC0415

    texts = [f"Said on every page of them\n\n{row['text'][40:]}" for row in pages()[:36]]
    named: list[tuple[str | None, str | None]] = [(f"p{number // 3}", text) for number, text in enumerate(texts)]
    named += [(None, texts[0]), (None, texts[5]), ("null", None), ("p3", texts[9]), ("p3", texts[9])]
    documents = ordered([Document(text, id=name) for name, text in named if text is not None])
    expected: list[Finding] = compared(Linter(ACROSS).corpus_rules, documents)
    assert {finding.code for finding in expected} >= {"ND101", "BP102"}
    frame = spark.createDataFrame(named, "id string, text string")
    for parts in (1, 4):
        found = compare_dataframe(frame.repartition(parts), ACROSS).collect()
        made = [finding_of(row.asDict(recursive=True)) for row in found]
        assert sorted(made, key=repr) == sorted(map(finding_of, rows(expected)), key=repr)


def test_an_empty_frame_and_no_rules_across_documents_give_no_findings(spark: Any) -> None:
    from scrapelint.integrations.spark import compare_dataframe  # noqa: PLC0415

    frame = spark.createDataFrame([("a", FORM), ("b", FORM)], "id string, text string")
    assert [row["id"] for row in compare_dataframe(frame, ACROSS).collect()] == ["b"]
    assert compare_dataframe(frame.limit(0), ACROSS).collect() == []
    none = compare_dataframe(frame, Config(select=("BP001",)))
    assert none.collect() == []
    assert none.schema.names == schema().names


def test_both_kinds_of_findings_go_into_one_frame(spark: Any) -> None:
    from scrapelint.integrations.spark import compare_dataframe, lint_dataframe  # noqa: PLC0415

    rows = [(FORM, "x"), (FORM, "y")]
    frame = spark.createDataFrame(rows, "body string, url string")
    columns = Columns("body", "url", path="url")
    both = lint_dataframe(frame, Config(select=("BP001",)), columns).unionByName(
        compare_dataframe(frame, ACROSS, columns)
    )
    found = sorted((row["code"], row["id"], row["path"]) for row in both.collect())
    assert found == [("BP001", "x", "x"), ("BP001", "y", "y"), ("ND101", "y", "y")]


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


@pytest.mark.parametrize(
    ("types", "columns", "message"),
    [
        ("text string", Columns(), "has no column 'id'; it has text: name the columns"),
        ("text long", Columns(id=None), "'text' of the DataFrame holds bigint, not text"),
        (
            "text string, id array<int>",
            Columns(),
            "'id' of the DataFrame holds array<int>, not a text or a number",
        ),
        ("text string, n string", Columns(id=None, record="n"), "'n' of the DataFrame holds string, not whole numbers"),
    ],
)
def test_a_frame_whose_columns_do_not_fit_is_refused_at_once(
    spark: Any, types: str, columns: Columns, message: str
) -> None:
    from scrapelint.integrations.spark import compare_dataframe, lint_dataframe  # noqa: PLC0415

    frame = spark.createDataFrame([], types)
    for function in (lint_dataframe, compare_dataframe):
        with pytest.raises(InputError, match=re.escape(message)):
            function(frame, columns=columns)
