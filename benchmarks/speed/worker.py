"""Runs one job in the environment of its tool and prints what it cost, as JSON: worker.py JOB PAGES SECONDS CORE."""

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import benchmarks.speed.ours
import benchmarks.speed.peers  # noqa: F401
from benchmarks.memory import peak_memory
from benchmarks.speed.registry import JOBS


def one_by_one(run: Callable[[str], int], pages: str, seconds: float) -> dict[str, Any]:
    """Time every document, reading included, until ``seconds`` of processor time are spent."""
    costs, found = [], 0
    begin = ended = time.process_time()
    with Path(pages).open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            begun = time.process_time()
            found += int(run(text))
            ended = time.process_time()
            costs.append(ended - begun)
            if ended - begin > seconds:
                break
    costs.sort()
    latencies = {"p50": costs[len(costs) // 2], "p99": costs[int(len(costs) * 0.99)], "max": costs[-1]}
    return measured(pages, ended - begin, found, len(costs)) | latencies


def at_once(run: Callable[[str], int], pages: str) -> dict[str, Any]:
    """Time a job that takes all pages."""
    begin = time.process_time()
    found = run(pages)
    return measured(pages, time.process_time() - begin, found)


def measured(pages: str, seconds: float, found: int, documents: int | None = None) -> dict[str, Any]:
    """Return the figures of a run over the first ``documents`` pages, or over all."""
    with Path(pages).open(encoding="utf-8") as lines:
        sizes = [len(json.loads(line)["text"].encode("utf-8", "surrogatepass")) for line in islice(lines, documents)]
    return {"seconds": seconds, "documents": len(sizes), "bytes": sum(sizes), "found": found, "memory": peak_memory()}


def main() -> None:
    """Run the job that the command line names."""
    name, pages, seconds, core = sys.argv[1:5]
    if core and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    job = JOBS[name]
    run = job.prepare()
    if job.shape == "each":
        run("The council met on Monday to speak about the bridge. It rained.")  # some load a part only now
    start = time.process_time()
    result = one_by_one(run, pages, float(seconds)) if job.shape == "each" else at_once(run, pages)
    print("RESULT " + json.dumps(result | {"start": start}))


if __name__ == "__main__":
    main()
