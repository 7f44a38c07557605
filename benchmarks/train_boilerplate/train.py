"""Train the line model of the boilerplate rules: ``python train.py FOLDER WEIGHTS [--scores FILE] [--seed N]``."""

import argparse
import os
import pickle
import time
from pathlib import Path
from typing import Any

import numpy as np
from lexical_weights import lexical_scores, ngram_matrix
from pages import FOLDS, Page, load
from scipy.optimize import minimize
from tree_weights import line_weights, tree_scores, unpacked

from scrapelint.data import write_arrays
from scrapelint_boilerplate.line_model import unpack
from scrapelint_boilerplate.line_model_characters import character_tables, read
from scrapelint_boilerplate.line_model_context import features
from scrapelint_boilerplate.line_model_layout import COLUMN, layout
from scrapelint_boilerplate.line_model_ngrams import hashes, overlap
from scrapelint_boilerplate.line_model_pages import Pages

BINS = 65
CALIBRATED_ON = ("zyte", "wcxb", "trafeval")
"""The sets whose content labels are a reader's: mozread's are the approved output of a tool."""
CALIBRATED = 3.0
"""Scores above minus this are fitted: what is far below is never reported."""
SUREST = 0.99
"""No line is called surer than this."""


def feature_table(pages: list[Page], scores: np.ndarray, classes: np.ndarray, folded: np.ndarray) -> np.ndarray:
    """Return the features of all lines, a row a line."""
    rows, at = [], 0
    for page in pages:
        said = scores[at : at + len(page.lines)]
        at += len(page.lines)
        only = Pages.of([len(page.lines)])
        characters = read(page.lines, only, classes, folded)
        table, visible = layout(characters)
        prose, cjk = table[:, COLUMN["prose"]] > 0, table[:, COLUMN["cjk"]]
        shared = overlap(characters, hashes(characters), prose, cjk, only)
        rows.append(features(table, visible, said, page.claimed, shared, only))
    return np.concatenate(rows)


def packed_ngrams(values: np.ndarray) -> dict[str, Any]:
    """Return the n-gram weights as small integers with their unit."""
    unit = np.abs(values[:-1]).max() / 127
    small = np.round(values[:-1] / unit).astype(np.int8)
    return {"ngrams": small, "ngram_unit": np.float32(unit), "ngram_bias": values[-1]}


def packed_characters(classes: np.ndarray, folded: np.ndarray) -> dict[str, Any]:
    """Return the tables of characters, the classes as runs, the folds as exceptions."""
    first = np.flatnonzero(np.diff(classes, prepend=255))
    changed = np.flatnonzero(folded != np.arange(len(folded)))
    return {
        "class_of": classes[first], "class_run": np.diff(np.append(first, len(classes))).astype(np.uint16),
        "folded_at": changed.astype(np.uint16), "folded_to": folded[changed],
    }  # fmt: skip


def calibration(pages: list[Page], scores: np.ndarray, claimed: np.ndarray, folds: int) -> dict[str, Any]:
    """Return, for rising scores, the chance that an unclaimed line is boilerplate, on pages whose site was held out."""
    used = [p.dataset in CALIBRATED_ON and p.kind == "residue" and p.fold < folds for p in pages]
    residue = [np.full(len(page.lines), use) for page, use in zip(pages, used, strict=True)]
    labels = np.concatenate([page.labels for page in pages])
    rows = np.concatenate(residue) & (claimed == 0) & (labels >= 0) & (scores > -CALIBRATED)
    score, bad = scores[rows], labels[rows] == 0

    def loss(values: np.ndarray) -> float:
        return float(np.logaddexp(0, np.where(bad, -1.0, 1.0) * (values[0] * score + values[1])).sum())

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    points = np.linspace(-2 * CALIBRATED, 2 * CALIBRATED, BINS)
    shares = np.minimum(1 / (1 + np.exp(-(slope * points + shift))), SUREST)
    return {"log_odds": points.astype(np.float32), "shares": shares.astype(np.float32)}


def main() -> None:
    """Train, cross-validate, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="labelled pages: zyte.residue.dev.jsonl.gz and so on")
    parser.add_argument("weights", type=Path, help="where to write the weights (.npy)")
    parser.add_argument("--scores", type=Path, help="where to write the held-out scores of all lines (pickle)")
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the folds to hold out in turn")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.time()

    def tell(message: str) -> None:
        print(f"{time.time() - began:6.0f} s  {message}", flush=True)

    pages = [page for page in load(options.folder) if page.lines]
    labels = np.concatenate([page.labels for page in pages])
    fold = np.concatenate([np.full(len(page.lines), page.fold) for page in pages])
    trained_on = np.concatenate([np.full(len(page.lines), page.trained_on) for page in pages])
    claimed = np.concatenate([page.claimed for page in pages])
    tell(f"{len(pages)} versions of pages, {len(labels)} lines")
    classes, folded = character_tables()
    matrix = ngram_matrix(pages, classes, folded)
    scores, values = lexical_scores(pages, matrix, labels == 0, fold)
    del matrix
    tell("n-grams done")
    table = feature_table(pages, scores, classes, folded)
    tell(f"{table.shape[1]} features")
    if cached := os.environ.get("SCRAPELINT_TRAIN_CACHE"):  # to try other trees without a new table
        with Path(cached).open("wb") as file:
            pickle.dump((pages, table, values, scores), file, protocol=4)
    scores, trees = tree_scores(table, labels == 0, line_weights(pages), fold, trained_on, options.seed, options.folds)
    tell("trees done")
    stored = {
        **packed_characters(classes, folded), **packed_ngrams(values), **unpacked(trees, f"{options.weights}.json"),
        **calibration(pages, scores, claimed, options.folds),
    }  # fmt: skip
    arrays = {name: np.asarray(value) for name, value in stored.items()}
    write_arrays(options.weights, arrays)
    unpack(arrays)
    if options.scores:
        with options.scores.open("wb") as file:
            pickle.dump((pages, scores), file, protocol=4)
    tell(f"{options.weights.stat().st_size / 1000:.0f} kB written")


if __name__ == "__main__":
    main()
