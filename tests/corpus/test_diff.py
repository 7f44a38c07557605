"""What is new, fixed and the same between two files of findings."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from scrapelint.corpus.diff import Counts, by_id, difference, new_findings
from scrapelint.errors import InputError


def found(name: str, code: str = "BP001", site: str = "a.example", **given: object) -> dict[str, object]:
    values = {"code": code, "name": "a-rule", "path": "a.jsonl", "record": 1, "id": None, "text": "x", "site": site}
    return {**values, "fingerprint": f"{int(name, 36):016x}", **given}


def write(path: Path, findings: Sequence[dict[str, object]]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in findings), encoding="utf-8")
    return path


def test_findings_are_told_apart_by_their_fingerprints(tmp_path: Path) -> None:
    old = write(tmp_path / "old.jsonl", [found("a"), found("b"), found("c", "ND001", "b.example")])
    new = write(tmp_path / "new.jsonl", [found("b"), found("d", "ND001", "b.example"), found("e")])
    made = difference(old, new)
    assert made.total == Counts(new=2, fixed=2, same=1)
    assert made.rules == {"BP001": Counts(1, 1, 1), "ND001": Counts(1, 1, 0)}
    assert made.sites == {"a.example": Counts(1, 1, 1), "b.example": Counts(1, 1, 0)}
    assert list(new_findings(new, made)) == [found("d", "ND001", "b.example"), found("e")]


def test_of_equal_ones_the_last_are_new(tmp_path: Path) -> None:
    old = write(tmp_path / "old.jsonl", [found("a")] * 3)
    new = write(tmp_path / "new.jsonl", [found("a", record=number) for number in range(5)])
    made = difference(old, new)
    assert made.total == Counts(new=2, fixed=0, same=3)
    assert [one["record"] for one in new_findings(new, made)] == [3, 4]
    assert difference(new, old).total == Counts(new=0, fixed=2, same=3)


def test_by_ids_it_does_not_matter_which_file_a_record_is_in(tmp_path: Path) -> None:
    old = write(tmp_path / "old.jsonl", [found("a", id="1", path="october.jsonl", text="Leave a Reply")])
    new = write(tmp_path / "new.jsonl", [found("b", id="1", path="november.jsonl", text="LEAVE  a reply")])
    assert difference(old, new).total == Counts(1, 1, 0)
    assert difference(old, new, by_id).total == Counts(0, 0, 1)


def test_nothing_differs_from_nothing(tmp_path: Path) -> None:
    empty = write(tmp_path / "empty.jsonl", [])
    assert difference(empty, empty).total == Counts()
    assert difference(empty, write(tmp_path / "new.jsonl", [found("a")])).total == Counts(new=1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"code": "BP001"\n', "a.jsonl:1: no finding: this is not JSON"),
        ('{"text": "x"}\n', "a.jsonl:1: no finding: it has no code; findings come from"),
        ("[1]\n", "a.jsonl:1: no finding: it has no code"),
    ],
)
def test_what_is_no_finding_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        difference(tmp_path / "a.jsonl", tmp_path / "a.jsonl")
    with pytest.raises(InputError, match=r"gone\.jsonl: cannot be read"):
        difference(tmp_path / "gone.jsonl", tmp_path / "a.jsonl")
