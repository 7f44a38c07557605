"""Measures what Spark costs in local mode: processor time of Java and of Python, bytes shuffled and spilled.

    python benchmarks/corpus/generate.py pages.jsonl --documents 4000
    python benchmarks/corpus/spark.py pages.jsonl

Needs the extra ``spark``, Java 17 and Linux, whose /proc says what Python's workers took.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapelint import Config
from scrapelint.integrations.spark import compare_paths, lint_paths

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.compress": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.driver.memory": "4g",
}
_TICK = os.sysconf("SC_CLK_TCK")


def _tree(root: int) -> dict[int, list[str]]:
    """Return the fields of /proc/PID/stat, from the state on, of all processes below ``root``."""
    stats = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stats[int(folder.name)] = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
    below = {root}
    while more := {pid for pid, fields in stats.items() if int(fields[1]) in below} - below:
        below |= more
    return {pid: stats[pid] for pid in below - {root}}


def _seconds(java: int) -> dict[str, float]:
    """Return the processor time so far of the Java process ``java``, and of the Python workers below it."""
    own = Path(f"/proc/{java}/stat").read_text().rpartition(")")[2].split()
    workers = sum(int(value) for fields in _tree(java).values() for value in fields[11:15])
    return {"java": sum(map(int, own[11:13])) / _TICK, "python": workers / _TICK}


def _shuffled(log: Path) -> Counter[str]:
    """Return the bytes that the tasks in the event log have written, read and spilled so far."""
    bytes_of: Counter[str] = Counter()
    for path in (one for one in log.rglob("*") if one.is_file()):
        for text in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(text) if text.startswith('{"Event":"SparkListenerTaskEnd"') else {}
            metrics = event.get("Task Metrics") or {}
            if metrics:
                read = metrics["Shuffle Read Metrics"]
                bytes_of["shuffle written"] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                bytes_of["shuffle read"] += read["Remote Bytes Read"] + read["Local Bytes Read"]
                bytes_of["spilled to disk"] += metrics["Disk Bytes Spilled"]
    return bytes_of


class _Meter:
    """Says what each step took, for a gigabyte of the pages."""

    def __init__(self, spark: Any, log: Path, size: int) -> None:
        self._java = spark.sparkContext._gateway.proc.pid  # noqa: SLF001 - Spark does not say it elsewhere
        self._log = log
        self._size = size

    def measure(self, name: str, step: Callable[[], object]) -> None:
        """Take ``step``."""
        before, moved = _seconds(self._java), _shuffled(self._log)
        step()
        took = {kind: total - before[kind] for kind, total in _seconds(self._java).items()}
        moved = _shuffled(self._log) - moved
        times = [f"{kind} {one:.1f} s ({one * 1e9 / self._size:,.0f} a GB)" for kind, one in took.items()]
        amounts = [f"{kind} {one / self._size:.2f} bytes a byte" for kind, one in sorted(moved.items())]
        print(f"{name}: {', '.join(times + amounts)}", flush=True)


def main() -> None:
    """Lint the pages, then compare them, and say what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--master", default="local[1]")
    given = parser.parse_args()
    paths = [str(given.pages)]
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        log.mkdir()
        spark = _session(given.master, log)
        meter = _Meter(spark, log, given.pages.stat().st_size)
        meter.measure("start", lambda: spark.range(1).count())
        within, across = Config(select=("ND", "FR", "BP")), Config(select=("ND1", "BP1"))
        meter.measure("lint", lambda: lint_paths(spark, paths, within).write.parquet(f"{folder}/lint"))
        meter.measure("compare", lambda: compare_paths(spark, paths, across).write.parquet(f"{folder}/compare"))
        spark.stop()


def _session(master: str, log: Path) -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - what the environment says must be there before

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).config("spark.eventLog.dir", log.as_uri())
    for key, value in _SETTINGS.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


if __name__ == "__main__":
    main()
