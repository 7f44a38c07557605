"""The embedded reader: a fast network passes what is plainly complete, an exact one reads the rest."""

from collections.abc import Sequence

import numpy as np
from scrapelint.plugin import one_thread

from scrapelint_fragments.features import TOKEN
from scrapelint_fragments.network import SHAPES, Floats, network

SUSPICION = -3.0
"""Least score of the fast network, in log odds of being broken, that the exact network looks at."""

MOST_TOKENS = 110
"""A sentence of more tokens than this is an enumeration or was not split; it passes."""


def read(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Return the likeliest shape of each sentence if it is broken, and the log odds that it is broken."""
    tokens = [TOKEN.findall(text) for text in texts]
    verdicts = [("complete", -99.0)] * len(texts)
    judged = [place for place, sentence in enumerate(tokens) if 0 < len(sentence) <= MOST_TOKENS]
    suspects = judged
    if suspects:
        with one_thread():
            logits = network("reader").logits([tokens[place] for place in suspects])
        shapes = (logits[:, 1:].argmax(1) + 1).tolist()
        for place, kind, score in zip(suspects, shapes, broken(logits).tolist(), strict=True):
            verdicts[place] = (SHAPES[kind], round(score, 3))
    return verdicts


def broken(logits: Floats) -> Floats:
    """Return the log odds that a sentence has any shape but the first, ``complete``."""
    shapes = logits[:, 1:]
    top = shapes.max(1) if len(shapes) else np.zeros(0, np.float32)
    odds: Floats = top + np.log(np.exp(shapes - top[:, None]).sum(1)) - logits[:, 0]
    return odds
