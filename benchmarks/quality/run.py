"""Score each family on labelled text, beside other tools, and at every sensitivity.

    python -m benchmarks.quality.run DATA [--environments FOLDER] [--limit N] [--write FOLDER]

DATA is as for ``measure.py``, with the planted pairs of ``neardup/documents.*``. jusText and Dolma judge lines
in the environments that ``benchmarks.speed.run`` made; without ``--environments`` they are left out.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.environments import OFFLINE, ROOT, prepare
from benchmarks.quality.baselines import c4, refined_web
from benchmarks.quality.measure import AFTER, BEFORE, CONSTRUCTED, interval, joined, records, shared

from scrapelint import Config, Document, Linter

SENSITIVITIES = ("low", "default", "high")
CUTOFFS = (60, 70, 80, 85, 90, 95)
LONGEST = 5
"""Least words of a sentence that the scorers of pairs look at, as ours."""
Row = dict[str, Any]
Pairs = set[tuple[int, int]]


def main() -> None:
    """Score the three families and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--environments", type=Path)
    parser.add_argument("--limit", type=int, help="records of each file")
    parser.add_argument("--write", type=Path, help="a folder for quality.json and quality.md")
    options = parser.parse_args()
    families = {
        "boilerplate": boilerplate(options.data, options.limit, options.environments),
        "fragments": fragments(options.data, options.limit),
        "duplicates": duplicates(options.data, options.limit),
    }
    text = as_markdown(families, options.limit)
    print(text)
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        (options.write / "quality.md").write_text(text, encoding="utf-8")
        (options.write / "quality.json").write_text(json.dumps(families, indent=1) + "\n", encoding="utf-8")


def linter(family: str, sensitivity: str) -> Linter:
    """Return a linter of one family."""
    return Linter(Config(select=(family,), sensitivity=sensitivity, time_limit=0))


def row(name: str, hits: Counter[tuple[bool, bool]]) -> Row:
    """Return a row from counts by (is it wrong, was it flagged)."""
    print(name, file=sys.stderr)
    right, wrong = hits[True, True], hits[False, True]
    low, high = interval(right, right + wrong)
    return {
        "name": name,
        "recall": right / max(1, right + hits[True, False]),
        "precision": right / max(1, right + wrong),
        "interval": [low, high],
        "false_alarms": 1000 * wrong / max(1, wrong + hits[False, False]),
        "flagged": right + wrong,
    }


def boilerplate(data: Path, limit: int | None, environments: Path | None) -> list[Row]:
    """Judge lines: wrong are those labelled as boilerplate, flagged those of which half lies in findings."""
    pages = [p for p in records(data / "boilerplate", "*.residue.*", limit) if p["dataset"] not in CONSTRUCTED]
    judges: dict[str, Callable[[], Iterator[list[int]]]] = {
        **{
            f"scrapelint, sensitivity {level}": partial(our_lines, linter("BP", level), pages)
            for level in SENSITIVITIES
        },
        "C4's line rules": lambda: (c4(page["lines"]) for page in pages),
        "rules in the manner of RefinedWeb": lambda: (refined_web(page["lines"]) for page in pages),
    }
    for tool in ("justext", "dolma") if environments else ():
        judges[{"justext": "jusText", "dolma": "Dolma c4_v1"}[tool]] = partial(their_lines, tool, environments, pages)
    rows = []
    for name, judge in judges.items():
        hits: Counter[tuple[bool, bool]] = Counter()
        for page, flagged in zip(pages, judge(), strict=True):
            numbers = set(flagged)
            hits.update((label == 0, n in numbers) for n, label in enumerate(page["labels"]) if label != -1)
        rows.append(row(name, hits))
    return rows


def our_lines(judge: Linter, pages: list[Row]) -> Iterator[list[int]]:
    """Yield the lines of each page of which half lies in findings."""
    for page in pages:
        text, spans = joined(page["lines"], "\n")
        findings = judge.lint(Document(text)).findings
        covered = [sum(shared(span, (f.start, f.end)) for f in findings) for span in spans]
        yield [
            n
            for n, (line, c) in enumerate(zip(page["lines"], covered, strict=True))
            if c and 2 * c >= len(line.strip())
        ]


def their_lines(tool: str, environments: Path, pages: list[Row]) -> Iterator[list[int]]:
    """Yield the lines of each page that another tool flags, asked in its own environment."""
    environment = prepare(tool, environments.resolve(), install=False)
    program = [str(environment.python), "-m", "benchmarks.quality.baselines", tool]
    given = "".join(json.dumps(page["lines"]) + "\n" for page in pages)
    done = subprocess.run(program, input=given, capture_output=True, text=True, check=True, cwd=ROOT, env=dict(OFFLINE))
    yield from (json.loads(line) for line in done.stdout.splitlines() if line.startswith("["))


def fragments(data: Path, limit: int | None) -> list[Row]:
    """Judge sentences, each alone between two others: wrong are those labelled as fragments."""
    items = [item for name in ("complete.*", "fragment.*") for item in records(data / "fragments", name, limit)]
    rows = []
    for level in SENSITIVITIES:
        judge = linter("FR", level)
        rows.append(row(f"scrapelint, sensitivity {level}", sentences(items, partial(our_sentence, judge))))
    rows.append(row("C4's line rules", sentences(items, lambda text: bool(c4([text])))))
    return rows


def sentences(items: list[Row], flag: Callable[[str], bool]) -> Counter[tuple[bool, bool]]:
    """Count sentences by what they are and whether they are flagged."""
    return Counter((item["label"] == "fragment", flag(item["text"])) for item in items)


def our_sentence(judge: Linter, sentence: str) -> bool:
    """Return whether a finding lies in the sentence."""
    text, spans = joined([BEFORE, sentence, AFTER], "\n\n")
    return any(shared(spans[1], (f.start, f.end)) for f in judge.lint(Document(text)).findings)


def duplicates(data: Path, limit: int | None) -> list[Row]:
    """Judge pairs: wrong are the planted ones; false alarms are counted in clean news, a sentence at most once."""
    planted = list(records(data / "neardup", "documents.*", limit))
    clean = [item["sentences"] for item in records(data / "neardup", "clean.*", limit) if item["source"] == "bbc"]
    judges: dict[str, Callable[[Sequence[str]], Pairs]] = {
        f"scrapelint, sensitivity {level}": partial(our_pairs, linter("ND", level)) for level in SENSITIVITIES
    }
    for scorer in ("ratio", "token_sort_ratio", "token_set_ratio", "WRatio"):
        for cutoff in CUTOFFS:
            judges[f"rapidfuzz {scorer}, {cutoff}"] = partial(fuzzy_pairs, scorer, cutoff)
    rows = []
    for name, judge in judges.items():
        hits: Counter[tuple[bool, bool]] = Counter()
        unplanted = 0
        for document in planted:
            pairs = judge(document["sentences"])
            wanted = {(min(i, j), max(i, j)) for i, j, _ in document["dup_pairs"]}
            hits.update((True, pair in pairs) for pair in wanted)
            unplanted += len(pairs - wanted - ambiguous(document))
        for article in clean:
            alarmed = {later for _, later in judge(article)}
            hits.update((False, number in alarmed) for number in range(len(article)))
        result = row(name, hits)
        found = hits[True, True]
        low, high = interval(found, found + unplanted)
        rows.append(result | {"precision": found / max(1, found + unplanted), "interval": [low, high]})
    return rows


def ambiguous(document: Row) -> Pairs:
    """Return the pairs that count neither way: conflicts, halves of split sentences, and what is equal by nature."""
    pairs = {(min(i, j), max(i, j)) for i, j, _ in document.get("conflict_pairs", [])}
    for union in document.get("union", []):
        pairs |= set(combinations(sorted(union), 2))
    folded = [" ".join(sentence.casefold().split()) for sentence in document["sentences"]]
    return pairs | {(i, j) for i, j in combinations(range(len(folded)), 2) if folded[i] == folded[j]}


def our_pairs(judge: Linter, parts: Sequence[str]) -> Pairs:
    """Return the pairs that findings name, those of the rule for conflicts left out."""
    text, spans = joined(list(parts), "\n\n")
    pairs = set()
    for finding in judge.lint(Document(text)).findings:
        places = [(place.start, place.end) for place in finding.related]
        if finding.code != "ND004":
            own = touched(spans, (finding.start, finding.end))
            pairs |= {(min(i, j), max(i, j)) for place in places for j in touched(spans, place) for i in own if i != j}
    return pairs


def touched(spans: list[tuple[int, int]], place: tuple[int, int]) -> list[int]:
    """Return the parts that share at least three tenths of the shorter one with a place."""
    length = place[1] - place[0]
    return [n for n, span in enumerate(spans) if shared(span, place) >= 0.3 * min(length, span[1] - span[0]) > 0]


def fuzzy_pairs(scorer: str, cutoff: int, parts: Sequence[str]) -> Pairs:
    """Return the pairs of sentences of five words or more that a scorer of rapidfuzz puts at the cutoff or above."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    numbers = [n for n, part in enumerate(parts) if len(part.split()) >= LONGEST]
    texts = [utils.default_process(parts[n]) for n in numbers]
    if not texts:
        return set()
    scores = process.cdist(texts, texts, scorer=getattr(fuzz, scorer), score_cutoff=cutoff)
    return {(numbers[i], numbers[j]) for i, j in zip(*scores.nonzero(), strict=True) if i < j}


def as_markdown(families: dict[str, list[Row]], limit: int | None) -> str:
    """Return a table a family, and how much was read."""
    parts = []
    for family, rows in families.items():
        lines = [f"### {family.capitalize()}", "", "| | recall | precision (95 % interval) | false alarms per 1,000 |"]
        lines.append("|---|--:|--:|--:|")
        for line in rows:
            low, high = line["interval"]
            precision = f"{line['precision']:.3f} ({low:.3f} to {high:.3f})"
            lines.append(f"| {line['name']} | {line['recall']:.3f} | {precision} | {line['false_alarms']:.2f} |")
        parts.append("\n".join(lines))
    read = f"at most {limit:,} records of each file" if limit else "every record"
    parts.append(f"* read: {read}\n* date: {datetime.now(UTC).date()}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
