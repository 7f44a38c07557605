"""The batch callable in the engines it is made for, each with the real library."""

from pathlib import Path

import pytest

from scrapelint.integrations.batch import BatchLinter
from scrapelint.integrations.findings import schema

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # what the engines warn of is theirs

FORM = "Rain fell in the north all day.\n\nLeave a Reply"
CLEAN = "The sun shone over the hills, and the sheep lay in the shade."
ROWS = {"id": ["a", "b", "c", "d"], "text": [CLEAN, FORM, None, FORM], "more": [1, 2, 3, 4]}
FOUND = [("b", "BP001", 33), ("c", "SL003", 0), ("d", "BP001", 33)]
GROUP = "needs the group integrations"


def test_datasets_maps_to_a_table_of_findings_with_its_types_in_one_process_and_in_two(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason=GROUP)
    rows = datasets.Dataset.from_dict(ROWS)
    for processes in (None, 2):
        found = rows.map(
            BatchLinter(), batched=True, batch_size=1, remove_columns=rows.column_names, num_proc=processes,
            cache_file_name=str(tmp_path / f"{processes}.arrow"),
        )  # fmt: skip
        assert list(zip(found["id"], found["code"], found["start"], strict=True)) == FOUND
        assert found.features.arrow_schema.field("related").type == schema().field("related").type


def test_datasets_marks_rows_with_types_that_the_first_batch_does_not_show(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason=GROUP)
    rows = datasets.Dataset.from_dict(ROWS).with_format("arrow")
    cached = str(tmp_path / "marked.arrow")
    marked = rows.map(BatchLinter().annotate, batched=True, batch_size=1, cache_file_name=cached).with_format(None)
    assert [[one["code"] for one in row] for row in marked["scrapelint"]] == [[], ["BP001"], ["SL003"], ["BP001"]]
    assert marked["more"] == ROWS["more"]


def test_datasets_filters(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason=GROUP)
    rows = datasets.Dataset.from_dict(ROWS)
    assert rows.filter(BatchLinter().clean, batched=True, cache_file_name=str(tmp_path / "kept.arrow"))["id"] == ["a"]


def test_polars_takes_and_gives_frames_lazy_ones_as_well() -> None:
    pl = pytest.importorskip("polars", reason=GROUP)
    frame = pl.DataFrame(ROWS)
    linter = BatchLinter()
    assert linter(frame).select("id", "code", "start").rows() == FOUND
    lazy = frame.lazy().map_batches(linter, schema=linter(frame.head(0)).schema)
    assert lazy.select("id", "code", "start").collect().rows() == FOUND
    assert linter.annotate(frame)["scrapelint"].list.len().to_list() == [0, 1, 1, 1]
    assert frame.filter(pl.Series(linter.clean(frame)))["id"].to_list() == ["a"]


def test_pandas_takes_and_gives_frames_with_the_same_types_for_none_and_for_many() -> None:
    pd = pytest.importorskip("pandas", reason=GROUP)
    frame = pd.DataFrame(ROWS, index=[7, 5, 3, 1])
    linter = BatchLinter()
    found = linter(frame)
    assert list(found[["id", "code", "start"]].itertuples(index=False, name=None)) == FOUND
    assert linter(frame.head(1)).dtypes.equals(found.dtypes)
    marked = linter.annotate(frame)
    assert list(marked.index) == [7, 5, 3, 1]
    assert [len(row) for row in marked["scrapelint"]] == [0, 1, 1, 1]
    assert list(frame[linter.clean(frame)]["id"]) == ["a"]


@pytest.mark.parametrize("missing", [None, float("nan"), "NA", "NaT", 12, ["a"]], ids=repr)
def test_a_column_of_pandas_may_hold_anything(missing: object) -> None:
    pd = pytest.importorskip("pandas", reason=GROUP)
    missing = getattr(pd, missing) if isinstance(missing, str) else missing
    frame = pd.DataFrame({"id": [1, 2], "text": pd.Series([missing, FORM], dtype=object)})
    assert list(BatchLinter()(frame)["code"]) == ["SL003", "BP001"]


def test_ray_maps_batches() -> None:
    ray = pytest.importorskip("ray", reason=GROUP)
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="error")
    try:
        columns = zip(*ROWS.values(), strict=True)
        rows = ray.data.from_items([dict(zip(ROWS, values, strict=True)) for values in columns])
        linter = BatchLinter()
        for form in ("pyarrow", "pandas", "numpy"):
            found = rows.map_batches(linter, batch_format=form, batch_size=2).take_all()
            assert sorted((row["id"], row["code"], row["start"]) for row in found) == FOUND
    finally:
        ray.shutdown()
