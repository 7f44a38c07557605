"""Measure the speed of scrapelint and of other tools over the same pages, in one run.

    python -m benchmarks.speed.run ENVIRONMENTS [--text FOLDER] [--write FOLDER] [--only WORD ...]

ENVIRONMENTS is the folder for the virtual environments (about 3 GB with all tools), which are made at the first run and
kept. What cannot be installed stands in the table with the reason. Only installing uses the network.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import benchmarks.speed.peers  # noqa: F401 -- registers its jobs
from benchmarks.environments import OFFLINE, ROOT, Environment, prepare
from benchmarks.speed.ours import COMMANDS
from benchmarks.speed.registry import JOBS, Command, Job
from benchmarks.speed.table import as_markdown
from benchmarks.speed.texts import collect

Result = dict[str, Any]


def main() -> None:
    """Prepare, measure in rounds, and write the table."""
    options = arguments()
    tasks = [task for task in [*JOBS.values(), *COMMANDS] if not options.only or matches(task.name, options.only)]
    options.environments.mkdir(parents=True, exist_ok=True)
    environments = {}
    for name in dict.fromkeys(task.environment for task in tasks):
        environments[name] = prepare(name, options.environments.resolve(), install=not options.no_install)
        print(f"{name}: {environments[name].problem or 'ready'}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch, "pages.jsonl")
        described = collect(options.text, pages, options.megabytes, options.pages)
        rounds: dict[str, list[Result]] = {task.name: [] for task in tasks}
        for number in range(options.rounds):
            for task in tasks[:: 1 if number % 2 == 0 else -1]:  # forwards and backwards: drift hits all alike
                result = attempt(task, environments[task.environment], pages, options)
                rounds[task.name].append(result)
                print(f"round {number + 1}: {task.name}: {line(result)}", file=sys.stderr)
    rows = [summary(task, rounds[task.name], environments[task.environment]) for task in tasks]
    write(rows, about(described, options), options.write)


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("environments", type=Path)
    parser.add_argument("--text", type=Path, help="a folder of .jsonl or .jsonl.gz files whose records have `text`")
    parser.add_argument("--megabytes", type=float, default=20, help="how much of it to read (default 20)")
    parser.add_argument("--pages", type=int, default=5000, help="generated pages, without --text (default 5000)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="processor time of a job in a round (default 5)")
    parser.add_argument("--core", default="0", help="the core to stay on, empty for any (default 0)")
    parser.add_argument("--only", nargs="+", default=[], help="measure only jobs with one of these words in the name")
    parser.add_argument("--no-install", action="store_true", help="take the environments as they are")
    parser.add_argument("--write", type=Path, help="a folder for speed.json and speed.md")
    return parser.parse_args()


def matches(name: str, words: list[str]) -> bool:
    """Return whether one of ``words`` is in ``name``; floors always count, since the ratios need them."""
    return name.startswith("floor") or any(word.lower() in name.lower() for word in words)


def attempt(task: Job | Command, environment: Environment, pages: Path, options: argparse.Namespace) -> Result:
    """Run a task once; what goes wrong is its result."""
    if environment.problem:
        return {"problem": environment.problem}
    if isinstance(task, Command):
        return command(task, environment, pages, options.core)
    program = [str(environment.python), "-m", "benchmarks.speed.worker", task.name, str(pages), str(options.seconds)]
    done = run([*program, options.core])
    answers = [text for text in done.stdout.splitlines() if text.startswith("RESULT ")]
    if done.returncode or not answers:
        return {"problem": (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]}
    return dict(json.loads(answers[-1].removeprefix("RESULT ")))


def run(program: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program offline and return what it said."""
    environ = os.environ | OFFLINE
    environ.pop("PYTHONPATH", None)
    return subprocess.run(program, capture_output=True, text=True, check=False, env=environ, cwd=ROOT)


def command(task: Command, environment: Environment, pages: Path, core: str) -> Result:
    """Run a program over all pages, and the same over one line, which shows its start."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        one.write_text('{"id": "0", "text": "A line."}\n', encoding="utf-8")
        start = metered(task.filled(environment.programs, one, Path(folder), 0), core)
        result = metered(task.filled(environment.programs, pages, Path(folder), 1), core)
    if "problem" in start or "problem" in result:
        return {"problem": result.get("problem") or start["problem"]}
    with pages.open(encoding="utf-8") as lines:
        sizes = [len(json.loads(text)["text"].encode()) for text in lines]
    return result | {"documents": len(sizes), "bytes": sum(sizes), "start": start["seconds"], "found": 0}


def metered(program: list[str], core: str) -> Result:
    """Run ``program`` by way of meter.py, which says what it cost."""
    done = run([sys.executable, "-m", "benchmarks.meter", core, *program])
    answers = [text for text in done.stdout.splitlines() if text.startswith("RESULT ")]
    if not answers:
        return {"problem": (done.stderr.strip().splitlines() or ["nothing came back"])[-1]}
    result = dict(json.loads(answers[-1].removeprefix("RESULT ")))
    return result if result["exit"] in {0, 1} else {"problem": result["said"] or f"exit {result['exit']}"}


def line(result: Result) -> str:
    """Return a result in short."""
    return result.get("problem") or f"{result['bytes'] / 1e6 / result['seconds']:.3g} MB/s"


def summary(task: Job | Command, rounds: list[Result], environment: Environment) -> Result:
    """Return the medians of a task's rounds."""
    row: Result = {"name": task.name, "environment": task.environment, "beside": getattr(task, "beside", "")}
    if problem := next((result["problem"] for result in rounds if "problem" in result), ""):
        return row | {"problem": problem[:200]}
    for result in rounds:
        result["mb_per_second"] = result["bytes"] / 1e6 / result["seconds"]
        result["documents_per_second"] = result["documents"] / result["seconds"]
    keys = ("mb_per_second", "documents_per_second", "p50", "p99", "max", "memory", "start", "documents", "found")
    row |= {key: statistics.median(result[key] for result in rounds) for key in keys if key in rounds[0]}
    speeds = [result["mb_per_second"] for result in rounds]
    return row | {"slowest": min(speeds), "fastest": max(speeds), "install": environment.size}


def about(described: str, options: argparse.Namespace) -> dict[str, str]:
    """Return how this was measured."""
    git = shutil.which("git")
    revision = git and run([git, "describe", "--always", "--dirty"]).stdout.strip()
    return {
        "text": described,
        "date": datetime.now(UTC).date().isoformat(),
        "revision": revision or "unknown",
        "python": sys.version.split()[0],
        "processor": processor(),
        "rounds": f"median of {options.rounds}, each until {options.seconds:g} s of processor time or the end",
    }


def processor() -> str:
    """Return the name of the processor and how many cores this process may use."""
    known = Path("/proc/cpuinfo")
    names = (
        [text for text in known.read_text().splitlines() if text.startswith("model name")] if known.is_file() else []
    )
    name = names[0].partition(":")[2].strip() if names else "unknown"
    return f"{name}, {os.cpu_count()} cores, one used"


def write(rows: list[Result], how: dict[str, str], folder: Path | None) -> None:
    """Print the table, and write it with the raw figures if there is a folder to write to."""
    text = as_markdown(rows, how)
    print(text)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "speed.md").write_text(text, encoding="utf-8")
        (folder / "speed.json").write_text(json.dumps({"how": how, "rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
