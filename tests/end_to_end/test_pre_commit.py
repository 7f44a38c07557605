"""The hook, run by the real pre-commit in a scratch repository: a bad article stops the commit, a good one passes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
CLEAN = "Rain fell in the north all day, and the river rose.\n\nThe sun shone again on Sunday.\n"
BAD = CLEAN + "\nLeave a Reply\n\nYour email address will not be published.\n"
IDENTITY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Somebody"), ("EMAIL", "somebody@example.org"))
}


class Repository:
    """A scratch repository that uses the hooks of this one."""

    def __init__(self, folder: Path, home: Path, hooks: Path, revision: str) -> None:
        self.folder = folder
        # A home of its own: neither the user's git settings nor a cache of environments plays in.
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHON", "PRE_COMMIT"))}
        self.environment = kept | IDENTITY | {
            "HOME": str(home),
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }  # fmt: skip
        self.git("init", "--quiet")
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {hooks.as_uri()}\n  rev: {revision}\n  hooks:\n"
            "  - id: scrapelint\n  - id: scrapelint-corpus\n",
            encoding="utf-8",
        )

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *arguments)

    def stage(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", name)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Copy what is tracked here, as it is now, into a repository whose revision the hooks are taken from."""
    folder = tmp_path_factory.mktemp("hooks")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    git = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull}
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "As it is now"]):
        subprocess.run(["git", *arguments], cwd=folder, env=git, capture_output=True, check=True)
    shown = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, capture_output=True, text=True, check=True)
    return folder, shown.stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, hooks: tuple[Path, str]) -> Repository:
    scratch = Repository(tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("home"), *hooks)
    installed = scratch.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return scratch


def test_a_bad_article_stops_the_commit_until_it_is_mended(repository: Repository) -> None:
    repository.stage("article.txt", BAD)
    refused = repository.git("commit", "-m", "Add an article")
    assert refused.returncode == 1
    shown = refused.stdout + refused.stderr
    assert "article.txt:5:1: BP001 comment-form" in shown
    assert "Leave a Reply" in shown
    repository.stage("article.txt", CLEAN)
    taken = repository.git("commit", "-m", "Add an article")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert "Passed" in taken.stdout + taken.stderr


def test_files_that_are_no_articles_are_passed_over(repository: Repository) -> None:
    for name in ("requirements.txt", "LICENSE.txt", "robots.txt", "README.md", "article.py", "article.csv"):
        repository.stage(name, BAD)
    ran = repository.run(sys.executable, "-m", "pre_commit", "run", "scrapelint")
    repository.git("reset", "--quiet", "--hard")
    assert ran.returncode == 0, ran.stdout
    assert "no files to check" in ran.stdout


def test_exclude_of_the_configuration_holds(repository: Repository) -> None:
    repository.stage("scrapelint.toml", 'exclude = ["raw.txt"]\n')
    repository.stage("raw.txt", BAD)
    ran = repository.run(sys.executable, "-m", "pre_commit", "run", "scrapelint")
    repository.git("reset", "--quiet", "--hard")
    assert ran.returncode == 0, ran.stdout


def test_many_files_are_checked_to_the_last(repository: Repository) -> None:
    for number in range(600):
        (repository.folder / f"a-rather-long-name-for-an-article-{number:04}.txt").write_text(CLEAN, encoding="utf-8")
    (repository.folder / "zz-the-last-article.txt").write_text(BAD, encoding="utf-8")
    repository.git("add", "*.txt")
    ran = repository.run(sys.executable, "-m", "pre_commit", "run", "scrapelint")
    repository.git("reset", "--quiet", "--hard")
    assert ran.returncode == 1
    assert "zz-the-last-article.txt:5:1: BP001" in ran.stdout


def test_a_budget_holds_for_the_whole_corpus_whatever_its_size(repository: Repository) -> None:
    """pre-commit hands 5,000 files over in several runs, each of which counts its budget by itself."""
    for number in range(5_000):
        text = BAD if number % 1_000 == 999 else CLEAN
        (repository.folder / f"a-rather-long-name-for-an-article-{number:04}.txt").write_text(text, encoding="utf-8")
    (repository.folder / "scrapelint.toml").write_text('select = ["BP"]\nmax-findings = {BP = 4}\n', encoding="utf-8")
    repository.git("add", "*.txt")
    ran = repository.run(
        sys.executable, "-m", "pre_commit", "run", "scrapelint-corpus", "--hook-stage", "manual", "--verbose"
    )
    parts = repository.run(sys.executable, "-m", "pre_commit", "run", "scrapelint", "--verbose")
    repository.git("reset", "--quiet", "--hard")
    assert ran.returncode == 1
    assert ran.stdout.count("--max-findings allows") == 1
    assert "failed: BP: 5 findings, --max-findings allows 4" in ran.stdout
    assert parts.stdout.count(" documents") > 1  # a sum for each part: the budget was counted in each by itself
