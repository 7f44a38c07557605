"""The sieve: a quick look at every sentence, which foretells whether the network would find it broken."""

from collections.abc import Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from scrapelint.plugin import one_thread, read_arrays
from scrapelint_fragments.features import ending, written
from scrapelint_fragments.network import MEMORY, TILE, Floats, Indices, Table, doubled, times, word_class

BATCH = 64
"""Sentences that are looked at once: few enough that the layers stay in the processor's cache."""

GAP = 2
"""Empty rows around each sentence: as far as the second layer reaches."""

KEPT = MEMORY // 2
"""Words that stay remembered when the memory is full: those that came first, among them the most frequent."""

_EMPTY = ("",) * GAP

SUSPICION = -3.0
"""Least score at which a sentence is read; on development data one in 180 of the findings lies below it."""


class Rows(dict[str, int]):
    """The row of each word; a word that is asked for and new gets the next row and a place in ``new``."""

    def __init__(self, known: dict[str, int]) -> None:
        """Begin with the words that have a row."""
        super().__init__(known)
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        """Give a word the next row."""
        row = self[word] = len(self)
        self.new.append(word)
        return row


class Sieve:
    """Two layers over the words between blanks; the first one is a sum of rows that are remembered by the word."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        """Take the tables and the weights by their names; the weights' begin with ``w_``."""
        self._words, self._ways = Table(arrays, "word"), Table(arrays, "way")
        self._endings, self._inflections = Table(arrays, "ending"), Table(arrays, "inflections")
        known = bytes(arrays["vocabulary"]).decode("utf-8").split("\n")
        self._known = {word: row for row, word in enumerate(known)}
        self._weights = {name[2:]: arrays[name].astype(np.float32) for name in arrays if name.startswith("w_")}
        # What a word tells to the word after it, to itself, and to the word before it.
        self._told = [np.zeros((4096, self._words.width), np.float32) for _ in range(3)]
        self._row_of = Rows({"": 0})

    def clear(self) -> None:
        """Forget all words but the first, which are the most frequent; row 0 is the empty place between sentences."""
        self._row_of = Rows(dict(islice(self._row_of.items(), KEPT)))

    def scores(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Return how suspicious each sentence is, given as its words between blanks; none may be empty.

        A sentence gets the same score, to the last bit, whatever is looked at with it.
        """
        with one_thread():
            parts = [self._batch(sentences[start : start + BATCH]) for start in range(0, len(sentences), BATCH)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _batch(self, sentences: Sequence[Sequence[str]]) -> Floats:
        weights = self._weights
        numbers, starts, ends = self._places(sentences)
        empty = np.flatnonzero(numbers == 0)
        to_next, to_itself, to_last = self._told
        layer = to_itself.take(numbers, 0)
        layer += weights["first_bias"]
        layer[1:] += to_next.take(numbers[:-1], 0)
        layer[:-1] += to_last.take(numbers[1:], 0)
        zeros = np.zeros_like(layer)
        np.maximum(layer, zeros, out=layer)  # twice as fast as with the number 0
        layer[empty] = 0
        strongest = times(np.maximum.reduceat(layer, starts, 0), weights["all"]) + weights["second_bias"]
        change = times(_windows(layer), weights["second"])
        change[GAP : ends[-1] + GAP] += np.repeat(strongest, ends - starts + GAP, axis=0)
        np.maximum(change, zeros, out=change)
        change[empty] = 0
        layer += change
        view = np.concatenate([np.maximum.reduceat(layer, starts, 0), layer[starts], layer[ends - 1]], 1)
        hidden = np.maximum(times(view, weights["hidden"]) + weights["hidden_bias"], 0)
        score: Floats = (times(hidden, weights["out"]) + weights["out_bias"])[:, 0]
        return score

    def _places(self, sentences: Sequence[Sequence[str]]) -> tuple[Indices, Indices, Indices]:
        """Return the row of each word, with empty rows around each sentence, and where the sentences start and end."""
        if len(self._row_of) > MEMORY:
            self.clear()
        words = list(_EMPTY)
        for sentence in sentences:
            words += sentence
            words += _EMPTY
        words += [""] * (-len(words) % TILE)
        numbers = np.fromiter(map(self._row_of.__getitem__, words), np.intp, len(words))
        if self._row_of.new:
            self._learn(self._row_of.new)
            self._row_of.new = []
        lengths = np.fromiter(map(len, sentences), np.intp, len(sentences))
        ends = np.cumsum(lengths + GAP)
        return numbers, ends - lengths, ends

    def _learn(self, words: Sequence[str]) -> None:
        """Fill the rows of the words, which are new."""
        end = len(self._row_of)
        while end > len(self._told[0]):
            self._told = [doubled(told) for told in self._told]
        cores, ways = zip(*map(written, words), strict=True)
        known = [self._known.get(core, 0) for core in cores]
        vectors = self._words.rows(known) + self._ways.rows(ways)
        strange = [place for place, row in enumerate(known) if not row]
        if strange:
            vectors[strange] += self._endings.rows([ending(cores[place]) for place in strange])
            vectors[strange] += self._inflections.rows([word_class(cores[place]) for place in strange])
        for told, part in zip(self._told, np.split(times(vectors, self._weights["first"]), 3, axis=1), strict=True):
            told[end - len(words) : end] = part


def _windows(layer: Floats) -> Floats:
    """Return each row between the rows ``GAP`` before and behind it, side by side; beyond the ends all is empty."""
    width = layer.shape[1]
    windows = np.zeros((len(layer), 3 * width), np.float32)
    windows[GAP:, :width] = layer[:-GAP]
    windows[:, width : 2 * width] = layer
    windows[:-GAP, 2 * width :] = layer[GAP:]
    return windows


@cache
def sieve() -> Sieve:
    """Return the sieve."""
    return Sieve(read_arrays("scrapelint_fragments", "sieve.npy"))


def suspicious(sentences: Sequence[Sequence[str]]) -> list[bool]:
    """Tell which sentences, given as their words between blanks, are to be read."""
    found: list[bool] = (sieve().scores(sentences) >= SUSPICION).tolist()
    return found
