"""One virtual environment for each tool, made once in a folder that the user names and kept there."""

import hashlib
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
OURS = {"scrapelint": str(ROOT), "scrapelint-corpus": f"{ROOT}[corpus]"}
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HTTP_PROXY": "http://127.0.0.1:9",  # nothing listens there: a tool that wants the network fails at once
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PIP_NO_INDEX": "1",
    "POLARS_MAX_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "RAYON_NUM_THREADS": "1",
    "UV_OFFLINE": "1",
}
"""What the measured processes get on top of the user's environment."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment, or the reason why there is none."""

    name: str
    folder: Path
    problem: str = ""

    @property
    def python(self) -> Path:
        """The interpreter."""
        return self.programs / ("python.exe" if os.name == "nt" else "python")

    @property
    def programs(self) -> Path:
        """The folder of the installed programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def size(self) -> int:
        """Bytes of all that was installed; the environment is made without pip."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())


def environments() -> dict[str, dict[str, list[str]]]:
    """Return what each environment holds."""
    return tomllib.loads((HERE / "environments.toml").read_text(encoding="utf-8"))


def prepare(name: str, cache: Path, *, install: bool = True) -> Environment:
    """Return the environment ``name`` below ``cache``, made or mended if need be; ours takes the repository anew."""
    wanted = environments()[name]
    folder = cache / name
    stamp = folder / "installed.txt"
    environment = Environment(name, folder)
    needs = (ROOT / "pyproject.toml").read_text(encoding="utf-8") if name in OURS else ""
    digest = hashlib.sha256(repr((sys.version, wanted, needs)).encode()).hexdigest()
    known = stamp.is_file() and stamp.read_text() == digest
    if known and not (install and name in OURS):
        return environment
    if not install:
        return Environment(name, folder, "not installed")
    steps = [] if known else [[sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)]]
    pip = [sys.executable, "-m", "pip", "--python", str(environment.python), "install", "--quiet"]
    if "no-deps" in wanted and not known:
        steps.append([*pip, "--no-deps", *wanted["no-deps"]])
    if wanted["packages"] and not known:
        steps.append([*pip, *wanted["packages"]])
    if name in OURS:
        again = ["--no-deps", "--force-reinstall"] if known else []
        steps.append([*pip, *again, OURS[name]])
    for step in steps:
        if problem := failure(step, cache / f"{name}.log"):
            return Environment(name, folder, problem)
    stamp.write_text(digest)
    return environment


def failure(command: list[str], log: Path) -> str:
    """Run ``command``, its output in ``log``, and return the last line of it that speaks of an error, if it failed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    errors = [line for line in done.stderr.splitlines() if "ERROR" in line or "Error" in line]
    return "" if done.returncode == 0 else (errors or [f"exit {done.returncode}"])[-1]
