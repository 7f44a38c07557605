"""Boosted trees over layout, place and the lexical scores of a line and its neighbours."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoostClassifier, Pool
from pages import FOLDS, Page

TREES, DEPTH, RATE, PENALTY = 250, 6, 0.12, 20.0
KIND_WEIGHT = {"residue": 0.0, "extractor": 0.6, "made": 0.4, "dump": 0.25}
"""A page of ``residue`` is one of its ``extractor`` versions, so it is not learned twice."""
DUMPS = 4
"""One whole page in so many is learned from: their lines are many and easy."""
CONTENT_WEIGHT = 2.0
"""A false alarm costs more than a miss."""


def line_weights(pages: Sequence[Page]) -> np.ndarray:
    """Return each line's weight: long pages count more, but not in proportion."""
    weights = []
    for page in pages:
        known = KIND_WEIGHT[page.kind] * page.trained_on * (0.5 if page.dataset == "mozread" else 1.0)
        if page.kind == "dump" and zlib.crc32(page.id.encode()) % DUMPS:
            known = 0.0
        size = (max(len(page.lines), 1) / 40) ** -0.25
        weights.append(known * size * np.where(page.labels == 1, CONTENT_WEIGHT, 1.0) * (page.labels >= 0))
    return np.concatenate(weights)


def fit(table: np.ndarray, boilerplate: np.ndarray, weights: np.ndarray, seed: int) -> CatBoostClassifier:
    """Return trees of equal depth, each level asking one question."""
    model = CatBoostClassifier(
        iterations=TREES, depth=DEPTH, learning_rate=RATE, l2_leaf_reg=PENALTY, random_seed=seed, thread_count=1,
        verbose=0, border_count=64, boosting_type="Plain", bootstrap_type="Bernoulli", subsample=0.5, rsm=0.3,
        allow_writing_files=False,
    )  # fmt: skip
    model.fit(Pool(table, boilerplate.astype(int), weight=weights))
    return model


def tree_scores(
    table: np.ndarray,
    boilerplate: np.ndarray,
    weights: np.ndarray,
    fold: np.ndarray,
    trained_on: np.ndarray,
    seed: int,
    folds: int = FOLDS,
) -> tuple[np.ndarray, CatBoostClassifier]:
    """Return each line's log-odds by trees that did not see its site, and the trees fitted to all."""
    used = np.flatnonzero(weights > 0)
    scores = np.zeros(len(fold))
    for number in range(folds):
        rows = used[fold[used] != number]
        held = np.flatnonzero(trained_on & (fold == number))
        model = fit(table[rows], boilerplate[rows], weights[rows], seed)
        scores[held] = model.predict(table[held], prediction_type="RawFormulaVal")
    model = fit(table[used], boilerplate[used], weights[used], seed)
    others = np.flatnonzero(~trained_on)
    scores[others] = model.predict(table[others], prediction_type="RawFormulaVal")
    return scores, model


def unpacked(model: CatBoostClassifier, path: str) -> dict[str, Any]:
    """Return questions and leaves of the trees as arrays, through CatBoost's own JSON."""
    model.save_model(path, format="json")
    stored = json.loads(Path(path).read_text(encoding="utf-8"))
    Path(path).unlink()
    trees = stored["oblivious_trees"]
    features = np.zeros((DEPTH, len(trees)), np.int64)
    borders = np.full((DEPTH, len(trees)), np.inf, np.float32)
    leaves = np.zeros((len(trees), 1 << DEPTH), np.float32)
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            features[level, number] = split["float_feature_index"]
            borders[level, number] = split["border"]
        values = tree["leaf_values"]
        leaves[number, : len(values)] = values
    scale, bias = stored["scale_and_bias"]
    columns, places = np.unique(features, return_inverse=True)
    return {
        "columns": columns.astype(np.uint16), "features": places.reshape(features.shape).astype(np.uint16),
        "borders": borders, "leaves": (leaves * scale).astype(np.float16), "bias": np.float32(np.ravel(bias)[0]),
    }  # fmt: skip
