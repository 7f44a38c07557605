"""The embedded reader: a fast network passes what is plainly complete, an exact one reads the rest."""

from collections.abc import Sequence

import numpy as np

from scrapelint_fragments.features import TOKEN
from scrapelint_fragments.network import SHAPES, Floats, network

SUSPICION = -2.0
"""Least score of the fast network, in log odds of being broken, that the exact network looks at."""

_NAMES = {"WHO": "UN"}
"""Names in capitals that are function words in small letters; “WHO says …” is no relative clause."""

MOST_TOKENS = 110
"""A sentence of more tokens than this is an enumeration or was not split; it passes."""

PASSED = ("complete", -99.0)


def read(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Return the likeliest shape of each sentence if it is broken, and the log odds that it is broken."""
    tokens = [_tokens(text) for text in texts]
    judged = [place for place, sentence in enumerate(tokens) if 0 < len(sentence) <= MOST_TOKENS]
    quick = broken(network("sieve").logits([tokens[place] for place in judged]))
    suspects = [place for place, score in zip(judged, quick.tolist(), strict=True) if score >= SUSPICION]
    return _verdicts(tokens, suspects)


def read_all(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Return the same as :func:`read`, but let the exact network read every sentence."""
    tokens = [_tokens(text) for text in texts]
    return _verdicts(tokens, [place for place, sentence in enumerate(tokens) if 0 < len(sentence) <= MOST_TOKENS])


def _tokens(text: str) -> list[str]:
    found: list[str] = TOKEN.findall(text)
    return [_NAMES.get(token, token) for token in found] if "WHO" in text else found


def _verdicts(tokens: Sequence[Sequence[str]], judged: Sequence[int]) -> list[tuple[str, float]]:
    """Return the verdict of the exact network on the sentences at the places ``judged``; the others pass."""
    verdicts = [PASSED] * len(tokens)
    if judged:
        logits = network("reader").logits([tokens[place] for place in judged])
        shapes = (logits[:, 1:].argmax(1) + 1).tolist()
        for place, shape, score in zip(judged, shapes, broken(logits).tolist(), strict=True):
            verdicts[place] = (SHAPES[shape], round(score, 3))
    return verdicts


def broken(logits: Floats) -> Floats:
    """Return the log odds that a sentence has any shape but the first, ``complete``."""
    if not len(logits):
        return np.zeros(0, np.float32)
    shapes = logits[:, 1:]
    top = shapes.max(1)
    odds: Floats = top + np.log(np.exp(shapes - top[:, None]).sum(1)) - logits[:, 0]
    return odds
