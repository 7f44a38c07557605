"""Fail when the hot path has become dearer than the recorded baseline allows.

    python -m benchmarks.guard.run [--record]

Counts instructions with valgrind, over fixed pages, and divides those of linting by those of a pure Python floor that
reads the same pages; a second figure is the start of an empty check over that of bare Python. ``--record`` writes
``baseline.toml`` for this version of Python, to be committed with the change that makes the figures differ.
"""

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.environments import ROOT
from benchmarks.guard import workload

BASELINE = Path(__file__).with_name("baseline.toml")
MARGIN = 1.15
"""How much dearer than recorded is a failure."""
LIBRARIES = ("numpy", "rapidfuzz", "regex", "sentencex", "click")
_COUNT = re.compile(r"I\s+refs:\s+([\d,]+)")
Figures = dict[str, Any]


def main() -> int:
    """Count, and compare or record; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true", help="write the baseline")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed, and without it no instructions can be counted")
        return 2 if options.record else 0
    recorded = tomllib.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    key = f"{platform.machine()}-{platform.python_implementation()}-{sys.version_info[0]}.{sys.version_info[1]}"
    if not options.record and key not in recorded:
        print(f"skipped: no baseline for {key}; python -m benchmarks.guard.run --record writes one")
        return 0
    figures = measured()
    if options.record:
        write(recorded | {key: figures})
        print(f"recorded {key}: {figures}")
        return 0
    return compared(recorded[key], figures)


def measured() -> Figures:
    """Return the two ratios, and what they depend on."""
    work = ["-m", "benchmarks.guard.workload"]
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.txt")
        empty.write_text("A line.\n", encoding="utf-8")
        programs = {
            "base": [*work, "base"],
            "lint": [*work, "lint"],
            "floor": [*work, "floor"],
            "bare": ["-c", "pass"],
            "check": ["-m", "scrapelint", "check", "--isolated", "--no-cache", str(empty)],
        }
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            counts = dict(zip(programs, pool.map(instructions, programs.values()), strict=True))
    texts = workload.texts(0, workload.WARM + workload.MEASURED)
    return {
        "lint_over_floor": round((counts["lint"] - counts["base"]) / (counts["floor"] - counts["base"]), 3),
        "start_over_python": round(counts["check"] / counts["bare"], 3),
        "pages": hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16],
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def instructions(arguments: list[str]) -> int:
    """Return how many instructions a run of Python takes; a run before it fills the caches of compiled modules."""
    environ = os.environ | {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    plain = [sys.executable, *arguments]
    counting = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *plain]
    for program in (plain, counting):
        done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=ROOT, env=environ)
        if done.returncode not in {0, 1}:
            sys.exit(f"{' '.join(program)}: exit {done.returncode}\n{done.stderr}")
    match = _COUNT.search(done.stderr)
    if match is None:
        sys.exit(f"valgrind printed no count:\n{done.stderr}")
    return int(match[1].replace(",", ""))


def compared(recorded: Figures, figures: Figures) -> int:
    """Print both and return 1 if a ratio passes the margin."""
    if recorded["pages"] != figures["pages"]:
        print("the generated pages are not those of the baseline: record it anew, before any change of the hot path")
        return 1
    dearer = [name for name in ("lint_over_floor", "start_over_python") if figures[name] > MARGIN * recorded[name]]
    for name in ("lint_over_floor", "start_over_python"):
        change = figures[name] / recorded[name] - 1
        print(f"{name}: {figures[name]} (recorded {recorded[name]}, {change:+.1%}){' TOO DEAR' * (name in dearer)}")
    if dearer:
        print(f"If that is meant: python -m benchmarks.guard.run --record. {changed_libraries(recorded, figures)}")
    return int(bool(dearer))


def changed_libraries(recorded: Figures, figures: Figures) -> str:
    """Return which libraries differ from those of the baseline, as a sentence."""
    new, old = figures["libraries"], recorded["libraries"]
    changes = [f"{name} {old.get(name)} -> {new[name]}" for name in new if new[name] != old.get(name)]
    return f"Other libraries than recorded: {', '.join(changes)}." if changes else "The libraries are those recorded."


def write(baselines: dict[str, Figures]) -> None:
    """Write the baselines of all versions of Python."""
    lines = ["# Written by `python -m benchmarks.guard.run --record`: instructions as ratios, see run.py."]
    for key, figures in sorted(baselines.items()):
        libraries = ", ".join(f'{name} = "{release}"' for name, release in figures["libraries"].items())
        lines += [
            "",
            f'["{key}"]',
            f"lint_over_floor = {figures['lint_over_floor']}",
            f"start_over_python = {figures['start_over_python']}",
            f'pages = "{figures["pages"]}"',
            f"libraries = {{{libraries}}}",
        ]
    BASELINE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
