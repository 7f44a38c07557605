"""The wheel and the source distribution, built and installed into environments of their own, do the whole job."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "000_e768b5438c1a521e.txt"
# Without PYTHONPATH nothing of this repository can be found but what is installed.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "PIP_"))}


def run(*command: str | Path, cwd: Path, expected: int = 0) -> str:
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == expected, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and the wheel out of it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return folder


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def test_the_wheel_holds_every_file_of_every_package(built: Path) -> None:
    with zipfile.ZipFile(only(built, "*.whl")) as wheel:
        names = set(wheel.namelist())
    listed = run("git", "ls-files", "src", "plugins", cwd=ROOT).splitlines()
    tracked = {line.partition("/")[2] for line in listed if (ROOT / line).is_file()}
    assert tracked - names == set()
    extra = {name for name in names - tracked if ".dist-info/" not in name and not name.startswith("scrapelint/cases/")}
    untracked = {name for name in extra if not ((ROOT / "src" / name).exists() or (ROOT / "plugins" / name).exists())}
    assert untracked == set()


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"], ids=["wheel", "source"])
def test_an_installed_distribution_finds_what_is_in_the_seed(built: Path, pattern: str, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", only(built, pattern), cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shown = run(scripts / "scrapelint", "check", "--output-format", "concise", SEED, cwd=elsewhere, expected=1)
    expected = tomllib.loads(SEED.with_suffix(".toml").read_text(encoding="utf-8"))["findings"]
    lines = shown.splitlines()
    assert [line.partition(f"{SEED}:")[2].partition(":")[0] for line in lines if str(SEED) in line] == [
        str(one["line"]) for one in expected
    ]
    assert [one["code"] in line for one, line in zip(expected, lines, strict=False)] == [True] * len(expected)
    code = "import scrapelint_fragments; print(scrapelint_fragments.__file__)"
    assert Path(run(scripts / "python", "-c", code, cwd=elsewhere).strip()).is_relative_to(tmp_path)
    assert "comment-form" in run(scripts / "scrapelint", "rule", "BP001", cwd=elsewhere)
