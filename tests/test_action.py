import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FORM = "Rain fell in the north all day, and the river rose.\n\nLeave a Reply\n"


@pytest.fixture
def action() -> Any:
    return pytest.importorskip("yaml").safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def hooks() -> Any:
    return pytest.importorskip("yaml").safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_inputs_never_become_part_of_a_script(action: Any) -> None:
    assert [step["name"] for step in action["runs"]["steps"] if "${{" in step["run"]] == []


def test_every_input_is_used(action: Any) -> None:
    used = {value for step in action["runs"]["steps"] for value in step["env"].values()}
    assert used == {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]}


@pytest.mark.skipif(os.name != "posix", reason="needs bash")
def test_the_check_takes_paths_and_arguments_as_they_are(action: Any, tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "$(touch owned).txt").write_text(FORM)
    step = action["runs"]["steps"][1]
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PATHS": "a b\n\n",
        "ARGUMENTS": "--select=BP\n--fail-on=never\n",
        "SARIF_FILE": "out file.sarif",
    }
    ran = subprocess.run(
        ["bash", "-c", step["run"]], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "::" in ran.stdout
    assert "comment-form" in (tmp_path / "out file.sarif").read_text()
    assert not (tmp_path / "owned").exists()


def test_only_the_hook_that_says_so_changes_files(hooks: Any) -> None:
    entries = {hook["id"]: hook["entry"].split() for hook in hooks}
    assert {"--fix", "--exit-non-zero-on-fix", "--force-exclude"} <= set(entries["scrapelint-fix"])
    assert "--fix" not in entries["scrapelint"]
