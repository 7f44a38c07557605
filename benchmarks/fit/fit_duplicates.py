"""Fit the coefficients of the near-duplicate scores: python benchmarks/fit/fit_duplicates.py DIRECTORY.

The directory holds ``pairs.dev.jsonl.gz`` (records with a, b, label, kind), ``triples.dev.jsonl.gz`` (a, b, c: the
sentence c split into a and b) and ``clean.dev.jsonl.gz`` (records with sentences and source), as described in
docs/internals/near-duplicates.md. Only the coefficients are written; no text.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import scrapelint_duplicates
from scrapelint.plugin import Document
from scrapelint_duplicates.candidates import find_candidates
from scrapelint_duplicates.changes import changes, moved, words
from scrapelint_duplicates.contradictions import contradictions
from scrapelint_duplicates.features import NAMES, Profile, measure
from scrapelint_duplicates.prose import is_prose
from scrapelint_duplicates.scoring import TABLE
from scrapelint_duplicates.splits import MOST_APART, SPLIT_NAMES, measure_split
from scrapelint_duplicates.tokens import tokens_of
from scrapelint_duplicates.units import Unit, read_units
from scrapelint_duplicates.verdict import conflicts

WEIGHTS = {
    "exact": 0.0,
    "format": 0.3,
    "containment": 0.05,
    "half": 6.0,
    "paraphrase": 0.6,
    "equivalent": 3.0,
    "ocr": 1.5,
}
"""How much a pair of a kind counts; 1 where the kind is not named."""
CLEAN_WEIGHTS = {"bbc": 3.0, "shaeb": 0.5, "wcxb": 0.5}
RIDGE = 1.0
_LONGEST = 400

Numbers = NDArray[np.float64]
Weighed = tuple[tuple[float, ...], float]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def alters_a_fact(a: str, b: str) -> bool:
    """Return whether two sentences differ in a fact: such pairs are judged by their remainder."""
    before, after = tokens_of(a), tokens_of(b)
    return not moved(words(before), words(after)) and bool(conflicts(changes(before, after), contradictions("en")))


def same(path: Path) -> Iterator[tuple[tuple[float, ...], float]]:
    """Yield measures and weight of the pairs that say the same."""
    for record in records(path):
        weight = WEIGHTS.get(record["kind"], 1.0)
        if record["label"] == 1 and weight and not alters_a_fact(record["a"], record["b"]):
            yield measured(record["a"], record["b"]), weight


def different(path: Path) -> Iterator[tuple[tuple[float, ...], float]]:
    """Yield measures and weight of the pairs of clean articles that pass the gate: nearly none says the same."""
    for record in records(path):
        units = clean_units(record)
        for left, right in find_candidates([unit.key for unit in units]).pairs:
            a, b = units[left], units[right]
            if (a.terminal or b.terminal) and not alters_a_fact(a.sentence.text, b.sentence.text):
                yield measured(a.sentence.text, b.sentence.text), CLEAN_WEIGHTS[record["source"]]


def clean_units(record: dict[str, Any]) -> list[Unit]:
    """Return the different prose sentences of a clean article."""
    units = [u for u in read_units(Document("\n\n".join(record["sentences"]))) if u.length >= 5 and is_prose(u)]
    return list({unit.key: unit for unit in units}.values())[:_LONGEST]


def split_in_two(path: Path) -> Iterator[tuple[float, ...]]:
    """Yield the measures of sentences that were split in two."""
    for record in records(path):
        yield measure_split(*(Profile(words(tokens_of(record[part]))) for part in "abc"))


def not_split(path: Path) -> Iterator[tuple[float, ...]]:
    """Yield the measures of the triples of clean articles that pass the gate."""
    for record in records(path):
        units = clean_units(record)
        for whole, first, second in find_candidates([unit.key for unit in units]).splits:
            triple = [units[place] for place in (first, second, whole)]
            if all(unit.terminal for unit in triple) and triple[1].number - triple[0].number <= MOST_APART:
                yield measure_split(*(Profile(words(tokens_of(unit.sentence.text))) for unit in triple))


def measured(a: str, b: str) -> tuple[float, ...]:
    """Return the measures of a pair of sentences."""
    return measure(Profile(words(tokens_of(a))), Profile(words(tokens_of(b))))


def fit(measures: Numbers, labels: Numbers, weights: Numbers) -> tuple[float, Numbers]:
    """Return constant and coefficients of a logistic regression with a small ridge, by Newton's method."""
    mean, spread = measures.mean(axis=0), measures.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(measures)), (measures - mean) / spread])
    ridge = np.eye(design.shape[1]) * RIDGE
    ridge[0, 0] = 0
    beta = np.zeros(design.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-design @ beta))
        slope = design.T @ (weights * (labels - chance)) - ridge @ beta
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-7:
            break
    coefficients = beta[1:] / spread
    return float(beta[0] - coefficients @ mean), coefficients


def fitted(
    names: Sequence[str], positive: Sequence[Weighed], negative: Sequence[Weighed], prefix: str = ""
) -> list[str]:
    """Return the lines of the table for one score."""
    rows = [*positive, *negative]
    labels = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    constant, coefficients = fit(np.array([row for row, _ in rows]), labels, np.array([weight for _, weight in rows]))
    return [
        f"{prefix}constant {constant:.3f}",
        *(f"{prefix}{name} {value:.3f}" for name, value in zip(names, coefficients, strict=True)),
    ]


def main() -> int:
    """Fit and write the table beside the plugin."""
    directory = Path(sys.argv[1])
    clean = directory / "clean.dev.jsonl.gz"
    alike, unlike = list(same(directory / "pairs.dev.jsonl.gz")), list(different(clean))
    split = [(row, 1.0) for row in split_in_two(directory / "triples.dev.jsonl.gz")]
    whole = [(row, 1.0) for row in not_split(clean)]
    today = datetime.now(tz=UTC).date().isoformat()
    lines = [
        "# Log odds that two sentences say the same: the constant plus each measure (features.py) times its weight.",
        "# With split_ before the name: that two neighbours say between them what one sentence says (splits.py).",
        f"# Fitted {today} by benchmarks/fit/fit_duplicates.py: {len(alike)} restated pairs (edits of BBC and SHAEB",
        f"# articles, MRPC, STS-B news, WikiSplit), {len(unlike)} pairs of clean BBC, SHAEB and WCXB articles;",
        f"# {len(split)} WikiSplit triples, {len(whole)} triples of the clean articles.",
        *fitted(NAMES, alike, unlike),
        *fitted(SPLIT_NAMES, split, whole, "split_"),
    ]
    (Path(scrapelint_duplicates.__path__[0]) / TABLE).write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
