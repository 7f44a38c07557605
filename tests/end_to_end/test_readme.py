"""What the README and the pages for users say is so."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrapelint import Config, Linter
from scrapelint.config.load import apply
from scrapelint.config.model import Config as Model

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "user").glob("*.md"))]
SEED = "seeds/000_e768b5438c1a521e.txt"
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def command(arguments: list[str]) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "scrapelint", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 1, ran.stderr
    return ran.stdout


def test_the_readme_shows_what_is_found_in_the_seed() -> None:
    (shown,) = (block for block in blocks(README, "text") if block.startswith("$ scrapelint check"))
    assert shown.partition("\n")[2].rstrip() == command(["check", "--isolated", "--no-cache", SEED]).rstrip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_to_files(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_in_python_run(page: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "doctest", page], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout


def settings() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8"), "toml"):
            if "[tool.scrapelint" in block:
                yield page.stem, block


@pytest.mark.parametrize("block", [block for _, block in settings()], ids=[page for page, _ in settings()])
def test_settings_that_are_shown_are_right(block: str) -> None:
    config = apply(Config(), tomllib.loads(block)["tool"]["scrapelint"])
    usable = tuple(name for name in config.plugins if name.startswith("no:"))
    assert Linter(apply(config, {"plugins": list(usable)})).config.problems == ()


def test_every_setting_is_on_the_page_of_the_configuration() -> None:
    page = (ROOT / "docs" / "user" / "configuration.md").read_text(encoding="utf-8")
    inner = {"root", "source", "problems", "lines", "tables", "rules"}
    keys = [name.replace("_", "-") for name in Model.__dataclass_fields__ if name not in inner]
    assert [key for key in keys if key not in page] == []


def test_the_hooks_that_are_shown_are_offered() -> None:
    offered = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    shown = [one for page in PAGES for one in re.findall(r"- id: (\S+)", page.read_text(encoding="utf-8"))]
    assert len(offered) == len(set(offered))
    assert set(shown) <= set(offered)


def the_two_commands() -> tuple[str, str]:
    first, second = (block.strip() for block in blocks(README, "sh")[:2])
    return first, second


def test_ci_runs_the_test_command_of_the_readme() -> None:
    tests = the_two_commands()[1].rpartition("&& .venv/bin/")[2]
    assert f'check "tests" {tests} ' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the commands are for a Unix shell")
def test_the_two_commands_work_as_printed_in_a_fresh_clone(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "PIP_"))}

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(line, shell=True, cwd=clone, env=kept, capture_output=True, text=True, check=False)  # noqa: S602

    first, second = the_two_commands()
    linted = run(first.replace("python3", sys.executable, 1))
    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert "5 findings in 1 document" in linted.stdout + linted.stderr
    # That its tests pass is what all this is about; here one file will do, lest the tests run within the tests.
    tested = run(second.replace("python3", sys.executable, 1) + " tests/test_packaging.py")
    assert tested.returncode == 0, tested.stdout + tested.stderr
