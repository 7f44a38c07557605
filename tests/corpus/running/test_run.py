import errno
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from scrapelint import Linter
from scrapelint.corpus import formats, work
from scrapelint.corpus import output as outputs
from scrapelint.corpus.output import Output
from scrapelint.corpus.problems import RunError
from scrapelint.corpus.run import Plan, Ran, run_corpus
from scrapelint.corpus.state import StateFolder, read_manifest
from scrapelint.engine.fingerprint import follower
from scrapelint.engine.known import KnownFinding
from scrapelint.engine.session import Session
from scrapelint.engine.units import Unit
from scrapelint.plugin import ReadOptions
from scrapelint.reports.json_text import fields

from .conftest import Silent, Stop, StopsAfter, record

Plans = Callable[..., Plan]


def test_it_finds_what_a_check_finds(plan: Plans, whole: tuple[bytes, Ran]) -> None:
    session = plan().session
    checked = [fields(one) for report in session.lint_files(plan().files()) for one in report.findings]
    found = [json.loads(line) for line in whole[0].splitlines()]
    assert [{key: value for key, value in one.items() if key != "site"} for one in found] == checked
    assert {one["site"] for one in found} == {"corpus", "corpus/a.jsonl", "corpus/b.jsonl"}
    assert whole[1].summary.documents == 120
    assert whole[1].summary.findings == len(found) == 90


@pytest.mark.parametrize("stops", [[0], [1], [3, 4, 5], [20, 1], [2, 0, 0, 7]])
def test_an_interrupted_run_goes_on_where_it_was(plan: Plans, whole: tuple[bytes, Ran], stops: list[int]) -> None:
    for stop in stops:
        with pytest.raises(Stop):
            run_corpus(plan(), StopsAfter(stop))
        assert not Path("found.jsonl").exists()
    ran = run_corpus(plan(), Silent())
    assert Path("found.jsonl").read_bytes() == whole[0]
    assert ran.summary.to_json() == whole[1].summary.to_json()
    assert not Path("found.jsonl.partial").exists()


def test_units_that_are_done_are_not_done_again(plan: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(7))
    done: list[int] = []
    real = work.Worker.do

    def noted(self: work.Worker, unit: Unit) -> work.Outcome:
        done.append(unit.number)
        return real(self, unit)

    monkeypatch.setattr(work.Worker, "do", noted)
    run_corpus(plan(), Silent())
    assert done[0] == 8
    assert done == list(range(8, done[-1] + 1))


def test_what_was_written_behind_the_last_checkpoint_is_cut_off(plan: Plans, whole: tuple[bytes, Ran]) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(5))
    with Path("found.jsonl.partial").open("ab") as stream:
        stream.write(b'{"code": "BP001", "half a line')
    run_corpus(plan(), Silent())
    assert Path("found.jsonl").read_bytes() == whole[0]


def test_a_run_that_was_killed_as_its_output_got_its_name_is_done(
    plan: Plans, whole: tuple[bytes, Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(path: Path) -> None:
        raise Stop

    commit = formats.commit
    monkeypatch.setattr(formats, "commit", killed)
    with pytest.raises(Stop):
        run_corpus(plan(), Silent())
    monkeypatch.setattr(formats, "commit", commit)
    ran = run_corpus(plan(), StopsAfter(0))
    assert Path("found.jsonl").read_bytes() == whole[0]
    assert ran.summary.to_json() == whole[1].summary.to_json()


def test_a_run_that_is_done_is_done_anew(plan: Plans, whole: tuple[bytes, Ran], corpus: Path) -> None:
    run_corpus(plan(), Silent())
    (corpus / "119.txt").unlink()
    ran = run_corpus(plan(), Silent())
    assert ran.summary.documents == 119
    assert Path("found.jsonl").read_bytes() != b""


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda folder: (folder / "a.jsonl").write_text(record(500)), "input files"),
        (lambda folder: (folder / "new.txt").write_text("Rain fell."), "input files"),
    ],
)
def test_it_does_not_go_on_with_other_files(
    plan: Plans, corpus: Path, change: Callable[[Path], object], word: str
) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(3))
    change(corpus)
    with pytest.raises(RunError, match=f"had other {word}; go back to them, or begin anew with --restart"):
        run_corpus(plan(), Silent())
    assert run_corpus(replace(plan(), restart=True), Silent()).summary.documents in {61, 121}


def test_it_does_not_go_on_with_other_settings(plan: Plans) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(3))
    known = (KnownFinding("0123456789abcdef", "BP001", "a.txt", "x"),)
    with pytest.raises(RunError, match="had other settings"):
        run_corpus(plan(accepted=known), Silent())


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    plan: Plans, whole: tuple[bytes, Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Output.append
    left = 3000

    def append(self: Output, lines: bytes) -> int:
        nonlocal left
        left -= len(lines)
        if left < 0:
            real(self, lines[: len(lines) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, lines)

    monkeypatch.setattr(outputs.Output, "append", append)
    with pytest.raises(RunError, match="No space left on device; what was done is kept"):
        run_corpus(plan(), Silent())
    monkeypatch.setattr(outputs.Output, "append", real)
    run_corpus(plan(), Silent())
    assert Path("found.jsonl").read_bytes() == whole[0]


def test_findings_too_many_to_be_sent_come_by_a_file(
    plan: Plans, whole: tuple[bytes, Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(work, "_MOST_HELD", 100)
    run_corpus(plan(), Silent())
    assert Path("found.jsonl").read_bytes() == whole[0]
    assert list((tmp_path / "state" / "scratch").iterdir()) == []


def test_without_an_output_findings_are_counted(plan: Plans, whole: tuple[bytes, Ran]) -> None:
    ran = run_corpus(plan(None), Silent())
    assert ran.summary.to_json() == whole[1].summary.to_json()
    assert not Path("found.jsonl").exists()


def test_of_equal_findings_as_many_are_known_as_the_baseline_lists(plan: Plans, whole: tuple[bytes, Ran]) -> None:
    session = plan().session
    reports = list(session.lint_stream("corpus/a.jsonl", BytesIO("".join(record(n) for n in range(60)).encode())))
    names = {finding.fingerprint for report in reports for finding in report.findings if finding.code == "BP001"}
    assert len(names) == 1  # fifteen findings
    baseline = tuple(KnownFinding(name, "BP001", "corpus/a.jsonl", "Leave a Reply") for name in _chain(names.pop(), 4))
    ran = run_corpus(plan(baseline=baseline), Silent())
    assert ran.known.known == {"BP001": 4}
    left = [json.loads(line) for line in Path("found.jsonl").read_bytes().splitlines()]
    everything = [json.loads(line) for line in whole[0].splitlines()]
    known = [one for one in everything if one["path"] == "corpus/a.jsonl" and one["code"] == "BP001"][:4]
    assert left == [one for one in everything if one not in known]
    assert ran.summary.findings == 86


def _chain(name: str, length: int) -> list[str]:
    names = [name]
    while len(names) < length:
        names.append(follower(names[-1]))
    return names


def test_two_runs_cannot_use_one_folder(plan: Plans) -> None:
    folder = StateFolder(plan().folder)
    with pytest.raises(RunError, match="another run is using this folder"):
        run_corpus(plan(), Silent())
    folder.close()
    run_corpus(plan(), Silent())


def test_a_state_that_is_no_state_is_told(plan: Plans) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(3))
    (plan().folder / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(RunError, match=r"run\.json: cannot be read: .* begin anew with --restart"):
        run_corpus(plan(), Silent())


def test_a_partial_output_that_is_gone_is_told(plan: Plans) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(9))
    Path("found.jsonl.partial").unlink()
    with pytest.raises(RunError, match="is gone, and the run cannot go on without it"):
        run_corpus(plan(), Silent())


def test_the_state_says_how_far_it_is(plan: Plans) -> None:
    with pytest.raises(Stop):
        run_corpus(plan(), StopsAfter(9))
    values = read_manifest(plan().folder)
    assert values is not None
    assert (values["phase"], values["units"]) == ("reading", 10)
    assert values["offset"] <= Path("found.jsonl.partial").stat().st_size


def test_parquet_holds_what_the_lines_hold(plan: Plans, whole: tuple[bytes, Ran]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet is an extra")
    run_corpus(plan("found.parquet"), Silent())
    assert parquet.read_table("found.parquet").to_pylist() == [json.loads(line) for line in whole[0].splitlines()]
    assert sorted(path.name for path in Path().glob("*found*")) == ["found.parquet"]


class StopsComparing(Silent):
    def say(self, words: str) -> None:
        raise Stop


def test_rules_across_documents_judge_when_all_is_read(plan: Plans, corpus: Path) -> None:
    text = "The mayor opened a bridge over the river on Tuesday, and many people came to see it in the rain. " * 4
    for n in (7, 8):
        (corpus / f"copy{n}.txt").write_text(text, encoding="utf-8")
    wanted = run_corpus(plan("whole.jsonl", select=("BP001", "ND101")), Silent())
    for watcher in (StopsAfter(2), StopsAfter(9), StopsComparing(), StopsComparing()):
        with pytest.raises(Stop):
            run_corpus(plan(select=("BP001", "ND101")), watcher)
    ran = run_corpus(plan(select=("BP001", "ND101")), Silent())
    assert Path("found.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert ran.summary.to_json() == wanted.summary.to_json()
    last = json.loads(Path("found.jsonl").read_bytes().splitlines()[-1])
    assert (last["code"], last["path"], last["site"]) == ("ND101", "corpus/copy8.txt", "corpus")
    assert ran.summary.rules["ND101"].findings == 1


def test_what_is_known_or_ignored_across_documents_is_not_told(plan: Plans, corpus: Path) -> None:
    text = "The mayor opened a bridge over the river on Tuesday, and many people came to see it in the rain. " * 4
    for n in (7, 8, 9):
        (corpus / f"copy{n}.txt").write_text(text, encoding="utf-8")
    run_corpus(plan(select=("ND101",)), Silent())
    first, second = (json.loads(line) for line in Path("found.jsonl").read_bytes().splitlines())
    baseline = (KnownFinding(first["fingerprint"], "ND101", first["path"], "x"),)
    ran = run_corpus(plan(select=("ND101",), baseline=baseline), Silent())
    assert [json.loads(line) for line in Path("found.jsonl").read_bytes().splitlines()] == [second]
    assert ran.known.known == {"ND101": 1}
    ignoring = plan(select=("ND101",))
    config = replace(ignoring.session.linter.config, per_file_ignores={"copy8.txt": ("ND",)})
    session = Session(Linter(config), ReadOptions())
    run_corpus(replace(ignoring, session=session), Silent())
    (left,) = (json.loads(line) for line in Path("found.jsonl").read_bytes().splitlines())
    assert left["path"] == "corpus/copy9.txt"
