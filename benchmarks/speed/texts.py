"""The pages that all jobs read: one file of JSON lines, from a folder of the user's or from the generator."""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages import pages


def collect(source: Path | None, target: Path, megabytes: float, generated: int) -> str:
    """Write the pages to ``target`` in a random but fixed order, and return what they are.

    Args:
        source: A folder with ``*.jsonl`` and ``*.jsonl.gz`` files whose records have ``text``; the generator if None.
        target: The file to write.
        megabytes: Where to stop.
        generated: How many pages the generator is asked for.
    """
    if source is None:
        pages.write(target, generated)
        return f"{generated:,} generated pages"
    texts = list(read(source))
    random.Random(0).shuffle(texts)  # noqa: S311 -- an order, no secret
    written = count = 0
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for text in texts:
            if written > megabytes * 1e6:
                break
            written += file.write(json.dumps({"id": str(count), "text": text}) + "\n")
            count += 1
    return f"{count:,} of {len(texts):,} pages of {source.name}/"


def read(folder: Path) -> Iterator[str]:
    """Yield the texts below ``folder``; half a surrogate pair, which no file may hold, becomes a question mark."""
    for path in sorted([*folder.rglob("*.jsonl"), *folder.rglob("*.jsonl.gz")]):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                if text := json.loads(line).get("text"):
                    yield text.encode("utf-8", "replace").decode()
