"""Whatever cannot be done is said, with where and what would be right; what could be done is still printed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess, Popen

import pytest

pytestmark = pytest.mark.slow

Ran = CompletedProcess[str]
Run = Callable[..., Ran]
COMMAND = [sys.executable, "-m", "scrapelint"]
FORM = "Rain fell in the north all day, and the river rose.\n\nLeave a Reply\n"
FOUND = "a.txt:3:1: BP001 comment-form"

SOUND = '''
class {name}(Rule):
    """Finds the first character."""

    code, name = "{code}", "{word}"

    def check(self, document):
        {body}


@hookimpl
def scrapelint_rules():
    return [{name}]
'''
HEAD = "from scrapelint.plugin import Rule, hookimpl\n"


def plugin_of(body: str, code: str = "XX001", word: str = "bad-rule") -> str:
    """Return the source of a plugin with one rule, whose ``check`` is ``body``."""
    return HEAD + SOUND.format(name="Bad", code=code, word=word, body=body)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scrapelint.toml").touch()
    (tmp_path / "a.txt").write_text(FORM)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    def command(*arguments: str, stdin: str = "") -> Ran:
        return subprocess.run(
            [*COMMAND, *arguments], cwd=folder, input=stdin, capture_output=True, text=True, timeout=120, check=False
        )

    return command


@pytest.fixture
def check(run: Run) -> Run:
    """Check with the boilerplate rules, one finding a line."""
    return lambda *given, **more: run("check", "--select", "BP", "--output-format", "concise", *given, **more)


def test_every_mistake_in_the_configuration_is_told_at_once(folder: Path, run: Run) -> None:
    (folder / "scrapelint.toml").write_text(
        'selct = ["BP"]\nignore = ["BQ001"]\n\n[rules.comment-from]\nx = 1\n\n[rules.comment-form]\nleast = 3\n'
    )
    ran = run("check")
    assert (ran.returncode, ran.stdout) == (2, "")
    errors = ran.stderr.splitlines()
    assert any("scrapelint.toml:1: selct: unknown key `selct`, did you mean `select`?" in line for line in errors)
    assert any("scrapelint.toml:2: ignore: unknown rule `BQ001`" in line for line in errors)
    assert any(":4: " in line and "`comment-from`, did you mean `comment-form`?" in line for line in errors)
    assert any(":8: " in line and "unknown option `least`" in line for line in errors)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--select", "XY"], "unknown rule `XY`"),
        (["check", "--output-format", "sarfi"], "unknown output format `sarfi`, did you mean `sarif`?"),
        (["check", "-p", "no_such_module"], "plugin 'no_such_module' failed to import: ModuleNotFoundError"),
        (["check", "-p", "no:nobody"], "no plugin is named nobody; installed: "),
        (["check", "--config", "none.toml"], "none.toml: no such configuration file"),
        (["check", "none.txt", "nor.txt"], "nor.txt: no such file or folder"),
        (["check", "--nonsense"], "No such option"),
        (["chekc"], "No such command 'chekc'"),
        (["rule", "BP9999"], "unknown rule `BP9999`"),
        (["check", "-o", "none/there.txt"], "none/there.txt: cannot be written"),
    ],
)
def test_what_is_unknown_is_an_error(run: Run, arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_configuration_that_is_no_toml_is_an_error_with_its_place(folder: Path, run: Run) -> None:
    (folder / "scrapelint.toml").write_text("select = [\n")
    ran = run("check")
    assert ran.returncode == 2
    assert "scrapelint.toml:" in ran.stderr
    assert "is not TOML" in ran.stderr


def test_a_file_that_vanishes_or_cannot_be_read_costs_no_other_its_findings(folder: Path, check: Run) -> None:
    (folder / "0.txt").symlink_to(folder / "gone.txt")
    ran = check(".")
    assert ran.returncode == 2
    assert ran.stdout.startswith(FOUND)
    assert "error: 0.txt: " in ran.stderr
    assert "No such file" in ran.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_an_unreadable_file_is_an_error(folder: Path, check: Run) -> None:
    (folder / "0.txt").write_text("x")
    (folder / "0.txt").chmod(0)
    ran = check(".")
    assert ran.returncode == 2
    assert ran.stdout.startswith(FOUND)


def test_a_folder_named_like_a_file_is_looked_into(folder: Path, check: Run) -> None:
    (folder / "b.txt").mkdir()
    (folder / "b.txt" / "c.txt").write_text(FORM)
    assert "b.txt/c.txt:3:1: BP001" in check(".").stdout


def test_a_binary_file_is_a_finding(folder: Path, check: Run) -> None:
    (folder / "b.txt").write_bytes(b"PK\x03\x04\0\0\0\0" * 100)
    ran = check(".")
    assert ran.returncode == 1
    assert "b.txt:1:1: SL005 binary-file" in ran.stdout


def test_an_undecodable_file_is_a_finding_and_the_rest_is_checked(folder: Path, check: Run) -> None:
    (folder / "b.txt").write_bytes("Café, ".encode() + b"caf\xe9\n" + FORM.encode())
    ran = check(".")
    assert "b.txt:1:1: SL004 undecodable-text" in ran.stdout
    assert "b.txt:4:1: BP001" in ran.stdout


def test_damaged_records_are_findings_and_the_others_are_checked(folder: Path, check: Run) -> None:
    records = ['{"text": ', '{"txet": "x"}', '{"text": 7}', "[" * 10_000, json.dumps({"text": FORM})]
    (folder / "b.jsonl").write_text("\n".join(records) + "\n")
    ran = check("b.jsonl")
    assert [line.split(" ")[1] for line in ran.stdout.splitlines()] == ["SL001", "SL002", "SL003", "SL001", "BP001"]


def test_empty_files_are_clean(folder: Path, check: Run) -> None:
    for name in ("empty.txt", "empty.jsonl", "blank.txt"):
        (folder / name).write_text("\n\n" if name == "blank.txt" else "")
    ran = check("empty.txt", "empty.jsonl", "blank.txt")
    assert (ran.returncode, ran.stdout) == (0, "")


def test_a_huge_line_ends(folder: Path, check: Run) -> None:
    (folder / "b.txt").write_text("word " * 200_000)
    assert check("b.txt").returncode in (0, 1)


def test_a_run_that_looked_at_nothing_says_so(folder: Path, check: Run) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "a.zip").touch()
    ran = check("empty")
    assert "warning: nothing was looked at: no file to read in empty" in ran.stderr


def test_a_reader_that_goes_away_is_no_crash(folder: Path) -> None:
    (folder / "b.jsonl").write_text(json.dumps({"text": FORM}) * 1 + "\n")
    (folder / "c.jsonl").write_text((json.dumps({"text": FORM}) + "\n") * 20_000)
    with Popen(
        [*COMMAND, "check", "--select", "BP", "-j1"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 2
        assert "Traceback" not in process.stderr.read()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
@pytest.mark.parametrize(
    "arguments", [["check", "a.txt"], ["check", "--diff", "a.txt"], ["rules"], ["--help"]], ids=str
)
def test_a_full_disk_is_an_error_and_no_finding(folder: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*COMMAND, *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr == "error: standard output cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_is_an_error_of_the_file_that_is_named(run: Run) -> None:
    ran = run("check", "-o", "/dev/full", "a.txt")
    assert ran.returncode == 2
    assert ran.stderr == "error: /dev/full: cannot be written: No space left on device\n"


def test_a_crash_is_an_error_and_no_finding(folder: Path) -> None:
    program = (
        "import sys; from scrapelint.cli import main; main.COMMANDS['rules'] = ('gone', '', ''); sys.exit(main.main())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "rules"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 2
    assert "ModuleNotFoundError: No module named 'gone'" in ran.stderr
    assert ran.stderr.endswith("please report it with the lines above\n")


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
@pytest.mark.parametrize(
    ("options", "number", "code"),
    [
        ([], signal.SIGINT, 130),
        (["--output-format", "json"], signal.SIGINT, 130),
        (["--fix"], signal.SIGINT, 130),
        (["-j2"], signal.SIGINT, 130),
        ([], signal.SIGTERM, 143),
        (["-j2"], signal.SIGTERM, 143),
    ],
    ids=str,
)
def test_an_interruption_prints_what_was_found_and_leaves_nothing_half_written(
    folder: Path, options: list[str], number: int, code: int
) -> None:
    (folder / "slow.py").write_text(plugin_of("import time; time.sleep(30); yield from ()"))
    (folder / "z.txt").write_text("The slow rule comes to this file and to no other.\n" + FORM)
    (folder / "slow.py").write_text(
        plugin_of("""
        if "slow" in document.text:
            open("started", "w").close()
            import time
            time.sleep(60)
        yield from ()""")
    )
    before = (folder / "z.txt").read_bytes()
    with Popen(
        [*COMMAND, "check", "--select", "BP,XX", "-p", "slow", *options],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."},
    ) as process:  # fmt: skip
        for _ in range(600):
            if (folder / "started").exists() or process.poll() is not None:
                break
            time.sleep(0.05)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err.splitlines()[-1:]) == (code, ["interrupted"])
    assert "Traceback" not in err
    if "json" in options:
        assert json.loads(out)
    if "--fix" not in options:
        assert "comment-form" in out
    assert (folder / "z.txt").read_bytes() == before
    assert not list(folder.glob("*.tmp"))


@pytest.fixture
def check_with(folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Callable[..., Ran]:
    """Check with the boilerplate rules and a plugin of the given source."""
    monkeypatch.setenv("PYTHONPATH", str(folder))

    def command(source: str, *options: str) -> Ran:
        (folder / "bad.py").write_text(source)
        return run("check", "--select", "BP,XX", "--output-format", "concise", "-p", "bad", *options)

    return command


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("import nothing_like_this", "'bad' failed to import: ModuleNotFoundError", id="import"),
        pytest.param("1 / 0", "'bad' failed to import: ZeroDivisionError", id="crash at import"),
        pytest.param("raise SystemExit(0)", "'bad' failed to import: SystemExit", id="exit at import"),
        pytest.param("def f(:", "'bad' failed to import: SyntaxError", id="no Python"),
        pytest.param("x = 1", "'bad' has no hook", id="no hook"),
        pytest.param(
            HEAD + "@hookimpl\ndef scrapelint_rulez():\n    return []", "does not keep to the plugin interface",
            id="misspelt hook",
        ),
        pytest.param(
            HEAD + "@hookimpl\ndef scrapelint_rules(extra):\n    return []", "does not keep to the plugin interface",
            id="hook that wants more",
        ),
        pytest.param(
            HEAD + "@hookimpl\ndef scrapelint_rules():\n    return ['x']", "must return classes of Rule, not 'x'",
            id="hook that returns something else",
        ),
        pytest.param(
            HEAD + "@hookimpl\ndef scrapelint_rules():\n    return None", "failed in scrapelint_rules", id="none",
        ),
        pytest.param(
            HEAD + "@hookimpl\ndef scrapelint_rules():\n    raise KeyError('x')", "failed in scrapelint_rules",
            id="hook that crashes",
        ),
        pytest.param(plugin_of("pass", code="X1"), "code must look like 'FR001'", id="bad code"),
        pytest.param(plugin_of("pass", word="Bad Rule"), "name must be words in kebab case", id="bad name"),
        pytest.param(plugin_of("pass", code="BP001"), "BP001 is claimed by two plugins", id="stolen code"),
        pytest.param(plugin_of("pass", word="comment-form"), "comment-form is claimed by", id="stolen name"),
        pytest.param(
            plugin_of("pass").replace('    """Finds the first character."""\n', ""), "it has none", id="no manual page"
        ),
    ],
)  # fmt: skip
def test_a_plugin_that_cannot_be_loaded_stops_the_run(check_with: Run, source: str, message: str) -> None:
    ran = check_with(source)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("raise KeyError('x')", "KeyError: 'x'", id="raises"),
        pytest.param("yield self.finding((0, 10**9), '')", "is not within the text", id="beyond the text"),
        pytest.param("yield self.finding((-3, 2), '')", "is not within the text", id="before the text"),
        pytest.param("yield self.finding((5, 5), '')", "is not within the text", id="empty span"),
        pytest.param("yield self.finding((9, 3), '')", "is not within the text", id="backwards"),
        pytest.param("yield self.finding((0.5, 3), '')", "TypeError", id="no whole number"),
        pytest.param("yield 'a string'", "TypeError: check must yield findings", id="no finding"),
        pytest.param("return None", "TypeError", id="nothing to iterate"),
        pytest.param("yield self.finding((0, 1), None)", "TypeError", id="no message"),
        pytest.param("raise SystemExit(0)", "SystemExit", id="exits"),
        pytest.param("return self.check(document)", "RecursionError", id="recursion"),
        pytest.param("\n        while True: pass\n        yield", "took longer than 6 seconds", id="loops"),
    ],
)
def test_a_rule_that_fails_is_named_and_the_others_go_on(check_with: Run, body: str, message: str) -> None:
    ran = check_with(plugin_of(body), "--time-limit", "6")
    assert ran.returncode == 2
    assert ran.stdout.startswith(FOUND)
    assert "error: a.txt: XX001 of plugin bad failed: " in ran.stderr
    assert message in ran.stderr


def test_what_a_plugin_prints_is_kept_out_of_the_results(check_with: Run) -> None:
    ran = check_with(HEAD + "print('at import')\n" + plugin_of("print('in a rule'); yield from ()"), "-j2")
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [line for line in ran.stdout.splitlines() if line.startswith(FOUND)]
    assert "in a rule" in ran.stderr


def test_hostile_text_cannot_steer_a_terminal(folder: Path, run: Run) -> None:
    (folder / "b.txt").write_text("Rain fell.\n\nLeave a Reply \x1b]0;owned\x07\x1b[2J\n")
    ran = run("check", "--select", "BP", "--color", "never")
    assert "\x1b" not in ran.stdout + ran.stderr
    assert "\x07" not in ran.stdout + ran.stderr
