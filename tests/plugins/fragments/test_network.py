"""The network: one sentence gets one answer, whoever stands beside it, and hostile tokens have vectors."""

import zlib

import numpy as np
import pytest

from scrapelint.plugin import read_arrays, read_data
from scrapelint_fragments.features import ENDINGS, TOKEN, WAYS, ending, endings, normal, shape, written
from scrapelint_fragments.network import BATCH, SHAPES, network, word_class
from scrapelint_fragments.sieve import sieve, suspicious

SENTENCES = [
    "The operation, which began on Tuesday.",
    "The talks between the two governments failed on Monday.",
    "Rain.",
    "Speaking to reporters at the Kremlin after a meeting.",
]


WORDS = [sentence.split() for sentence in SENTENCES]
TOKENS = [TOKEN.findall(sentence) for sentence in SENTENCES]


def test_company_changes_no_bit_of_an_answer() -> None:
    together = network().logits(TOKENS)
    alone = np.concatenate([network().logits([sentence]) for sentence in TOKENS])
    assert together.shape == (len(SENTENCES), len(SHAPES))
    assert np.array_equal(together, alone)


def test_company_changes_no_bit_of_what_the_sieve_says() -> None:
    together = sieve().scores(WORDS)
    alone = np.concatenate([sieve().scores([sentence]) for sentence in WORDS])
    assert np.array_equal(together, alone)


@pytest.mark.parametrize("before", [1, 7, BATCH - 1, BATCH, 2 * BATCH + 3])
def test_the_place_in_a_batch_changes_no_bit(before: int) -> None:
    logits = network().logits([TOKENS[2]] * before + TOKENS)[before:]
    assert np.array_equal(logits, network().logits(TOKENS))
    scores = sieve().scores([WORDS[2]] * before + WORDS)[before:]
    assert np.array_equal(scores, sieve().scores(WORDS))


def test_nothing_gives_nothing() -> None:
    assert network().logits([]).shape == (0, len(SHAPES))
    assert suspicious([]) == []


def test_every_class_of_words_has_a_row_in_both_networks() -> None:
    lines = zlib.decompress(read_data("scrapelint_fragments", "word_classes.zlib")).decode("utf-8").split("\n")
    last = max(int(line.rsplit(" ", 1)[1]) for line in lines)
    for name, table in (("reader.npy", "class"), ("sieve.npy", "inflections")):
        assert last < len(read_arrays("scrapelint_fragments", name)[table])


@pytest.mark.parametrize("word", ["undermine", "reject"])
def test_a_word_of_the_training_text_without_a_row_has_a_class(word: str) -> None:
    assert word_class(word)


def test_memory_is_emptied_and_answers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrapelint_fragments.sieve.KEPT", 3)
    before, quick = network().logits(TOKENS), sieve().scores(WORDS)
    network().vectors.clear()
    sieve().clear()
    assert np.array_equal(network().logits(TOKENS), before)
    assert np.array_equal(sieve().scores(WORDS), quick)


def test_more_words_than_the_memory_began_with() -> None:
    words = [[f"w{number}" for number in range(start, start + 100)] for start in range(0, 9000, 100)]
    assert np.array_equal(sieve().scores(words)[-1:], sieve().scores(words[-1:]))


def test_the_sieve_tells_a_fragment_from_a_sentence() -> None:
    broken, whole = sieve().scores(WORDS[:2])
    assert broken > 0 > whole
    assert suspicious(WORDS[:1]) == [True]


@pytest.mark.parametrize("word", ["\ud800", "İ", "’s", "x" * 5000, "“", "...", "ǅ", "'", "(a)", "Smith’s"])
def test_any_word_is_written_somehow(word: str) -> None:
    core, way = written(word)
    assert core
    assert 0 <= way < WAYS
    assert 0 <= ending(core) < ENDINGS


def test_marks_around_a_word_are_told_apart() -> None:
    ways = [written(word)[1] for word in ["end", "end,", "end.", "(end", "End", "End’s", "–", "..."]]
    assert len(set(ways)) == len(ways)
    assert written("“End’s,")[0] == "end"


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
