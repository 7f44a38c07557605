"""The network: one sentence gets one answer, whoever stands beside it, and hostile tokens have vectors."""

import numpy as np
import pytest

from scrapelint_fragments.features import TOKEN, endings, normal, shape
from scrapelint_fragments.network import BATCH, SHAPES, network

SENTENCES = [
    "The operation, which began on Tuesday.",
    "The talks between the two governments failed on Monday.",
    "Rain.",
    "Speaking to reporters at the Kremlin after a meeting.",
]


@pytest.mark.parametrize("name", ["sieve", "reader"])
def test_neighbours_do_not_change_an_answer(name: str) -> None:
    tokens = [TOKEN.findall(sentence) for sentence in SENTENCES]
    together = network(name).logits(tokens)
    alone = np.concatenate([network(name).logits([sentence]) for sentence in tokens])
    assert together.shape == (len(SENTENCES), len(SHAPES))
    assert np.abs(together - alone).max() < 1e-3


@pytest.mark.parametrize("name", ["sieve", "reader"])
def test_batches_do_not_change_an_answer(name: str) -> None:
    tokens = [TOKEN.findall(SENTENCES[0])] * (BATCH * 2 + 3)
    logits = network(name).logits(tokens)
    assert np.abs(logits - logits[0]).max() < 1e-3


def test_nothing_gives_nothing() -> None:
    assert network("reader").logits([]).shape == (0, len(SHAPES))


def test_memory_is_emptied_and_answers_stay() -> None:
    vectors = network("sieve").vectors
    before = network("sieve").logits([["The", "end", "."]])
    vectors.clear()
    assert np.abs(network("sieve").logits([["The", "end", "."]]) - before).max() < 1e-6


@pytest.mark.parametrize("token", ["\ud800", "İ", "’s", "x" * 5000, "٣", "\u200b", "ǅ"])
def test_any_token_has_features(token: str) -> None:
    assert 0 <= shape(token) <= 5
    assert all(bucket >= 0 for bucket in endings(normal(token)))


@pytest.mark.parametrize(
    ("token", "number"),
    [(",", 0), ("said", 1), ("’s", 1), ("Baku", 2), ("I", 2), ("NATO", 3), ("2020", 4), ("iPhone", 5)],
)
def test_shape(token: str, number: int) -> None:
    assert shape(token) == number


def test_tokens() -> None:
    assert TOKEN.findall("Baku’s anti-terrorist unit said: “1,000 men.”") == [
        "Baku", "’s", "anti-terrorist", "unit", "said", ":", "“", "1,000", "men", ".", "”",
    ]  # fmt: skip
