"""A third party writes a plugin from the guide alone, beside the built wheel, outside the repository."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "plugin-authors" / "index.md"
CASES_PAGE = GUIDE.with_name("cases.md")
TITLED = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = "=== https://a.example/1\nThe council met on Monday.\n=== https://a.example/2\nREAD MORE BELOW\n"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Author:
    """A person with an environment of their own, and a plugin in it."""

    home: Path

    @property
    def plugin(self) -> Path:
        return self.home / "scrapelint-example"

    @property
    def rule_file(self) -> Path:
        return self.plugin / "src" / "scrapelint_example" / "shouted_line.py"

    def run(self, *command: str, text: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        programs = self.home / "env" / ("Scripts" if os.name == "nt" else "bin")
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL"))}
        environment |= {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(self.home / "pre-commit"),
            # A file that is broken and mended within a second, at the same length, must not be taken from a cache.
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.run(
            [shutil.which(command[0], path=environment["PATH"]) or command[0], *command[1:]],
            cwd=cwd or self.home,
            env=environment,
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def done(self, *command: str, cwd: Path | None = None) -> str:
        ran = self.run(*command, cwd=cwd)
        assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
        return ran.stdout


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    home = tmp_path_factory.mktemp("author")
    made = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(home / "dist"), str(ROOT)]
    ran = subprocess.run(made, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (wheel,) = (home / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(home / "env")], check=True)
    author = Author(home)
    author.done("pip", "install", "-q", str(wheel), "pytest", "hatchling", "editables")
    author.done("scrapelint", "plugin", "new", "example")
    assert "passed" not in author.done("pip", "install", "-q", "--no-build-isolation", str(author.plugin))
    assert "4 passed" not in (scaffold := author.done("pytest", "-q", cwd=author.plugin))
    assert re.search(r"\b5 passed", scaffold), scaffold
    for path, text in TITLED.findall(GUIDE.read_text(encoding="utf-8")):
        (author.plugin / path).write_text(text, encoding="utf-8")
    return author


@pytest.fixture(scope="module")
def installed(author: Author) -> Author:
    author.done("pip", "install", "-q", "--no-build-isolation", "--force-reinstall", "--no-deps", str(author.plugin))
    return author


def test_its_cases_and_tests_run_under_pytest(installed: Author) -> None:
    assert "10 passed" in installed.done("pytest", "-q", cwd=installed.plugin)


def test_its_cases_run_without_pytest_as_the_guide_says(installed: Author) -> None:
    (code,) = (block for block in PYTHON.findall(CASES_PAGE.read_text(encoding="utf-8")) if "load_cases" in block)
    installed.done("python", "-c", code, cwd=installed.plugin)


def test_its_page_is_shown_with_its_option_and_the_examples_from_the_wheel(installed: Author) -> None:
    page = installed.done("scrapelint", "rule", "EX001")
    assert page.startswith("# shouted-line (EX001)\n")
    assert "`min_words`: a whole number. Least number of words" in page
    assert "⟦READ MORE BELOW⟧" in page
    assert "\n> EX001: this line is in capitals\n" in page


def test_its_reader_and_its_format_are_used(installed: Author) -> None:
    (installed.home / "a.pages").write_text(PAGES, encoding="utf-8")
    ran = installed.run("scrapelint", "check", "--select", "EX", "--output-format", "tsv", "a.pages")
    assert ran.stdout.splitlines() == [
        "path\tline\tcolumn\tcode\tmessage\ttext",
        "a.pages\t1\t1\tEX001\tthis line is in capitals\tREAD MORE BELOW",
    ]
    assert ran.returncode == 1


def test_its_option_is_read_and_a_misspelt_one_refused_with_its_line(installed: Author) -> None:
    folder = installed.home / "configured"
    folder.mkdir()
    (folder / "a.txt").write_text("UNESCO\n", encoding="utf-8")
    check = ("scrapelint", "check", "--select", "EX", "--output-format", "concise", "a.txt")
    assert installed.run(*check, cwd=folder).returncode == 0
    settings = folder / "scrapelint.toml"
    settings.write_text("[rules.shouted-line]\nmin_words = 1\n", encoding="utf-8")
    assert "a.txt:1:1: EX001" in installed.run(*check, cwd=folder).stdout
    settings.write_text("[rules.shouted-line]\nmin_word = 1\n", encoding="utf-8")
    ran = installed.run(*check, cwd=folder)
    assert ran.returncode == 2
    assert "scrapelint.toml:2: " in ran.stderr
    assert "did you mean `min_words`?" in ran.stderr


def test_it_works_in_pre_commit_through_additional_dependencies(installed: Author) -> None:
    installed.done("pip", "install", "-q", "pre-commit")
    hooks = _repository(installed, "hooks", ROOT)
    articles = _repository(installed, "articles", None)
    (articles / "a.txt").write_text("READ MORE BELOW\n", encoding="utf-8")
    (articles / "scrapelint.toml").write_text('select = ["EX"]\n', encoding="utf-8")
    (articles / ".pre-commit-config.yaml").write_text(
        textwrap.dedent(f"""\
            repos:
              - repo: {hooks.as_posix()}
                rev: {installed.done("git", "rev-parse", "HEAD", cwd=hooks).strip()}
                hooks:
                  - id: scrapelint
                    additional_dependencies: ["{installed.plugin.as_posix()}"]
            """),
        encoding="utf-8",
    )
    installed.done("git", "add", ".", cwd=articles)
    ran = installed.run("pre-commit", "run", "--all-files", cwd=articles)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "a.txt:1:1" in ran.stdout
    assert "EX001" in ran.stdout


def _repository(author: Author, name: str, source: Path | None) -> Path:
    """Return a git repository called ``name`` that holds what ``source`` holds, ignored files left out."""
    folder = author.home / name
    folder.mkdir()
    author.done("git", "init", "-q", cwd=folder)
    if source:
        for path in author.done("git", "ls-files", "-co", "--exclude-standard", cwd=source).splitlines():
            if (source / path).is_file():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source / path, folder / path)
        author.done("git", "add", "-A", cwd=folder)
        identity = ("-c", "user.name=An Author", "-c", "user.email=author@example.org")
        author.done("git", *identity, "commit", "-q", "--no-verify", "-m", "All of it", cwd=folder)
    return folder


# --- the ways to fail, each provoked in the plugin as it is installed for development ---

CHECK = "    def check(self, document: Document) -> Iterator[Finding]:\n"


@pytest.fixture(scope="module")
def developing(installed: Author) -> Author:
    installed.done("pip", "install", "-q", "--no-build-isolation", "--no-deps", "-e", str(installed.plugin))
    (installed.home / "b.txt").write_text("Leave a Reply\nREAD MORE BELOW\n", encoding="utf-8")
    return installed


def _broken(author: Author, path: Path, old: str, new: str) -> subprocess.CompletedProcess[str]:
    """Return what a check says while ``old`` is replaced by ``new`` in the file ``path`` of the plugin."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    try:
        return author.run("scrapelint", "check", "--isolated", "--output-format", "concise", "b.txt")
    finally:
        path.write_text(text, encoding="utf-8")


def test_failing_on_import_stops_the_run_and_names_the_plugin_and_its_version(developing: Author) -> None:
    ran = _broken(developing, developing.rule_file, "from dataclasses", "import no_such_module\nfrom dataclasses")
    assert ran.returncode == 2
    assert "plugin 'example' (scrapelint-example 0.1.0) failed to import" in ran.stderr
    assert "no_such_module" in ran.stderr
    assert "-p no:example" in ran.stderr


def test_a_misspelt_hook_stops_the_run(developing: Author) -> None:
    hooks = developing.rule_file.parent / "__init__.py"
    ran = _broken(developing, hooks, "def scrapelint_rules", "def scrapelint_rulez")
    assert ran.returncode == 2
    assert "plugin 'example' (scrapelint-example 0.1.0)" in ran.stderr
    assert "scrapelint_rulez" in ran.stderr


def test_a_rule_that_raises_is_named_and_the_other_findings_are_kept(developing: Author) -> None:
    ran = _broken(developing, developing.rule_file, CHECK, f"{CHECK}        1 / 0\n")
    assert ran.returncode == 2
    assert "EX001 of plugin example failed: ZeroDivisionError" in ran.stderr
    assert "comment-form" in ran.stdout


def test_a_span_outside_the_text_is_named(developing: Author) -> None:
    ran = _broken(developing, developing.rule_file, "line.span,", "(0, 9999),")
    assert ran.returncode == 2
    assert "EX001 of plugin example failed: ValueError: the span [0, 9999)" in ran.stderr
    assert "comment-form" in ran.stdout


def test_a_rule_without_an_end_is_stopped(developing: Author) -> None:
    (developing.home / "quick.toml").write_text("time-limit = 1.0\n", encoding="utf-8")
    text = developing.rule_file.read_text(encoding="utf-8")
    developing.rule_file.write_text(text.replace(CHECK, f"{CHECK}        while True: pass\n"), encoding="utf-8")
    try:
        ran = developing.run("scrapelint", "check", "--config", "quick.toml", "--output-format", "concise", "b.txt")
    finally:
        developing.rule_file.write_text(text, encoding="utf-8")
    assert ran.returncode == 2
    assert "EX001 of plugin example failed: it took longer than 1 seconds" in ran.stderr
    assert "comment-form" in ran.stdout


def test_what_a_rule_prints_does_not_get_into_the_results(developing: Author) -> None:
    ran = _broken(developing, developing.rule_file, CHECK, f"{CHECK}        print('I am here')\n")
    assert "I am here" not in ran.stdout
    assert "I am here" in ran.stderr
