import dataclasses
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scrapelint import Config, Document, Linter, Report
from scrapelint.engine.cache import Cache, open_cache
from scrapelint.engine.cache_key import document_key, linter_key
from scrapelint.engine.cache_values import dumped, loaded
from scrapelint.plugin import Finding, Fix, Location, Rule, hookimpl

KEY = b"0123456789abcdef"
PLUGIN = """
from scrapelint.plugin import hookimpl

@hookimpl
def scrapelint_rules():
    return []
"""
TEXT = "junk and trash\ntwin twin\udc80 é"


class Counting(Linter):
    """Counts how often it is asked."""

    calls = 0

    def lint(self, document: Document) -> Report:
        self.calls += 1
        return super().lint(document)


@pytest.fixture
def counting(junk_linter: Linter) -> Counting:
    return Counting(junk_linter.config, plugins=junk_linter._given)


def database(folder: Path) -> Path:
    (path,) = folder.glob("*.sqlite")
    return path


def through(cache: Cache, linter: Linter, document: Document) -> Report:
    (report,) = cache.lint_batch(linter, [document])
    return report


def test_a_report_comes_back_as_it_was(junk_linter: Linter) -> None:
    document = Document(TEXT, "a.jsonl", "7", 3)
    report = junk_linter.lint(document)
    assert len(report.findings) == 3
    assert loaded(dumped(report), document) == report


def test_all_that_a_finding_can_hold_is_kept() -> None:
    finding = Finding(
        "AB001", "name", "info", "message é", 0, 2, (Location(1, 2, "there", "b.txt", 3, 4),),
        Fix((), safe=True, message="fix"), 0.1234567890123, True, ("one", "two"), "a.txt", None, None, 1, 2, 3, 4,
        "ju", "f" * 16, "plugin",
    )  # fmt: skip
    assert {field.name for field in dataclasses.fields(Finding)} == {
        "code", "name", "severity", "message", "start", "end", "related", "fix", "confidence", "preview", "details",
        "path", "id", "record", "line", "column", "end_line", "end_column", "text", "fingerprint", "plugin", "site",
    }, "a new field: see to it that the cache keeps it"  # fmt: skip
    document = Document("junk", "a.txt")
    report = dataclasses.replace(Linter(Config(select=("ND",))).lint(document), findings=(finding,))
    assert loaded(dumped(report), document) == report


def test_what_is_damaged_is_not_used(junk_linter: Linter) -> None:
    document = Document(TEXT)
    value = dumped(junk_linter.lint(document))
    for place in range(len(value)):
        assert loaded(value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :], document) is None
    assert loaded(b"", document) is None


def test_the_second_time_nothing_is_linted(tmp_path: Path, counting: Counting) -> None:
    document = Document(TEXT, "a.txt")
    with Cache(tmp_path, KEY) as cache:
        first = through(cache, counting, document)
    with Cache(tmp_path, KEY) as cache:
        assert through(cache, counting, document) == first
    assert counting.calls == 1


def test_of_many_only_those_are_linted_that_are_not_known(tmp_path: Path, counting: Counting) -> None:
    documents = [Document(f"{TEXT} {number}", "a.txt") for number in range(5)]
    with Cache(tmp_path, KEY) as cache:
        through(cache, counting, documents[1])
        through(cache, counting, documents[3])
    with Cache(tmp_path, KEY) as cache:
        reports = list(cache.lint_batch(counting, [*documents]))
    assert counting.calls == 5
    assert reports == [counting.lint(document) for document in documents]


@pytest.mark.parametrize("other", [Document("other", "a.txt"), Document(TEXT, "b.txt"), Document(TEXT, "a.txt", "7")])
def test_another_document_is_another_entry(other: Document) -> None:
    assert document_key(KEY, other) != document_key(KEY, Document(TEXT, "a.txt"))


def test_the_line_of_a_record_does_not_matter(tmp_path: Path, counting: Counting) -> None:
    with Cache(tmp_path, KEY) as cache:
        through(cache, counting, Document(TEXT, "a.jsonl", record=1))
    with Cache(tmp_path, KEY) as cache:
        report = through(cache, counting, Document(TEXT, "a.jsonl", record=2))
    assert counting.calls == 1
    assert report == counting.lint(Document(TEXT, "a.jsonl", record=2))


def test_other_settings_have_another_key() -> None:
    def key(**settings: object) -> bytes | None:
        return linter_key(Linter(Config(**settings)))  # type: ignore[arg-type]

    keys = [
        key(), key(select=("ND",)), key(preview=True), key(sensitivity="high"), key(root="/x"),
        key(select=("ND",), tables={"duplicates": {"sensitivity": "low"}}),
    ]  # fmt: skip
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert key() == keys[0]


def test_a_plugin_whose_code_cannot_be_told_is_not_cached(junk_linter: Linter) -> None:
    class Anywhere:
        __module__ = "nowhere"

        @hookimpl
        def scrapelint_rules(self) -> list[type[Rule]]:
            return []

    assert linter_key(Linter(junk_linter.config, plugins=[Anywhere()])) is None


def test_editing_a_plugin_changes_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "scrapelint_edited"
    package.mkdir()
    (package / "__init__.py").write_text(PLUGIN)
    (package / "words.txt").write_text("one")
    monkeypatch.syspath_prepend(tmp_path)
    linter = Linter(Config(plugins=("scrapelint_edited",)))
    before = linter_key(linter)
    (package / "words.txt").write_text("other")
    assert linter_key(linter) != before


class Crash(Rule):
    """Fails."""

    code, name = "CR001", "crash"

    def check(self, document: Document) -> Iterator[Finding]:
        raise ValueError(document.text)


def test_a_failure_is_not_kept(tmp_path: Path, linter_of: Callable[..., Linter]) -> None:
    linter = linter_of(Crash)
    for _ in range(2):
        with Cache(tmp_path, KEY) as cache:
            assert through(cache, linter, Document("x")).failures


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, counting: Counting, damage: bytes) -> None:
    document = Document(TEXT)
    with Cache(tmp_path, KEY) as cache:
        through(cache, counting, document)
    database(tmp_path).write_bytes(damage)
    for _ in range(3):
        with Cache(tmp_path, KEY) as cache:
            assert len(through(cache, counting, document).findings) == 3
    assert counting.calls <= 3
    with closing(sqlite3.connect(database(tmp_path))) as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (1,)


def test_a_page_that_is_damaged_later_costs_nothing_but_time(tmp_path: Path, counting: Counting) -> None:
    documents = [Document(f"{TEXT} {number}" * 20) for number in range(300)]
    with Cache(tmp_path, KEY) as cache:
        first = [through(cache, counting, one) for one in documents]
    path = database(tmp_path)
    data = bytearray(path.read_bytes())
    data[8192:] = bytes(byte ^ 0x5A for byte in data[8192:])
    path.write_bytes(data)
    for _ in range(2):
        with Cache(tmp_path, KEY) as cache:
            assert [through(cache, counting, one) for one in documents] == first


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path, counting: Counting) -> None:
    tmp_path.chmod(0o500)
    with Cache(tmp_path / "cache", KEY) as cache:
        assert len(through(cache, counting, Document(TEXT)).findings) == 3


def test_a_file_in_the_place_of_the_folder_is_no_matter(tmp_path: Path, counting: Counting) -> None:
    (tmp_path / "cache").touch()
    with Cache(tmp_path / "cache", KEY) as cache:
        assert len(through(cache, counting, Document(TEXT)).findings) == 3


def test_the_file_does_not_grow_for_ever(tmp_path: Path, counting: Counting) -> None:
    for round_ in range(12):
        with Cache(tmp_path, KEY, most_bytes=100_000) as cache:
            for number in range(100):
                through(cache, counting, Document(f"{TEXT} {round_} {number}"))
    assert database(tmp_path).stat().st_size < 200_000


def test_two_at_once_share_it(tmp_path: Path, counting: Counting) -> None:
    with Cache(tmp_path, KEY) as one, Cache(tmp_path, KEY) as other:
        for number in range(500):
            document = Document(f"{TEXT} {number}")
            assert through(one, counting, document) == through(other, counting, document)
            if number % 100 == 0:
                one.flush()
                other.flush()


def test_the_folder_of_the_cache_is_ignored_by_version_control(tmp_path: Path, counting: Counting) -> None:
    cache = open_cache(Linter(Config(root=str(tmp_path), select=("ND",))))
    assert cache is not None
    with cache:
        through(cache, counting, Document(TEXT))
    assert (tmp_path / ".scrapelint_cache" / ".gitignore").read_text() == "*\n"
