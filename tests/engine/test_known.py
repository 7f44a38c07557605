from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scrapelint import ConfigError, Failure, Linter, Report
from scrapelint.engine.baseline import baseline_lines, read_baseline, write_baseline
from scrapelint.engine.ignore_file import parse_ignores, with_entry, without_entries
from scrapelint.engine.known import KnownFinding, excerpt, known
from scrapelint.engine.triage import Triage

Lint = Callable[..., Report]


def entries_of(report: Report, reason: str = "") -> list[KnownFinding]:
    return [known(finding, report.path, reason) for finding in report.findings]


def entry(fingerprint: str, path: str = "a.txt", reason: str = "fine") -> KnownFinding:
    return KnownFinding(fingerprint, "JK001", path, "junk", reason=reason)


def test_a_baseline_is_sorted_with_one_entry_a_line(junk: Lint) -> None:
    entries = [*entries_of(junk("trash", path="b.txt")), *entries_of(junk("junk, trash"))]
    first, *lines, version, last = baseline_lines(entries)
    assert (first, version, last) == ("{\n", '"version": 1\n', "}\n")
    assert all(line.endswith("},\n") and line.count("\n") == 1 for line in lines)
    assert [line.split('"path": ')[1][:7] for line in lines] == ['"a.txt"', '"a.txt"', '"b.txt"']
    assert baseline_lines(reversed(entries)) == baseline_lines(entries)


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path, junk: Lint) -> None:
    entries = [one._replace(path="ä\udcff.txt", preview=True) for one in entries_of(junk("junk"))]
    write_baseline(tmp_path / "b.json", entries)
    assert list(read_baseline(tmp_path / "b.json")) == entries


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{\n<<<<<<< HEAD\n"version": 1}', r"b\.json:2: .*a merge that was not finished"),
        ("[]", "no baseline: it has no `version`"),
        ('{"version": 2}', "another version"),
        ('{"x": {"path": 1}, "version": 1}', "must hold path, rule and text"),
        ('{"x": {"path": "a", "rule": "b"}, "version": 1}', "lacks text"),
        ("\xff", "not UTF-8"),
    ],
)
def test_a_broken_baseline_is_an_error_that_says_where(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigError, match=message):
        read_baseline(path)


def test_entries_are_put_in_order_and_comments_stay() -> None:
    text = with_entry("", entry("bb"))
    text = with_entry(text.replace('reason = "fine"', 'reason = "fine"\n# seen by two of us'), entry("aa"))
    text = with_entry(text, entry("cc"))
    assert [one.fingerprint for one in parse_ignores(text, "x")] == ["aa", "bb", "cc"]
    assert "# seen by two of us" in text
    assert without_entries(without_entries(text, {"aa"}), {"cc"}) == with_entry("", entry("bb")).replace(
        'reason = "fine"', 'reason = "fine"\n# seen by two of us'
    )


@pytest.mark.parametrize("reason", ['say "no"', "back\\slash", "tab\t", "\x7f", "line\nbreak", "é😀\udcff"])
def test_any_reason_can_be_written(reason: str) -> None:
    (read,) = parse_ignores(with_entry("", entry("aa", reason=reason)), "x")
    assert read.reason == reason.encode("utf-8", "backslashreplace").decode()


def test_all_mistakes_in_the_side_file_are_shown_at_once() -> None:
    text = '[[ignore]]\nfingerprint = "aa"\nreson = "x"\n\n[[ignore]]\nfingerprint = 7\nreason = "y"\n'
    with pytest.raises(ConfigError) as error:
        parse_ignores(text, "s.toml")
    assert error.value.problems == [
        "s.toml:1: unknown key `reson`, did you mean `reason`?",
        "s.toml:1: `reason` is missing",
        "s.toml:5: `fingerprint` must be a string",
    ]


def test_an_excerpt_is_short_and_harmless() -> None:
    assert excerpt("a\n\n b\x1b[2J") == "a b<1B>[2J"
    assert len(excerpt("word " * 1000)) <= 80


def test_what_is_known_is_not_shown(junk_linter: Linter, junk: Lint) -> None:
    report = junk("junk and junk and trash")
    accepted, listed, _ = entries_of(report, "fine")
    triage = Triage(junk_linter, [accepted], [listed])
    assert triage.preview(report) == triage.settled(report)
    assert [one.code for one in triage.settled(report).findings] == ["JK002"]
    assert (triage.suppressed, triage.known["JK001"]) == (2, 2)
    assert (triage.stale_baseline(), list(triage.unused(patterns=True))) == ([], [])


def test_what_is_gone_is_stale(junk_linter: Linter, junk: Lint) -> None:
    triage = Triage(junk_linter, entries_of(junk("junk"), "fine"), entries_of(junk("trash")))
    triage.settled(junk("clean"))
    assert [one.rule for one in triage.stale_baseline()] == ["JK002"]
    assert "JK001" in next(triage.unused(patterns=False))


def test_what_was_not_looked_at_is_not_stale(junk_linter: Linter, junk: Lint, tmp_path: Path) -> None:
    (tmp_path / "there.txt").touch()
    listed = [*entries_of(junk("junk", path=str(tmp_path / "there.txt"))), *entries_of(junk("junk", path="gone.txt"))]
    triage = Triage(junk_linter, (), listed)
    triage.settled(junk("clean", path="b.txt"))
    assert [one.path for one in triage.stale_baseline()] == ["gone.txt"]


def test_what_could_not_be_checked_is_not_stale(junk_linter: Linter, junk: Lint) -> None:
    triage = Triage(junk_linter, (), entries_of(junk("junk")))
    triage.settled(replace(junk("clean"), failures=(Failure("JK001", "x", "a.txt", "it crashed"),)))
    triage.settled(junk("clean"))
    assert triage.stale_baseline() == []


def test_rules_that_did_not_run_make_nothing_stale(linter_of: Callable[..., Linter], junk: Lint) -> None:
    triage = Triage(linter_of(), (), entries_of(junk("junk")))
    triage.settled(junk("clean"))
    assert triage.stale_baseline() == []
