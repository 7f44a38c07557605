import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_fixing_takes_the_damage_out_and_nothing_else(folder: Path, run: Run, article: str, form: str) -> None:
    path = folder / "a.txt"
    path.write_bytes((article + form).replace("\n", "\r\n").encode("utf-8-sig"))
    path.chmod(0o640)
    ran = run("check", "--fix")
    assert path.read_bytes() == article.replace("\n", "\r\n").rstrip().encode("utf-8-sig") + b"\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert (ran.code, ran.out) == (0, "No findings in 1 document.\n")
    assert ran.verdict == "fixed 1 finding in 1 file"
    assert sorted(one.name for one in folder.iterdir()) == [".scrapelint_cache", "a.txt", "scrapelint.toml"]


def test_checking_the_result_finds_nothing_new(folder: Path, run: Run, article: str, form: str) -> None:
    path = folder / "a.txt"
    path.write_text(article + form)
    run("check", "--fix")
    fixed = path.read_bytes()
    assert run("check", "--fix", "--exit-non-zero-on-fix").code == 0
    assert path.read_bytes() == fixed


def test_of_records_only_the_text_changes(folder: Path, run: Run, article: str, form: str) -> None:
    clean = '{ "id":1,  "text": ' + json.dumps(article) + ', "score":1.50 }\r\n'
    damaged = '{"id":2,"text":' + json.dumps(article + "caf\u00e9\n" + form) + ',"x":[1 , 2]}\n'
    (folder / "a.jsonl").write_text(clean + damaged, newline="")
    ran = run("check", "--fix", "--show-fixes")
    kept, changed = (folder / "a.jsonl").read_bytes().decode().splitlines(keepends=True)
    assert kept == clean
    assert changed == '{"id":2,"text":' + json.dumps((article + "caf\u00e9\n").rstrip() + "\n") + ',"x":[1 , 2]}\n'
    assert "a.jsonl:\n    1 x comment-form\nfixed 1 finding in 1 file\n" in ran.err


def test_a_diff_changes_nothing_and_can_be_applied(folder: Path, run: Run, article: str, form: str) -> None:
    before = article + form
    (folder / "a.txt").write_text(before)
    ran = run("check", "--diff")
    assert (folder / "a.txt").read_text() == before
    assert (ran.code, ran.verdict) == (1, "would fix 1 finding in 1 file")
    if shutil.which("git"):
        subprocess.run(["git", "apply", "-"], input=ran.out.encode(), check=True, cwd=folder)
        applied = (folder / "a.txt").read_text()
        (folder / "a.txt").write_text(before)
        run("check", "--fix")
        assert (folder / "a.txt").read_text() == applied
    assert run("check", "--diff").code == 0


def test_a_diff_of_records_can_be_applied(folder: Path, run: Run, article: str, form: str) -> None:
    lines = [json.dumps({"text": text}) + "\n" for text in (article, article + form, article, form + article + form)]
    (folder / "a.jsonl").write_text("".join(lines))
    ran = run("check", "--diff", "--max-removed-share", "1")
    if shutil.which("git"):
        subprocess.run(["git", "apply", "--unidiff-zero", "-"], input=ran.out.encode(), check=True, cwd=folder)
        assert run("check", "--diff").code == 0


def test_a_document_that_would_lose_too_much_is_left_alone(folder: Path, run: Run, form: str) -> None:
    (folder / "a.txt").write_text("Rain fell.\n" + form)
    ran = run("check", "--fix")
    assert ran.code == 1
    assert "warning: a.txt: its fixes would remove" in ran.err
    assert "--max-removed-share is 30%; it was left as it was" in ran.err
    assert run("check", "--fix", "--max-removed-share", "1").code == 0


def test_standard_input_comes_out_fixed(run: Run, article: str, form: str) -> None:
    ran = run("check", "--fix", "-", stdin=(article + form).encode())
    assert (ran.code, ran.out) == (0, article.rstrip() + "\n")
    assert run("check", "--fix", "-", stdin=article.encode()).out == article
    record = json.dumps({"text": article + form}).encode()
    ran = run("check", "--fix", "-", "--stdin-filename", "x.jsonl", stdin=record)
    assert json.loads(ran.out)["text"] == article.rstrip() + "\n"


def test_known_findings_are_not_fixed(folder: Path, run: Run, article: str, form: str) -> None:
    (folder / "a.txt").write_text(article + form)
    run("baseline", "create")
    assert run("check", "--fix").code == 0
    assert (folder / "a.txt").read_text() == article + form
    run("check", "--fix", "--no-baseline")
    assert (folder / "a.txt").read_text() != article + form


def test_a_file_that_cannot_be_written_is_an_error(folder: Path, run: Run, article: str, form: str) -> None:
    (folder / "a.txt").write_text(article + form)
    (folder / "b.txt").write_text(article + form)
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr("os.access", lambda path, _: "a.txt" not in str(path))
        ran = run("check", "--fix")
    assert ran.code == 2
    assert "error: a.txt: --fix failed: the file is read-only; its fixes were not written" in ran.err
    assert (folder / "a.txt").read_text() == article + form
    assert (folder / "b.txt").read_text() != article + form


def test_what_cannot_be_rewritten_is_left_as_it_was(folder: Path, run: Run, article: str, form: str) -> None:
    page = "".join(f"<p>{line}</p>\n" for line in (article + form).splitlines() if line)
    (folder / "a.html").write_text(page)
    ran = run("check", "--fix")
    assert (ran.code, (folder / "a.html").read_text()) == (1, page)
    assert "warning: a.html: fixes cannot be written into files of this format" in ran.err
