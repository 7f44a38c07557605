"""Measures the rules across documents on a generated corpus: processor time, memory, disk, recall and precision.

    python benchmarks/corpus/generate.py pages.jsonl --documents 100000
    python benchmarks/corpus/across.py pages.jsonl --select ND101,ND102 --memory-limit 256MB

Compare figures of one machine and one hour only: run a peer before and after.
"""

import argparse
import json
import resource
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from scrapelint import Config, Linter
from scrapelint.corpus.compare import compare
from scrapelint.corpus.sketches import Sketcher
from scrapelint.corpus_rule import CorpusRule
from scrapelint.readers.base import ReadOptions
from scrapelint.readers.jsonl import JsonlReader
from scrapelint.text.document import Document

_SHARD = 4_000_000  # code points
_COPIES = {"ND101", "ND102"}


def sketched(rules: Sequence[CorpusRule], source: Path, folder: Path) -> list[Path]:
    """Sketch the documents of ``source`` and return the shards."""
    sketcher, shards, size = Sketcher(rules), [], 0
    with source.open("rb") as stream:
        reader = JsonlReader(ReadOptions())
        for position, document in enumerate(reader.read(source.name, stream)):
            if not isinstance(document, Document):
                continue
            sketcher.add(document, position)
            size += len(document.text)
            if size >= _SHARD:
                shards.append(_written(sketcher, folder, len(shards)))
                size = 0
    shards.append(_written(sketcher, folder, len(shards)))
    return shards


def _written(sketcher: Sketcher, folder: Path, number: int) -> Path:
    path = folder / f"{number:06}.shard"
    sketcher.write(path)
    return path


def quality(source: Path, flagged: set[str]) -> str:
    """Return recall and precision of the documents that were reported as copies, by what was planted."""
    lines = source.with_suffix(".truth.jsonl").read_text(encoding="utf-8").splitlines()
    planted = {json.loads(line)["id"] for line in lines}
    hits = len(planted & flagged)
    return f"planted {len(planted):,}, recall {hits / len(planted):.4f}, precision {hits / max(1, len(flagged)):.4f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--select", default="BP101")
    parser.add_argument("--memory-limit", default="1GB")
    given = parser.parse_args()
    rules = Linter(Config(select=tuple(given.select.split(",")), preview=True)).corpus_rules
    flagged: set[str] = set()
    count = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        begun = process_time()
        shards = sketched(rules, given.source, folder)
        half = process_time()
        for finding in compare(rules, shards, memory_limit=given.memory_limit, scratch=folder / "scratch"):
            count += 1
            if finding.code in _COPIES:
                flagged.add(finding.id or "")
        done = process_time()
        disk = sum(path.stat().st_size for path in shards) / 1e6
    size = given.source.stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:.0f} MB, sketching {half - begun:.2f} s, comparing {done - half:.2f} s of processor time")
    print(f"{size / (done - begun):.1f} MB/s")
    print(f"{count:,} findings, {disk:.0f} MB of shards, {memory:.0f} MB of memory at most")
    if flagged:
        print(quality(given.source, flagged))


if __name__ == "__main__":
    main()
