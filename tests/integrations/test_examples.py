"""The examples for engines and tools, each run with the real library: they print what stands beside them."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "integrations"
NEEDED = {
    "hf_datasets": ["datasets"],
    "ray_data": ["ray"],
    "spark_frame": ["pyspark"],
    "polars_frame": ["polars"],
    "pandas_frame": ["pandas"],
    "pandera_check": ["pandera"],
    "datatrove_pipeline": ["datatrove", "orjson"],
    "scrapy_crawl": ["scrapy"],
    "dolma_mix": [],  # it cannot share an environment with the others: numpy 1, fsspec of 2023
}

# Named one by one: to find versions of these that go together takes pip several minutes.
DOLMA = [
    "dolma==1.2.1",
    "aiobotocore==2.5.4",
    "boto3==1.28.17",
    "botocore==1.31.17",
    "fsspec==2023.6.0",
    "s3fs==2023.6.0",
    "numpy==1.26.4",
]


@pytest.mark.parametrize("name", NEEDED)
def test_an_example_has_about_twenty_lines_and_its_output_beside_it(name: str) -> None:
    script = EXAMPLES / f"{name}.py"
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 50
    assert script.with_suffix(".txt").read_text(encoding="utf-8").strip()


def test_every_example_is_run() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(NEEDED)


@pytest.mark.slow
@pytest.mark.parametrize("name", NEEDED)
def test_an_example_prints_what_stands_beside_it(name: str, tmp_path: Path) -> None:
    missing = [module for module in NEEDED[name] if not importlib.util.find_spec(module)]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}, of the group integrations")
    more = [_dolma(tmp_path)] if name == "dolma_mix" else []
    ran = _run([sys.executable, str(EXAMPLES / f"{name}.py"), *more], tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout == (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def _dolma(folder: Path) -> str:
    """Return the program of Dolma, in an environment of its own."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "dolma")], check=True)
    programs = folder / "dolma" / ("Scripts" if os.name == "nt" else "bin")
    installed = _run([str(programs / "python"), "-m", "pip", "install", "-q", "--only-binary=:all:", *DOLMA], folder)
    if installed.returncode:
        pytest.skip(f"Dolma cannot be installed here: {installed.stderr.strip().splitlines()[-1]}")
    return str(programs / "dolma")


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "HF_HOME": str(folder / "hf"),
        "PYSPARK_PYTHON": sys.executable,
        "RAY_USAGE_STATS_ENABLED": "0",
        "TMPDIR": str(folder) if len(str(folder)) < 40 else "/tmp",  # noqa: S108 - Ray's sockets have short names
    }
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
