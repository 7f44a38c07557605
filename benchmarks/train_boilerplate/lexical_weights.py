"""Logistic regression over hashed character n-grams: what a line says by itself."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse
from pages import FOLDS, Page
from scipy.optimize import minimize

from scrapelint_boilerplate.line_model_characters import read
from scrapelint_boilerplate.line_model_ngrams import BITS, hashes
from scrapelint_boilerplate.line_model_pages import Pages

STRENGTH = 1.0
"""Inverse of the weight of the L2 penalty."""
ROUNDS = 40


def ngram_matrix(pages: Sequence[Page], classes: np.ndarray, folded: np.ndarray) -> scipy.sparse.csr_matrix:
    """Return a row a line: each n-gram counts one over the square root of their number."""
    columns, counts = [], []
    for page in pages:
        characters = read(page.lines, Pages.of([len(page.lines)]), classes, folded)
        codes, lines = [], []
        for order, (found, within) in hashes(characters).items():
            codes.append(found[within])
            lines.append(characters.lines[: 1 - order][within])
        line = np.concatenate(lines)
        columns.append(np.concatenate(codes)[np.argsort(line, kind="stable")].astype(np.int32))
        counts.append(np.bincount(line, minlength=len(page.lines)))
    sizes = np.concatenate(counts)
    values = np.repeat((1 / np.sqrt(np.maximum(sizes, 1))).astype(np.float32), sizes)
    pointers = np.concatenate(([0], np.cumsum(sizes)))
    return scipy.sparse.csr_matrix((values, np.concatenate(columns), pointers), shape=(len(sizes), 1 << BITS))


def line_weights(pages: Sequence[Page]) -> np.ndarray:
    """Return the weight of each line: once for each text of a page, more if an extractor kept it."""
    weights, seen, at = np.zeros(sum(len(page.lines) for page in pages), np.float32), {}, 0
    for page in pages:
        for line, label in zip(page.lines, page.labels, strict=True):
            if page.trained_on and label >= 0:
                first = seen.setdefault((page.id, line, label), at)
                kept = page.kind in ("residue", "extractor")
                weights[first] = max(weights[first], 1.5 if kept and first != at else 1.0 if kept else 0.6)
            at += 1
    return weights


def fit(matrix: scipy.sparse.csr_matrix, boilerplate: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weights of the n-grams and, last, the bias."""
    matrix = matrix.copy()
    matrix.sum_duplicates()
    transposed = matrix.T.tocsr()
    sign = np.where(boilerplate, 1.0, -1.0)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ values[:-1].astype(np.float32) + values[-1])
        pull = -sign * weights / (1 + np.exp(np.minimum(margin, 500)))
        slope = np.append(transposed @ pull.astype(np.float32) + values[:-1] / STRENGTH, pull.sum())
        return float(np.logaddexp(0, -margin) @ weights + values[:-1] @ values[:-1] / (2 * STRENGTH)), slope

    start = np.zeros(matrix.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x.astype(np.float32)


def lexical_scores(
    pages: Sequence[Page], matrix: scipy.sparse.csr_matrix, boilerplate: np.ndarray, fold: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return each line's score by weights that did not see its site, and the weights fitted to all."""
    weights = line_weights(pages)
    used = np.flatnonzero(weights > 0)
    trained_on = np.concatenate([np.full(len(page.lines), page.trained_on) for page in pages])
    scores = np.zeros(len(fold), np.float32)
    for number in range(FOLDS):
        rows = used[fold[used] != number]
        values = fit(matrix[rows], boilerplate[rows], weights[rows])
        held = np.flatnonzero(trained_on & (fold == number))
        scores[held] = matrix[held] @ values[:-1] + values[-1]
    values = fit(matrix[used], boilerplate[used], weights[used])
    others = np.flatnonzero(~trained_on)
    scores[others] = matrix[others] @ values[:-1] + values[-1]
    return scores, values
