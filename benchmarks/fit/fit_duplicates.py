"""Fit the coefficients of the near-duplicate score on labelled pairs: python benchmarks/fit/fit_duplicates.py DIRECTORY.

The directory holds ``pairs.dev.jsonl.gz`` (records with a, b, label, kind) and ``clean.dev.jsonl.gz`` (records with
sentences and source), as described in docs/internals/near-duplicates.md. Only the coefficients are written; no text.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import scrapelint_duplicates
from numpy.typing import NDArray
from scrapelint.plugin import Document
from scrapelint_duplicates.candidates import find_candidates
from scrapelint_duplicates.changes import changes, moved, words
from scrapelint_duplicates.contradictions import contradictions
from scrapelint_duplicates.features import NAMES, measure, profile
from scrapelint_duplicates.prose import is_prose
from scrapelint_duplicates.scoring import TABLE
from scrapelint_duplicates.tokens import tokens_of
from scrapelint_duplicates.units import read_units
from scrapelint_duplicates.verdict import conflicts

WEIGHTS = {"exact": 0.0, "format": 0.3, "containment": 0.05, "half": 1.5, "paraphrase": 0.6, "equivalent": 3.0, "ocr": 1.5}
"""How much a pair of a kind counts; 1 where the kind is not named."""
CLEAN_WEIGHTS = {"bbc": 3.0, "shaeb": 0.5, "wcxb": 0.5}
RIDGE = 1.0
_LONGEST = 400

Numbers = NDArray[np.float64]


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
        units = [u for u in read_units(Document("\n\n".join(record["sentences"]))) if u.length >= 5 and is_prose(u)]
        units = list({unit.key: unit for unit in units}.values())[:_LONGEST]
        for left, right in find_candidates([unit.key for unit in units]).pairs:
            a, b = units[left], units[right]
            if (a.terminal or b.terminal) and not alters_a_fact(a.sentence.text, b.sentence.text):
                yield measured(a.sentence.text, b.sentence.text), CLEAN_WEIGHTS[record["source"]]


def measured(a: str, b: str) -> tuple[float, ...]:
    """Return the measures of a pair of sentences."""
    return measure(profile(words(tokens_of(a))), profile(words(tokens_of(b))))


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


def main() -> int:
    """Fit and write the table beside the plugin."""
    directory = Path(sys.argv[1])
    positive, negative = list(same(directory / "pairs.dev.jsonl.gz")), list(different(directory / "clean.dev.jsonl.gz"))
    measures = np.array([row for row, _ in positive + negative])
    labels = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    weights = np.array([weight for _, weight in positive + negative])
    constant, coefficients = fit(measures, labels, weights)
    today = datetime.now(tz=UTC).date().isoformat()
    lines = [
        "# Log odds that two sentences say the same: the constant plus each measure (features.py) times its coefficient.",
        f"# Fitted {today} by benchmarks/fit/fit_duplicates.py on {len(positive)} restated pairs (edits of BBC news and SHAEB",
        f"# articles, MRPC, STS-B news, WikiSplit) and {len(negative)} pairs of clean BBC, SHAEB and WCXB articles.",
        f"constant {constant:.3f}",
        *(f"{name} {value:.3f}" for name, value in zip(NAMES, coefficients, strict=True)),
    ]
    table = Path(scrapelint_duplicates.__path__[0]) / TABLE
    table.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
