"""Choose the cut of every shape and length under budgets of false alarms, and the curve of the confidence.

python fit_cuts.py EVALUATION_FOLDER [plain|spacy MODEL]      prints the tables of calibration.py

The folder holds fragments/*.dev.jsonl.gz and neardup/clean.dev.jsonl.gz; they measure, no weight is trained on them.
"""

import gzip
import json
import math
import sys
from pathlib import Path

import numpy as np

from scrapelint.plugin import Document
from scrapelint_fragments.calibration import LENGTHS
from scrapelint_fragments.gate import kinds
from scrapelint_fragments.main_clause import has_main_clause
from scrapelint_fragments.network import SHAPES
from scrapelint_fragments.reading import read as embedded
from scrapelint_fragments.sentence_form import Kind
from scrapelint_fragments.spacy_backend import reader

BUDGET = {"edited": 0.9, "complete": 4.5, "nonsentence": 28.0, "news": 1.1}  # findings in 1000 sentences
BUDGET_WITH_SPACY = {"edited": 1.7, "complete": 6.0, "nonsentence": 58.0, "news": 1.45}
EDITED = ("complete_edited", "complete_prose")
GRID = np.concatenate([np.arange(1.5 if "spacy" in sys.argv else 3.25, 10.1, 0.25), [99.0]])
TRUNCATED = "trunc_nopunct"  # found by the list of last words, not by the network


def labelled(folder: Path):
    """Yield text, group and category of every labelled sentence and of every sentence of clean news."""
    for path in sorted((folder / "fragments").glob("*.dev.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            record = json.loads(line)
            group = "edited" if record["category"] in EDITED else record["label"]
            if not path.name.startswith("fragment_human") and record["category"] != TRUNCATED:
                yield record["text"], group, record["category"]
    for line in gzip.open(folder / "neardup" / "clean.dev.jsonl.gz", "rt", encoding="utf-8"):
        record = json.loads(line)
        if record["source"] == "bbc":
            for text in record["sentences"][1:]:
                yield text, "news", "news"


def is_prose(text: str) -> bool:
    """Tell whether the gate passes the sentence, alone in its paragraph."""
    found = kinds(Document(text))
    return len(found) == 1 and found[0] is Kind.PROSE


def choose(tables, gains, budget):
    """Return the place in GRID of each cell's cut: most recall while every budget holds, by Lagrange multipliers.

    The prices settle as the steps grow small; as cuts jump, prices a little dearer are tried as well.
    """
    prices = dict.fromkeys(budget, 1e-4)
    best, best_recall = {}, -1.0
    for number in range(500):
        for dearer in (1.5, 1.2, 1.0):
            chosen = cheapest(tables, gains, {group: price * dearer for group, price in prices.items()})
            used = {group: sum(tables[group][cell][place] for cell, place in chosen.items()) for group in budget}
            recall = sum(gains[cell][place] for cell, place in chosen.items())
            if recall > best_recall and all(used[group] <= budget[group] for group in budget):
                best, best_recall = chosen, recall
        step = 0.3 * 0.99**number + 0.01
        for group in budget:
            excess = (used[group] - budget[group]) / max(budget[group], 1)
            prices[group] *= math.exp(step * float(np.clip(excess, -1, 1)))
    return refine(best or dict.fromkeys(gains, len(GRID) - 1), tables, gains, budget)


def cheapest(tables, gains, prices):
    """Return the place of each cell's cut that is best if an alarm of each group has this price."""
    chosen = {}
    for cell, gain in gains.items():
        # A little is charged where no alarm was seen: none in a few thousand is not none at all.
        cost = sum(price * (tables[group][cell] + 0.15 * np.exp(-GRID / 2)) for group, price in prices.items())
        chosen[cell] = int((gain - cost).argmax())
    return chosen


def refine(chosen, tables, gains, budget):
    """Lower cuts one after the other while the budgets hold, the one with most recall for its alarms first."""
    used = {group: sum(tables[group][cell][place] for cell, place in chosen.items()) for group in budget}
    while True:
        moves = []
        for cell, place in chosen.items():
            for lower in range(max(0, place - 8), place):
                more = {group: tables[group][cell][lower] - tables[group][cell][place] for group in budget}
                gain = gains[cell][lower] - gains[cell][place]
                if gain > 0 and all(used[group] + more[group] <= budget[group] for group in budget):
                    price = sum(more[group] / max(budget[group], 1) for group in budget)
                    moves.append((gain / (price + 0.02 * (place - lower)), cell, lower, more))
        if not moves:
            return chosen
        _, cell, lower, more = max(moves, key=lambda move: move[0])
        chosen[cell] = lower
        for group in budget:
            used[group] += more[group]


def main(folder: str, backend: str = "plain", model: str = "") -> None:
    """Print the cuts, what they cost and find, and the slope and offset of the confidence."""
    rows = list(labelled(Path(folder)))
    read = reader(model) if backend == "spacy" else embedded
    prose = np.array([is_prose(text) for text, _, _ in rows])
    verdicts = read([text for text, _, _ in rows])
    shape = np.array([SHAPES.index(name) for name, _ in verdicts])
    passed = np.array([has_main_clause(row[0], name) for row, (name, _) in zip(rows, verdicts, strict=True)])
    score = np.where(prose & ~passed, [value for _, value in verdicts], -99.0)
    length = np.searchsorted(LENGTHS, [len(text.split()) for text, _, _ in rows], side="right")
    group = np.array([name for _, name, _ in rows])
    category = np.array([name for _, _, name in rows])
    categories = sorted(set(category[group == "fragment"]))
    weight = np.zeros(len(rows))
    for name in categories:
        weight[category == name] = 1 / (category == name).sum() / (len(categories) + 1)
    cells = [(number, size) for number in range(1, len(SHAPES)) for size in range(len(LENGTHS) + 1)]

    def curve(where, weights):
        return {
            (number, size): np.array([weights[mask & (score >= cut)].sum() for cut in GRID])
            for number, size in cells
            for mask in [where & (shape == number) & (length == size)]
        }

    ones = np.ones(len(rows))
    tables = {name: curve(group == name, ones) for name in BUDGET}
    most = BUDGET_WITH_SPACY if backend == "spacy" else BUDGET
    budget = {name: rate * (group == name).sum() / 1000 for name, rate in most.items()}
    chosen = choose(tables, curve(group == "fragment", weight), budget)
    cut = np.array([GRID[chosen[number, size]] if number else 99 for number, size in zip(shape, length, strict=True)])
    flagged = score >= cut
    print("CUTS = {")
    for number in range(1, len(SHAPES)):
        values = ", ".join(str(float(GRID[chosen[number, size]])) for size in range(len(LENGTHS) + 1))
        print(f'    "{SHAPES[number]}": ({values}),')
    print("}")
    recalls = {name: round(float(flagged[category == name].mean()), 3) for name in categories}
    print("#", {str(name): recall for name, recall in recalls.items()})
    print("# macro with", TRUNCATED, "at .98:", round((sum(recalls.values()) + 0.98) / (len(recalls) + 1), 3))
    for name in BUDGET:
        print("#", name, round(1000 * float(flagged[group == name].mean()), 2), "in 1000")
    print("SLOPE =", confidence(score, weight, group))


def confidence(score, weight, group):
    """Fit a logistic curve where one sentence in a hundred is a fragment, by Newton's method."""
    broken = (group == "fragment") & (score > -50)
    whole = np.isin(group, ["edited", "complete", "news"]) & (score > -50)
    x = np.concatenate([score[broken], score[whole]])
    y = np.concatenate([np.ones(broken.sum()), np.zeros(whole.sum())])
    w = np.concatenate([weight[broken] / weight[broken].sum() * 0.01, np.full(whole.sum(), 0.99 / whole.sum())])
    slope, offset = 0.5, -3.0
    design = np.stack([x, np.ones_like(x)], 1)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(slope * x + offset, -40, 40)))
        gradient = design.T @ (w * (y - p))
        hessian = (design * (w * p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        slope, offset = slope + step[0], offset + step[1]
    return round(float(slope), 2), round(float(offset), 2)


if __name__ == "__main__":
    main(*sys.argv[1:])
