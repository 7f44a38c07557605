"""Start-up: nothing is imported before it is needed, so that a hook that finds nothing to do costs next to nothing."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

HEAVY = {"click", "rich", "numpy", "rapidfuzz", "sentencex", "pluggy", "pathspec", "importlib.metadata"}
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


def test_a_run_over_nothing_imports_no_numpy(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    found = imported(["-m", "scrapelint", "check", "--isolated", str(tmp_path)])
    assert found & {"numpy", "rich", "multiprocessing"} == set()


def test_a_check_that_finds_something_imports_nothing_of_the_extras() -> None:
    found = imported(["-m", "scrapelint", "check", "--isolated", "--no-cache", str(SEED)])
    extras = {"pyarrow", "duckdb", "fsspec", "pygls", "rensa", "rich", "spacy", "watchfiles", "xxhash"}
    assert found & (extras | {"asyncio", "html5lib", "numpy.testing", "pytest", "unittest"}) == set()
