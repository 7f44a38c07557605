"""Lints one text, or a file of pages, and prints what it cost, as JSON: worker.py article|hostile|pages WHAT [SHARE].

With ``SCRAPELINT_SELECT`` in the environment only these rules run.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.growth.texts import HOSTILE, article
from benchmarks.memory import peak_memory

from scrapelint import Config, Document, Linter


def stream(path: str, linter: Linter) -> tuple[int, int]:
    """Lint the pages of a file and return how many bytes they are and how many findings there were."""
    size = found = 0
    with Path(path).open(encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        for report in linter.lint_many(Document(text) for text in texts):
            found += len(report.findings)
    size = Path(path).stat().st_size
    return size, found


def main() -> None:
    """Measure what the command line names."""
    kind, what, *share = sys.argv[1:]
    select = os.environ.get("SCRAPELINT_SELECT")
    linter = Linter(Config(time_limit=0, **({"select": tuple(select.split(","))} if select else {})))
    warm = linter.lint(Document(article(3000)))
    makers: dict[str, Callable[[], str]] = {
        "article": lambda: article(int(what)),
        "hostile": lambda: HOSTILE[what](float(share[0])),
    }
    text = makers[kind]() if kind in makers else ""
    floor, begin = peak_memory(), time.process_time()
    if text:
        size, found = len(text.encode("utf-8", "surrogatepass")), len(linter.lint(Document(text)).findings)
    else:
        size, found = stream(what, linter)
    spent = time.process_time() - begin
    result = {"seconds": spent, "bytes": size, "found": found, "memory": peak_memory(), "floor": floor}
    print("RESULT " + json.dumps(result | {"warm": len(warm.findings)}))


if __name__ == "__main__":
    main()
