"""The small network that reads the grammar of sentences, many at a time, in numpy."""

import zlib
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scrapelint.plugin import one_thread, read_arrays, read_data
from scrapelint_fragments.features import endings, normal, shape

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

SHAPES = (
    "complete",
    "report",
    "np_relcl",
    "trunc",
    "relcl",
    "subord",
    "participial",
    "pp",
    "np",
    "infinitive",
    "aux",
    "cop",
    "subj",
    "verb",
)
"""What a sentence can be, in the order of the network's outputs."""

MEMORY = 12_000
"""Most tokens whose vectors are remembered; then the memory is emptied, so that a corpus cannot fill it. With more
it takes no less time: the vectors of 30,000 lie outside of the processor's cache."""

BATCH = 48
"""Sentences that are read at once: few enough that the layers stay in the processor's cache."""

TILE = 32
"""Rows of one matrix product: all have the same shape, so that an answer does not depend on who is read beside it."""


ROUND = 8
"""Tokens to a multiple of which a sentence is filled up where sentences of one length are computed together."""


class Table:
    """Vectors that are stored as bytes with one scale a row; rows become numbers when they are asked for."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]], name: str) -> None:
        """Take the table ``name`` and its scales."""
        self._bytes = arrays[name].astype(np.int8, copy=False)
        self._scales = arrays[name + "_scale"].astype(np.float32)[:, None]
        self.width: int = self._bytes.shape[1]

    def rows(self, numbers: Sequence[int]) -> Floats:
        """Return the vectors of these numbers."""
        places = np.array(numbers, np.intp)
        vectors: Floats = self._bytes[places] * self._scales[places]
        return vectors


class TokenVectors:
    """The vector of any token: a row of a table, remembered by the token as it is written."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        """Take the tables of a network by their names."""
        self._words = Table(arrays, "word")
        self._endings = tuple(Table(arrays, f"end{letters}") for letters in (2, 3, 4))
        self._shapes = Table(arrays, "shape")
        self._classes = Table(arrays, "class")
        known = bytes(arrays["vocabulary"]).decode("utf-8").split("\n")
        self._known = {word: row for row, word in enumerate(known)}
        self.width = self._words.width
        self.clear()

    def clear(self) -> None:
        """Forget all tokens; row 0 is the empty place between sentences."""
        self._rows = np.zeros((4096, self.width), np.float32)
        self._row_of: dict[str, int] = {}

    def rows(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, Indices, Indices]:
        """Return the vectors of all tokens, one sentence after the other, and where each starts and ends.

        Empty rows follow, at least one, that fill the last tile.
        """
        if len(self._row_of) > MEMORY:
            self.clear()
        self._learn(set().union(*sentences).difference(self._row_of))
        places = [self._row_of[token] for sentence in sentences for token in sentence]
        places += [0] * (TILE - len(places) % TILE)
        ends = np.cumsum(np.fromiter(map(len, sentences), np.intp, len(sentences)))
        return self._rows[places], np.concatenate([[0], ends[:-1]]), ends

    def _learn(self, tokens: Collection[str]) -> None:
        """Give each of the tokens, which are new, a row."""
        if not tokens:
            return
        first = len(self._row_of) + 1
        self._row_of.update(zip(tokens, range(first, first + len(tokens)), strict=True))
        while first + len(tokens) > len(self._rows):
            self._rows = doubled(self._rows)
        words = [normal(token) for token in tokens]
        known = [self._known.get(word, 0) for word in words]
        vectors = self._shapes.rows([shape(token) for token in tokens]) + self._words.rows(known)
        strange = [place for place, row in enumerate(known) if not row]
        if strange:
            vectors[strange] += self._classes.rows([word_class(words[place]) for place in strange])
            buckets = zip(*(endings(words[place]) for place in strange), strict=True)
            for table, numbers in zip(self._endings, buckets, strict=True):
                vectors[strange] += table.rows(numbers)
        self._rows[first : first + len(tokens)] = vectors


class Network:
    """Convolutions over the tokens, what is strongest anywhere in the sentence, and one verdict a sentence."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        """Take the tables and the weights of a network by their names; the weights' begin with ``w_``."""
        self.vectors = TokenVectors(arrays)
        self._reach = [int(reach) for reach in arrays["reach"]]
        self._heads = int(arrays["heads"])
        self._weights = {name[2:]: arrays[name].astype(np.float32) for name in arrays if name.startswith("w_")}
        for number in range(len(self._reach)):
            self._weights[f"c{number}"] = np.concatenate(self._weights[f"c{number}"], axis=0)

    def logits(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Return one row of scores a sentence, a column a shape; no sentence may be empty.

        A sentence gets the same scores, to the last bit, whatever is read with it.
        """
        with one_thread():  # on a loaded machine the threads of a matrix product wait for each other: 20 times as long
            parts = [self._batch(sentences[start : start + BATCH]) for start in range(0, len(sentences), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, len(SHAPES)), np.float32)

    def _batch(self, sentences: Sequence[Sequence[str]]) -> Floats:
        weights = self._weights
        layer, starts, ends = self.vectors.rows(sentences)
        for number, reach in enumerate(self._reach):
            layer = self._convolve(layer, number, _neighbours(starts, ends, reach))
            if number == 1 and self._heads:
                self._attend(layer, starts, ends)
        told = times(layer, weights["pw"])[: ends[-1]] + weights["pb"]
        strongest = np.maximum(np.maximum.reduceat(told, starts, 0), 0)
        view = np.concatenate([strongest, layer[starts], layer[np.maximum(ends - 2, starts)]], 1)
        hidden = np.maximum(times(view, weights["hw"]) + weights["hb"], 0)
        verdict: Floats = times(hidden, weights["ow"]) + weights["ob"]
        return verdict

    def _convolve(self, layer: Floats, number: int, neighbours: Indices) -> Floats:
        """Return the layer with what the neighbours of each token tell it added; what is empty stays so."""
        window = np.zeros((len(layer), 3 * layer.shape[1]), np.float32)
        told = window[: len(neighbours)]
        np.take(layer, neighbours, 0, out=told.reshape(*neighbours.shape, -1), mode="clip")  # without a copy
        change = times(window, self._weights[f"c{number}"])
        change += self._weights[f"b{number}"]
        np.maximum(change, 0, out=change)
        change += layer
        change[len(neighbours) :] = 0
        return change

    def _attend(self, layer: Floats, starts: Indices, ends: Indices) -> None:
        """Let every token look at all tokens of its sentence; changes ``layer``.

        Sentences of about one length are computed together, each filled up to a length that depends on itself alone.
        """
        weights, heads = self._weights, self._heads
        size = layer.shape[1] // heads
        asked, offered, told = (times(layer, weights[name]) for name in ("aq", "ak", "av"))
        asked /= np.float32(size**0.5)
        gathered = np.zeros_like(layer)
        lengths = ends - starts
        filled = -(-lengths // ROUND) * ROUND
        for length in set(filled.tolist()):
            those = filled == length
            steps = np.arange(length)
            held = steps < lengths[those][:, None]
            places = np.where(held, starts[those][:, None] + steps, ends[-1])
            query, key, value = (
                part[places].reshape(-1, length, heads, size).transpose(0, 2, 1, 3) for part in (asked, offered, told)
            )
            match = query @ key.transpose(0, 1, 3, 2)
            match += np.where(held, np.float32(0), np.float32(-1e9))[:, None, None, :]
            match -= match.max(-1, keepdims=True)
            np.exp(match, out=match)
            match /= match.sum(-1, keepdims=True)
            gathered[places[held]] = (match @ value).transpose(0, 2, 1, 3).reshape(len(places), length, -1)[held]
        layer += times(gathered, weights["ao"])


def _neighbours(starts: Indices, ends: Indices, reach: int) -> Indices:
    """Return three places a token: of the token ``reach`` before it, itself, and ``reach`` behind it.

    What lies outside its sentence is the first place behind all of them, which is empty.
    """
    itself, lengths = np.arange(ends[-1]), ends - starts
    before, behind = itself - reach, itself + reach
    before[before < np.repeat(starts, lengths)] = ends[-1]
    behind[behind >= np.repeat(ends, lengths)] = ends[-1]
    return np.stack([before, itself, behind], 1)


def doubled(rows: Floats) -> Floats:
    """Return ``rows`` with as many empty ones behind them, which take no memory until they are filled."""
    made = np.zeros((2 * len(rows), rows.shape[1]), rows.dtype)
    made[: len(rows)] = rows
    return made


def times(rows: Floats, weights: Floats) -> Floats:
    """Return the matrix product, computed in tiles of one shape.

    The library that multiplies adds up in another order for another number of rows: the last bit would depend on the
    batch.
    """
    missing = -len(rows) % TILE
    if missing:
        filled = np.concatenate([rows, np.zeros((missing, rows.shape[1]), np.float32)])
        return times(filled, weights)[: len(rows)]
    product: Floats = (rows.reshape(-1, TILE, rows.shape[1]) @ weights).reshape(len(rows), -1)
    return product


@cache
def network() -> Network:
    """Return the network that reads what the sieve does not pass."""
    return Network(read_arrays("scrapelint_fragments", "reader.npy"))


@cache
def _classes() -> list[str]:
    packed = read_data("scrapelint_fragments", "word_classes.zlib")
    return zlib.decompress(packed).decode("utf-8").split("\n")


def word_class(word: str) -> int:
    """Return the number of the set of inflections that a word can be, 0 if the lexicon does not hold it."""
    lines, sought = _classes(), word + " "
    place = bisect_left(lines, sought)
    return int(lines[place][len(sought) :]) if place < len(lines) and lines[place].startswith(sought) else 0
