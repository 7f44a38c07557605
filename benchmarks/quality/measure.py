"""Measure every rule on labelled text and write the figures that the rule pages show.

    python -m benchmarks.quality.measure DATA [--limit N] [--write]

DATA is a folder with ``boilerplate/*.residue.*.jsonl.gz`` (pages: ``lines`` and ``labels``, 1 content, 0 boilerplate),
``fragments/*.jsonl.gz`` (sentences: ``text`` and ``label``) and ``neardup/`` (``documents.*`` with ``sentences``,
``dup_pairs``, ``conflict_pairs`` and ``union``; ``clean.*`` with ``sentences`` and ``source``). Without ``--write`` the
figures are printed only; with it they go to ``measured.toml`` of each plugin.
"""

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapelint import Finding, Linter, lint_text
from scrapelint.plugin import Rule

PLUGINS = Path(__file__).parents[2] / "plugins"
BEFORE, AFTER = "The committee met in the capital on Monday.", "Officials declined to comment on the matter."
CONSTRUCTED = {"mozread"}  # test pages of a browser: placeholder text stands there for the article
LINES = "web pages labelled by people; credits and notices that the labels count as content are held to be wrong"
Figures = dict[str, Any]


def records(folder: Path, pattern: str, limit: int | None) -> Iterator[dict[str, Any]]:
    """Yield the records of the files that match ``pattern``, at most ``limit`` of each."""
    for path in sorted(folder.glob(pattern)):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if limit and number >= limit:
                    break
                yield json.loads(line)


def joined(parts: list[str], separator: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text and the half-open span of each part in it."""
    spans, offset = [], 0
    for part in parts:
        spans.append((offset, offset + len(part)))
        offset += len(part) + len(separator)
    return separator.join(parts), spans


def shared(span: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many code points two spans share."""
    return max(0, min(span[1], other[1]) - max(span[0], other[0]))


def interval(right: int, total: int) -> tuple[float, float]:
    """Return the Wilson interval, at 95 %, of the share ``right / total``."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def boilerplate(data: Path, limit: int | None) -> dict[str, Figures]:
    """Judge each BP rule by the lines it flags, a line being flagged when half of it lies in its findings."""
    hits: dict[str, Counter[bool]] = defaultdict(Counter)
    content = 0
    for page in records(data / "boilerplate", "*.residue.*", limit):
        if page["dataset"] in CONSTRUCTED:
            continue
        text, spans = joined(page["lines"], "\n")
        findings = lint_text(text, select=["BP"]).findings
        for line, label, span in zip(page["lines"], page["labels"], spans, strict=True):
            content += label == 1
            for name in flagged_by(findings, span, len(line.strip())) if label != -1 else ():
                hits[name][label == 0] += 1
    return {
        name: judged(c[True], c[False])
        | {
            "false_alarms_per_1000_lines": round(1000 * c[False] / max(1, content), 2),
            "data": LINES,
        }
        for name, c in hits.items()
    }


def flagged_by(findings: tuple[Finding, ...], span: tuple[int, int], length: int) -> Iterator[str]:
    """Yield the names of the rules whose findings cover half of a line."""
    covered: Counter[str] = Counter()
    for finding in findings:
        covered[finding.name] += shared(span, (finding.start, finding.end))
    yield from (name for name, characters in covered.items() if characters >= 0.5 * max(1, length) and characters)


def judged(right: int, wrong: int) -> Figures:
    """Return precision, its interval and the number of findings it rests on."""
    low, high = interval(right, right + wrong)
    share = right / (right + wrong) if right + wrong else 0.0
    return {"precision": round(share, 4), "findings": right + wrong, "note": f"95 % interval {low:.1%} to {high:.1%}"}


def fragments(data: Path, limit: int | None) -> dict[str, Figures]:
    """Count how often each FR rule flags a complete sentence; the fragments it finds are synthetic, so no precision."""
    wrong: Counter[str] = Counter()
    complete = 0
    for item in records(data / "fragments", "complete.*", limit):
        complete += 1
        text, spans = joined([BEFORE, item["text"], AFTER], "\n\n")
        findings = lint_text(text, select=["FR"]).findings
        wrong.update({f.name for f in findings if shared(spans[1], (f.start, f.end))})
    return {
        rule.name: {
            "false_alarms_per_1000_sentences": round(1000 * wrong[rule.name] / max(1, complete), 2),
            "data": f"{complete:,} complete sentences of treebanks, each alone between two others",
        }
        for rule in rules("FR")
    }


def duplicates(data: Path, limit: int | None) -> dict[str, Figures]:
    """Count the findings of each ND rule in clean news: all are held to be wrong, though some repeats are real."""
    wrong: Counter[str] = Counter()
    sentences = 0
    for document in records(data / "neardup", "clean.*", limit):
        if document["source"] == "bbc":
            sentences += len(document["sentences"])
            text, _ = joined(document["sentences"], "\n\n")
            wrong.update(finding.name for finding in lint_text(text, select=["ND"]).findings)
    return {
        rule.name: {
            "false_alarms_per_1000_sentences": round(1000 * wrong[rule.name] / max(1, sentences), 2),
            "data": f"{sentences:,} sentences of clean news, every finding counted as wrong",
        }
        for rule in rules("ND")
    }


def rules(prefix: str) -> list[Any]:
    """Return the installed rules for single documents whose code begins with ``prefix``."""
    known = Linter().catalogue.rules
    return [rule for code, rule in known.items() if code.startswith(prefix) and issubclass(rule, Rule)]


def as_toml(figures: dict[str, Figures]) -> str:
    """Return ``figures`` as TOML, a table a rule."""
    today = datetime.now(UTC).date().isoformat()
    lines = ["# Written by benchmarks/quality/measure.py; not to be edited by hand."]
    for name, values in sorted(figures.items()):
        lines += [
            "",
            f"[{name}]",
            *(f"{key} = {json.dumps(value)}" for key, value in values.items()),
            f"date = {today}",
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure the three families."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, help="records of each file")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    for measure in (boilerplate, fragments, duplicates):
        text = as_toml(measure(options.data, options.limit))
        print(text)
        if options.write:
            target = PLUGINS / f"scrapelint_{measure.__name__}" / "measured.toml"
            target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
