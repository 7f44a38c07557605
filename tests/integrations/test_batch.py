"""The batch callable by itself: what it takes, what comes out, and what is never lost."""

import pickle
from pathlib import Path

import pytest

from scrapelint import Config, ConfigError, Document, InputError, Linter
from scrapelint.integrations.batch import BatchLinter
from scrapelint.integrations.columns import Columns
from scrapelint.integrations.findings import RULE_FAILED, SCHEMA_VERSION, finding_of, schema
from scrapelint.reports.json_text import fields

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

FORM = "Rain fell in the north all day.\n\nLeave a Reply"
CLEAN = "The sun shone over the hills, and the sheep lay in the shade."

TWICE = f"{CLEAN}\n\nNobody came by until the evening, when the bell rang.\n\n{CLEAN}"


def test_the_findings_are_those_of_the_linter_with_the_same_fields() -> None:
    texts = [FORM, CLEAN, TWICE]
    found = BatchLinter().lint(texts, ["a", "b", "c"]).to_pylist()
    documents = [Document(text, id=name) for text, name in zip(texts, "abc", strict=True)]
    expected = [fields(finding) for report in map(Linter().lint, documents) for finding in report.findings]
    assert [row["id"] for row in found] == ["a", "c"]
    for row in expected:  # in a table the places within the same document have columns for another one, too
        row["related"] = [{"id": None, "record": None} | place for place in row["related"]]
        row["site"] = None
    assert found == expected


def test_the_schema_has_the_fields_of_jsonl_and_its_version() -> None:
    known = Linter().lint(Document(FORM)).findings[0]
    assert schema().names == [*fields(known), "site"]
    assert schema().metadata == {b"scrapelint.schema_version": str(SCHEMA_VERSION).encode()}
    assert BatchLinter().lint([]).schema == schema()


def test_a_row_is_a_finding_again() -> None:
    texts = [FORM, TWICE]
    found = [finding for report in Linter().lint_many(map(Document, texts)) for finding in report.findings]
    assert [fields(finding_of(row)) for row in BatchLinter().lint(texts).to_pylist()] == [
        {**fields(finding), "record": number} for number, finding in enumerate(found, 1)
    ]


def test_without_ids_a_text_is_known_by_its_place() -> None:
    assert BatchLinter().lint([CLEAN, FORM]).column("record").to_pylist() == [2]


@pytest.mark.parametrize("wrong", [None, 7, ["a"], {"a": 1}, 1.5], ids=repr)
def test_what_is_no_text_is_told_with_its_id_and_costs_no_neighbour(wrong: object) -> None:
    found = BatchLinter().lint([FORM, wrong, FORM], ["a", "b", "c"])
    assert found.select(["code", "id"]).to_pylist() == [
        {"code": "BP001", "id": "a"},
        {"code": "SL003", "id": "b"},
        {"code": "BP001", "id": "c"},
    ]


def test_bytes_that_are_no_text_are_told() -> None:
    column = pa.array([b"Leave \xff a Reply", FORM.encode()]).view(pa.string())
    found = BatchLinter()(pa.table({"id": [1, 2], "text": column}))
    assert found.select(["code", "id"]).to_pylist() == [{"code": "SL004", "id": "1"}, {"code": "BP001", "id": "2"}]


def test_what_is_no_text_can_be_ignored() -> None:
    assert BatchLinter(Config(ignore=("SL003",))).lint([None, FORM]).column("code").to_pylist() == ["BP001"]


def test_lone_surrogates_keep_the_offsets() -> None:
    text = "Rain fell \udc80 in the north.\n\nLeave a Reply"
    (found,) = BatchLinter().lint([text]).to_pylist()
    assert text[found["start"] : found["end"]] == "Leave a Reply"


def test_columns_can_have_other_names() -> None:
    columns = Columns("body", "url", path="file", record="row", site="host")
    batch = pa.table({"body": [FORM], "url": ["u"], "file": ["a.parquet"], "row": [12], "host": ["a.example"]})
    (found,) = BatchLinter(columns=columns)(batch).to_pylist()
    assert (found["id"], found["path"], found["record"]) == ("u", "a.parquet", 12)


def test_a_batch_without_the_column_is_refused_and_told_what_there_is() -> None:
    with pytest.raises(InputError, match="no column 'id'; it has text, url"):
        BatchLinter()(pa.table({"text": [FORM], "url": ["u"]}))


def test_a_mistake_in_the_settings_is_told_when_it_is_made() -> None:
    with pytest.raises(ConfigError, match="XY"):
        BatchLinter(Config(select=("XY",)))


def test_it_crosses_to_another_process_in_a_few_bytes() -> None:
    linter = BatchLinter(Config(select=("BP",)))
    sent = pickle.dumps(linter)
    assert len(sent) < 2_000
    assert pickle.loads(sent).lint([FORM]) == linter.lint([FORM])  # noqa: S301 - our own bytes


def test_a_process_builds_its_linter_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    original = Linter.__init__

    def counted(self: Linter, config: Config | None = None) -> None:
        built.append(config)
        original(self, config)

    monkeypatch.setattr(Linter, "__init__", counted)
    linter = BatchLinter(Config(select=("BP001", "BP002")))
    for _ in range(3):
        pickle.loads(pickle.dumps(linter)).lint([FORM])  # noqa: S301 - our own bytes
    assert len(built) == 1


def test_each_row_is_told_clean_or_not() -> None:
    batch = {"id": [1, 2, 3], "text": [FORM, CLEAN, None]}
    assert BatchLinter().clean(batch) == [False, True, False]
    information = BatchLinter(Config(ignore=("BP",)))
    assert information.clean({"id": [1], "text": [FORM]}) == [True]


def test_only_findings_of_the_severity_asked_for_make_a_row_unclean() -> None:
    batch = {"id": ["warned", "wrong"], "text": [TWICE, FORM]}
    assert [[row.severity for row in found] for found in BatchLinter().findings(batch)] == [["warning"], ["error"]]
    assert BatchLinter().clean(batch, "warning") == [False, False]
    assert BatchLinter().clean(batch, "error") == [True, False]


def test_annotating_adds_a_list_of_findings_to_each_row() -> None:
    batch = pa.table({"id": ["a", "b"], "text": [CLEAN, FORM], "more": [1, 2]})
    annotated = BatchLinter().annotate(batch)
    assert annotated.drop_columns(["scrapelint"]) == batch
    assert [[one["code"] for one in row] for row in annotated.column("scrapelint").to_pylist()] == [[], ["BP001"]]


def test_a_table_in_chunks_is_read_in_order() -> None:
    batch = pa.concat_tables([pa.table({"id": [name], "text": [FORM]}) for name in "abc"])
    assert BatchLinter()(batch).column("id").to_pylist() == ["a", "b", "c"]


def test_record_batches_stream() -> None:
    batch = pa.RecordBatch.from_pydict({"id": ["a"], "text": [FORM]})
    found = list(BatchLinter().map_in_arrow(iter([batch, batch])))
    assert [one.num_rows for one in found] == [1, 1]
    assert {type(one) for one in found} == {pa.RecordBatch}


BREAKING = """
from scrapelint.plugin import Rule, hookimpl


class Breaking(Rule):
    \"""A rule that cannot finish.\"""

    code, name = "ZZ001", "breaking"

    def check(self, document):
        raise RuntimeError(document.text[:4])


@hookimpl
def scrapelint_rules():
    return [Breaking]
"""


def test_a_rule_that_fails_is_a_row_and_the_other_findings_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "breaking_rule.py").write_text(BREAKING, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    linter = BatchLinter(Config(select=("BP", "ZZ"), plugins=("breaking_rule",)))
    found = linter.lint([FORM, CLEAN], ["a", "b"]).to_pylist()
    assert [(row["code"], row["id"]) for row in found] == [("BP001", "a"), (RULE_FAILED, "a"), (RULE_FAILED, "b")]
    assert [row["details"] for row in found[1:]] == [["ZZ001", "RuntimeError: Rain"], ["ZZ001", "RuntimeError: The "]]
    assert linter.clean({"id": ["b"], "text": [CLEAN]}) == [False]
