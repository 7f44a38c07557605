"""The embedded reader: the shape of each sentence if it is broken, and how surely."""

from collections.abc import Sequence

import numpy as np

from scrapelint_fragments.features import TOKEN
from scrapelint_fragments.network import SHAPES, Floats, network

_NAMES = {"WHO": "UN"}
"""Names in capitals that are function words in small letters; “WHO says …” is no relative clause."""

MOST_TOKENS = 110
"""A sentence of more tokens than this is an enumeration or was not split; it passes."""

PASSED = ("complete", -99.0)


def read(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Return the likeliest shape of each sentence if it is broken, and the log odds that it is broken."""
    verdicts = dict.fromkeys(texts, PASSED)  # a page may say one thing a hundred thousand times
    verdicts.update(zip(verdicts, _read_each(list(verdicts)), strict=True))
    return [verdicts[text] for text in texts]


def _read_each(texts: Sequence[str]) -> list[tuple[str, float]]:
    tokens = [_tokens(text) for text in texts]
    judged = [place for place, sentence in enumerate(tokens) if 0 < len(sentence) <= MOST_TOKENS]
    verdicts = [PASSED] * len(tokens)
    if judged:
        logits = network().logits([tokens[place] for place in judged])
        shapes = (logits[:, 1:].argmax(1) + 1).tolist()
        for place, shape, score in zip(judged, shapes, broken(logits).tolist(), strict=True):
            verdicts[place] = (SHAPES[shape], round(score, 3))
    return verdicts


def _tokens(text: str) -> list[str]:
    found: list[str] = TOKEN.findall(text)
    return [_NAMES.get(token, token) for token in found] if "WHO" in text else found


def broken(logits: Floats) -> Floats:
    """Return the log odds that a sentence has any shape but the first, ``complete``."""
    shapes = logits[:, 1:]
    top = shapes.max(1)
    odds: Floats = top + np.log(np.exp(shapes - top[:, None]).sum(1)) - logits[:, 0]
    return odds
