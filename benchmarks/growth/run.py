"""Measure how time and memory grow with the length of a document, with the size of a corpus, and over hostile text.

    python -m benchmarks.growth.run [--largest-document 10000000] [--largest-corpus 10000] [--write FOLDER]

Takes the scrapelint of this interpreter. Ends with exit code 1 if a text costs more than it may: 2 seconds of processor
time a megabyte, or an exponent above 1.25 from half of a hostile text to the whole.
"""

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.environments import OFFLINE, ROOT
from benchmarks.growth.texts import HOSTILE
from benchmarks.pages import pages

MOST_SECONDS, MOST_EXPONENT = 2.0, 1.25
NOTHING_GROWS = 0.02
"""Seconds below which the clock and the fixed cost of a document say more than the text."""
Result = dict[str, Any]


def main() -> int:
    """Measure what is asked for, write the tables, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest-document", type=int, default=10_000_000, help="characters")
    parser.add_argument("--largest-corpus", type=int, default=10_000, help="pages")
    parser.add_argument("--only", choices=["documents", "corpora", "hostile"])
    parser.add_argument("--write", type=Path, help="a folder for growth.json and growth.md")
    options = parser.parse_args()
    results: dict[str, list[Result]] = {}
    if options.only in {None, "documents"}:
        results["documents"] = [article(size) for size in powers(1000, options.largest_document)]
    if options.only in {None, "corpora"}:
        results["corpora"] = corpora(options.largest_corpus)
    if options.only in {None, "hostile"}:
        results["hostile"] = [hostile(name) for name in HOSTILE]
    text = as_markdown(results)
    print(text)
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        (options.write / "growth.md").write_text(text, encoding="utf-8")
        (options.write / "growth.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return int(any(breaches(row) for row in results.get("hostile", [])))


def powers(least: int, most: int) -> list[int]:
    """Return ``least``, ten times that, and so on, up to ``most``."""
    return [least * 10**power for power in range(int(math.log10(most / least) + 1e-9) + 1)]


def measured(module: str, *arguments: str) -> Result:
    """Run a worker in a process of its own, and return what it says."""
    program = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=ROOT, env=environ())
    answers = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if not answers:
        return {"problem": (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]}
    result = dict(json.loads(answers[-1].removeprefix("RESULT ")))
    print(f"{' '.join(arguments)}: {result['seconds']:.3g} s", file=sys.stderr)
    return result


def environ() -> dict[str, str]:
    """Return the environment of the processes: ours, offline, one thread."""
    import os  # noqa: PLC0415

    return os.environ | OFFLINE


def article(size: int) -> Result:
    """Measure an article of so many characters; short ones three times, for the clock."""
    runs = [measured("benchmarks.growth.worker", "article", str(size)) for _ in range(3 if size <= 100_000 else 1)]
    return sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2] | {"name": f"{size:,} characters"}


def corpora(largest: int) -> list[Result]:
    """Measure the pass over every page, and the whole command, over corpora of growing size."""
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for number in powers(min(1000, largest), largest):
            path = Path(scratch, "pages.jsonl")
            pages.write(path, number, sites=max(40, number // 250))
            row = measured("benchmarks.growth.worker", "pages", str(path))
            rows.append(row | {"name": f"{number:,} pages, lint_many", "kind": "lint_many", "pages": number})
            program = shutil.which("scrapelint", path=str(Path(sys.executable).parent))
            for command in ("check", "corpus") if program else ():
                out = Path(scratch, f"{number}.{command}.jsonl")
                arguments = [command, "--isolated", "--no-cache", "-q", "-j", "1", "-o", str(out), str(path)]
                row = measured("benchmarks.meter", "", str(program), *arguments)
                good = row.get("exit") in {0, 1}
                row |= {"name": f"{number:,} pages, scrapelint {command}", "kind": command, "pages": number}
                rows.append(row | {"bytes": path.stat().st_size} if good else row | {"problem": row.get("said")})
    return rows


def hostile(name: str) -> Result:
    """Measure half of a hostile text and the whole."""
    half, whole = (measured("benchmarks.growth.worker", "hostile", name, share) for share in ("0.5", "1"))
    if "problem" in half or "problem" in whole:
        return {"name": name, "problem": half.get("problem") or whole["problem"]}
    return whole | {"name": name, "half": half["seconds"]}


def exponent(rows: list[Result]) -> float:
    """Return the slope of a straight line through the logarithms of size and time, by least squares."""
    points = [(math.log(row["bytes"]), math.log(max(row["seconds"], 1e-6))) for row in rows]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    below = sum((size - x) ** 2 for size, _ in points)
    return sum((size - x) * (time - y) for size, time in points) / below if below else math.nan


def doubling(row: Result) -> float:
    """Return the exponent from half of a text to the whole, 0 where the time is too short to tell."""
    return math.log2(row["seconds"] / row["half"]) if row["seconds"] > NOTHING_GROWS else 0.0


def breaches(row: Result) -> bool:
    """Return whether a hostile text costs more than it may."""
    return "problem" in row or row["seconds"] / (row["bytes"] / 1e6) > MOST_SECONDS or doubling(row) > MOST_EXPONENT


def as_markdown(results: dict[str, list[Result]]) -> str:
    """Return the tables."""
    parts = []
    if rows := results.get("documents"):
        parts.append(table("document", rows) + f"\n\nFitted exponent of time from 10 kB up: {exponent(rows[1:]):.2f}.")
    if rows := results.get("corpora"):
        parts.append(table("corpus", rows))
        for kind in dict.fromkeys(row["kind"] for row in rows):
            good = [row for row in rows if row["kind"] == kind and "problem" not in row]
            if len(good) > 1:
                parts.append(f"Fitted exponent of time, {kind}: {exponent(good):.2f}.")
    if rows := results.get("hostile"):
        parts.append(hostile_table(rows))
    parts.append(f"* date: {datetime.now(UTC).date()}\n* python: {sys.version.split()[0]}")
    return "\n\n".join(parts) + "\n"


def table(what: str, rows: list[Result]) -> str:
    """Return a table of sizes."""
    lines = [f"| {what} | MB | s | MB/s | peak memory, MB | findings |", "|---|--:|--:|--:|--:|--:|"]
    for row in rows:
        if "problem" in row:
            lines.append(f"| {row['name']} | not measured: `{row['problem']}` |||||")
            continue
        size = row["bytes"] / 1e6
        cells = f"{size:.3g} | {row['seconds']:.3g} | {size / row['seconds']:.3g} | {row['memory'] / 1e6:.0f}"
        lines.append(f"| {row['name']} | {cells} | {row.get('found', '')} |")
    return "\n".join(lines)


def hostile_table(rows: list[Result]) -> str:
    """Return the table of hostile texts; what costs too much is in bold."""
    lines = [
        "| text | MB | s | s a MB | exponent from half | peak memory, MB | findings |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        if "problem" in row:
            lines.append(f"| **{row['name']}** | failed: `{row['problem']}` ||||||")
            continue
        size, name = row["bytes"] / 1e6, f"**{row['name']}**" if breaches(row) else row["name"]
        cells = f"{size:.2f} | {row['seconds']:.2f} | {row['seconds'] / size:.2f} | {doubling(row):.2f}"
        lines.append(f"| {name} | {cells} | {row['memory'] / 1e6:.0f} | {row['found']:,} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
