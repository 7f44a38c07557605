"""Fail when the hot path has become dearer than the recorded baseline allows.

    python -m benchmarks.guard.run [--record]

Counts instructions with valgrind, over fixed pages, and divides those of linting by those of a pure Python floor that
reads the same pages; a second figure is the start, until a line is linted, over that of bare Python. ``--record``
writes ``baseline.toml`` for this version of Python, to be committed with the change that makes the figures differ.
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
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.environments import ROOT
from benchmarks.guard import workload

BASELINE = Path(__file__).with_name("baseline.toml")
MARGIN = 1.15
"""How much dearer than recorded is a failure."""
LIBRARIES = ("numpy", "rapidfuzz", "regex", "sentencex", "click")
_TOTAL = re.compile(r"^totals: (\d+)", re.MULTILINE)
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
    counts = instructions()
    texts = workload.texts(0, workload.WARM + workload.MEASURED)
    return {
        "lint_over_floor": round(counts["lint"] / counts["floor"], 3),
        "start_over_python": round(counts["start"] / counts["python"], 3),
        "pages": hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16],
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def instructions() -> dict[str, int]:
    """Return how many instructions each phase takes; a run before that fills the caches of compiled modules."""
    environ = os.environ | {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    plain = [sys.executable, "-m", "benchmarks.guard.workload"]
    with tempfile.TemporaryDirectory() as folder:
        dumps = Path(folder, "counts")
        counting = ["valgrind", "--tool=callgrind", "--dump-before=getsid", f"--callgrind-out-file={dumps}", *plain]
        for program in (plain, counting):
            done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=ROOT, env=environ)
            if done.returncode:
                sys.exit(f"{' '.join(program)}: exit {done.returncode}\n{done.stderr}")
        files = sorted(Path(folder).glob("counts*"), key=lambda path: int(path.suffix[1:] or 10**6))
        totals = [int(total) for path in files for total in _TOTAL.findall(path.read_text(errors="replace"))]
    if len(totals) != len(workload.PHASES):
        sys.exit(f"valgrind told {len(totals)} phases apart, not {len(workload.PHASES)}")
    return dict(zip(workload.PHASES, totals, strict=True))


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
