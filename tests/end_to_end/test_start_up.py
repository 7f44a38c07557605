"""Start-up: nothing is imported before it is needed, so that a hook that finds nothing to do costs next to nothing."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

HEAVY = {"click", "rich", "numpy", "rapidfuzz", "sentencex", "pluggy", "pathspec", "importlib.metadata"}
# What an empty check has no use for: each takes 2 to 70 ms, with what it imports itself.
UNUSED = {
    "asyncio", "click.shell_completion", "difflib", "email", "hashlib", "importlib.metadata", "importlib.resources",
    "multiprocessing", "numpy", "random", "rapidfuzz", "regex", "rich", "socket", "sqlite3", "tempfile",
    "threadpoolctl", "tomllib", "zipfile", "scrapelint_boilerplate.page_model", "scrapelint_boilerplate.lexicon",
    "scrapelint_duplicates.analysis", "scrapelint_fragments.judge",
}  # fmt: skip
PLUGINS = {"scrapelint_boilerplate", "scrapelint_duplicates", "scrapelint_fragments"}
SEED = Path(__file__).parent.parent.parent / "seeds" / "000_e768b5438c1a521e.txt"


def imported(arguments: Sequence[str]) -> set[str]:
    """Return the modules, and their packages, that a fresh Python imports when it is run with ``arguments``."""
    ran = subprocess.run([sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr
    names = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")}
    return names | {name.partition(".")[0] for name in names}


def test_importing_scrapelint_imports_nothing_heavy() -> None:
    assert imported(["-c", "import scrapelint"]) & (HEAVY | PLUGINS) == set()


def test_the_public_names_import_no_plugin_and_no_command_line() -> None:
    found = imported(["-c", "from scrapelint import Config, Document, Linter, lint_text"])
    assert found & (PLUGINS | {"click", "rich", "numpy"}) == set()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]], ids=" ".join)
def test_version_and_help_import_no_engine(arguments: list[str]) -> None:
    found = imported(["-m", "scrapelint", *arguments])
    assert found & (PLUGINS | HEAVY - {"click"} | {"scrapelint.engine.linter", "regex"}) == set()


def test_plugins_do_not_import_numpy_until_a_rule_needs_it() -> None:
    found = imported(["-c", "from scrapelint import Linter; Linter()"])
    assert found & {"numpy", "rich"} == set()
    assert found >= PLUGINS


@pytest.mark.parametrize("content", [None, b""], ids=["no file", "an empty file"])
def test_a_run_over_nothing_imports_nothing_that_judges(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "empty.txt").write_bytes(content)
    found = imported(["-m", "scrapelint", "check", "--isolated", "--no-cache", str(tmp_path)])
    assert found & UNUSED == set()
    assert found >= PLUGINS


def test_a_check_that_finds_something_imports_nothing_of_the_extras() -> None:
    found = imported(["-m", "scrapelint", "check", "--isolated", "--no-cache", str(SEED)])
    extras = {"pyarrow", "duckdb", "fsspec", "pygls", "rensa", "rich", "spacy", "watchfiles", "xxhash"}
    unused = {"asyncio", "html5lib", "importlib.metadata", "importlib.resources", "numpy.testing", "pytest", "zipfile"}
    assert found & (extras | unused) == set()
