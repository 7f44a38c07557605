"""A clean copy: what was damaged is gone, the rest is byte by byte what it was."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scrapelint import Config, Linter
from scrapelint.corpus.clean_copy import PROVENANCE, CleanRan
from scrapelint.corpus.clean_run import CleanPlan, clean_corpus
from scrapelint.corpus.cleaning import Settings
from scrapelint.corpus.problems import RunError
from scrapelint.engine import units
from scrapelint.engine.session import Session
from scrapelint.plugin import ReadOptions
from scrapelint.readers.walk import Walk

ARTICLE = "Rain fell in the north for three days.\n\nThe river rose by two metres, and the old bridge was closed."
FORM = "\n\nLeave a Reply\n\nYour email address will not be published."
OTHER = '{"url": "http://a.example/\\u00e9",  "n": 1e2, "text": "Sun\\/shine."}\n'

Clean = Callable[..., CleanRan]


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clean:
    monkeypatch.chdir(tmp_path)

    def run(source: str, target: str, jobs: int = 1, share: float = 0.9, **settings: object) -> CleanRan:
        config = Config(select=("BP001",), cache=False, max_removed_share=share)
        session = Session(Linter(config), ReadOptions())
        files = Walk(session.suffixes).files
        given = Settings(**settings)  # type: ignore[arg-type]
        plan = CleanPlan(session, lambda: files([source]), Path(source), Path(target), given, jobs)
        return clean_corpus(plan, lambda size: None)

    return run


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_records_lose_the_damage_and_say_so(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(OTHER + line(id="é", text=ARTICLE + FORM, z=[1]) + "\n{broken\n" + OTHER)
    ran = clean("a.jsonl", "b.jsonl")
    first, second, blank, broken, last = (tmp_path / "b.jsonl").read_text().splitlines(keepends=True)
    assert (first, blank, broken, last) == (OTHER, "\n", "{broken\n", OTHER)
    assert list(json.loads(second).items())[:3] == [("id", "é"), ("text", ARTICLE), ("z", [1])]
    (removed,) = json.loads(second)["scrapelint"]["removed"]
    assert (removed["rule"], removed["name"]) == ("BP001", "comment-form")
    assert removed["text"].startswith("Leave a Reply")
    assert (ran.tally.documents, ran.tally.changed, ran.tally.damaged) == (3, 1, 1)
    assert ran.tally.removed == len(FORM)


def test_what_is_clean_is_copied_byte_by_byte(clean: Clean, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + OTHER.encode() + b'{"text": "caf\xe9"}\r\n\n{"text": "x"}'
    (tmp_path / "a.jsonl").write_bytes(data)
    clean("a.jsonl", "b.jsonl")
    assert (tmp_path / "b.jsonl").read_bytes() == data


def test_a_document_that_would_lose_too_much_is_left_alone(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(text=ARTICLE + FORM))
    ran = clean("a.jsonl", "b.jsonl", share=0.1)
    record = json.loads((tmp_path / "b.jsonl").read_text())
    assert record["text"] == ARTICLE + FORM
    assert record["scrapelint"]["refused"].startswith("its fixes would remove")
    assert (ran.tally.changed, ran.tally.refused) == (0, 1)


@pytest.mark.parametrize(("field", "expected"), [("removed", "removed"), (None, None)])
def test_the_field_has_the_name_that_was_asked_for(
    clean: Clean, tmp_path: Path, field: str | None, expected: str | None
) -> None:
    (tmp_path / "a.jsonl").write_text(line(text=ARTICLE + FORM))
    clean("a.jsonl", "b.jsonl", field=field)
    assert set(json.loads((tmp_path / "b.jsonl").read_text())) == {"text"} | ({expected} if expected else set())


def test_a_record_that_has_the_field_already_fails_its_file(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(text=ARTICLE + FORM, scrapelint=1))
    ran = clean("a.jsonl", "b.jsonl")
    (error,) = ran.errors
    assert error == (
        "a.jsonl: a.jsonl:1: the record has a field 'scrapelint' already; name another: --provenance; "
        "it is not in the copy"
    )
    assert not (tmp_path / "b.jsonl").exists()


def test_a_folder_becomes_a_folder(clean: Clean, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "deep").mkdir(parents=True)
    (corpus / "a.jsonl").write_text(line(text=ARTICLE + FORM))
    (corpus / "deep" / "b.txt").write_bytes((ARTICLE + FORM).replace("\n", "\r\n").encode())
    (corpus / "deep" / "c.md").write_text("# Weather\n\n" + ARTICLE)
    (corpus / "empty.jsonl").touch()
    ran = clean("corpus", "clean")
    assert ran.files == 4
    assert (tmp_path / "clean/deep/b.txt").read_bytes() == ARTICLE.replace("\n", "\r\n").encode()
    assert (tmp_path / "clean/deep/c.md").read_text() == "# Weather\n\n" + ARTICLE
    assert (tmp_path / "clean/empty.jsonl").read_bytes() == b""
    told = json.loads((tmp_path / "clean" / PROVENANCE).read_text())
    assert (told["path"], told["removed"][0]["rule"]) == ("corpus/deep/b.txt", "BP001")
    assert sorted(path.name for path in (tmp_path / "clean").iterdir()) == [
        "a.jsonl",
        "deep",
        "empty.jsonl",
        PROVENANCE,
    ]


def test_compressed_records_stay_compressed(clean: Clean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "UNIT_BYTES", 2000)
    monkeypatch.setattr(units, "_WORTH_STREAMING", 100)
    records = [line(text=f"{n} {ARTICLE}{FORM if n % 3 == 0 else ''}", n=n) for n in range(60)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("".join(records).encode()))
    (tmp_path / "plain.jsonl").write_text("".join(records))
    clean("a.jsonl.gz", "b.jsonl.gz")
    clean("plain.jsonl", "c.jsonl")
    got = gzip.decompress((tmp_path / "b.jsonl.gz").read_bytes())
    assert got == (tmp_path / "c.jsonl").read_bytes()
    assert [json.loads(one)["n"] for one in got.splitlines()] == list(range(60))
    assert b"Leave a Reply" not in b"".join(json.loads(one)["text"].encode() for one in got.splitlines())


def test_a_damaged_compressed_file_is_told_and_not_written(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line(text=ARTICLE).encode() * 50)[:-9])
    (error,) = clean("a.jsonl.gz", "b.jsonl.gz").errors
    assert error.startswith("a.jsonl.gz: the compressed data are damaged: it ends too early")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.jsonl.gz"]


def test_a_table_keeps_its_other_columns(clean: Clean, tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="Parquet is an extra")
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet is an extra")
    columns = {"n": [1, 2, 3], "text": [ARTICLE + FORM, None, ARTICLE], "tags": [["a"], [], None]}
    table = arrow.table(columns, schema=arrow.schema(
        [("n", arrow.int16()), ("text", arrow.large_string()), ("tags", arrow.list_(arrow.string()))],
        metadata={"made": "by hand"},
    ))  # fmt: skip
    parquet.write_table(table, tmp_path / "a.parquet")
    clean("a.parquet", "b.parquet")
    made = parquet.read_table(tmp_path / "b.parquet")
    assert made.drop_columns(["text", "scrapelint"]) == table.drop_columns(["text"])
    assert made["text"].to_pylist() == [ARTICLE, None, ARTICLE]
    assert made["text"].type == arrow.large_string()
    assert json.loads(made["scrapelint"][0].as_py())["removed"][0]["rule"] == "BP001"
    assert made["scrapelint"].to_pylist()[1:] == [None, None]
    assert made.schema.metadata[b"made"] == b"by hand"


@pytest.mark.parametrize("target", ["corpus", "corpus/clean", ".", "corpus/a.txt"])
def test_the_input_is_never_written_over(clean: Clean, tmp_path: Path, target: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(ARTICLE + FORM)
    with pytest.raises(RunError, match="must stand apart"):
        clean("corpus", target)
    with pytest.raises(RunError, match="must stand apart"):
        clean("corpus/a.txt", "corpus/../corpus/a.txt")
    assert (tmp_path / "corpus" / "a.txt").read_text() == ARTICLE + FORM


def test_what_is_there_is_not_written_over_either(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(RunError, match=r"b\.txt: is there already"):
        clean("a.txt", "b.txt")
    assert (tmp_path / "b.txt").read_text() == "mine"


def test_formats_that_cannot_be_written_are_told_first(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.html").write_text("<p>Rain.</p>")
    (tmp_path / "corpus" / "b.txt").write_text(ARTICLE)
    with pytest.raises(RunError, match=r"corpus/a\.html: files of this format cannot be written again"):
        clean("corpus", "clean")
    assert not (tmp_path / "clean").exists()


@pytest.mark.slow
def test_any_number_of_processes_makes_the_same_bytes(clean: Clean, tmp_path: Path) -> None:
    records = [line(text=f"{n} {ARTICLE}{FORM if n % 3 == 0 else ''}", n=n) for n in range(30_000)]
    (tmp_path / "a.jsonl").write_text("".join(records))
    clean("a.jsonl", "one.jsonl", jobs=1)
    clean("a.jsonl", "three.jsonl", jobs=3)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "three.jsonl").read_bytes()
