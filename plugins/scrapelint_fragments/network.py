"""The small network that reads the grammar of sentences, many at a time, in numpy."""

import io
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from scrapelint.plugin import one_thread
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

MEMORY = 60_000
"""Most tokens whose vectors are remembered; then the memory is emptied, so that a corpus cannot fill it."""

BATCH = 96
"""Sentences that are read at once: few enough that the layers stay in the processor's cache."""


class Table:
    """Vectors that are stored as bytes with one scale a row; a row becomes numbers when it is asked for."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]], name: str) -> None:
        """Take the table ``name`` and its scales."""
        self._bytes = arrays[name]
        self._scales = arrays[name + "_scale"]
        self.width: int = self._bytes.shape[1]

    def row(self, number: int) -> Floats:
        """Return one vector."""
        vector: Floats = self._bytes[number].astype(np.float32)
        vector *= np.float32(self._scales[number])
        return vector


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

    def rows(self, sentences: Sequence[Sequence[str]], gap: int) -> tuple[Floats, Floats, Indices, Indices]:
        """Return the vectors of all tokens, ``gap`` empty rows around each sentence, and what tells them apart.

        These are 1 for each row that holds a token and 0 for the others, and where each sentence starts and ends.
        """
        if len(self._row_of) > MEMORY:
            self.clear()
        row_of, empty = self._row_of, [0] * gap
        places: list[int] = list(empty)
        starts, ends = [], []
        for sentence in sentences:
            starts.append(len(places))
            try:
                places += [row_of[token] for token in sentence]
            except KeyError:
                places += [self._row(token) for token in sentence]
            ends.append(len(places))
            places += empty
        numbers = np.array(places, np.intp)
        inside = (numbers != 0).astype(np.float32)[:, None]
        return self._rows[numbers], inside, np.array(starts, np.intp), np.array(ends, np.intp)

    def _row(self, token: str) -> int:
        """Return the row of a token, made if it is new."""
        row = self._row_of.get(token)
        if row is None:
            row = self._row_of[token] = len(self._row_of) + 1
            if row >= len(self._rows):
                self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._rows[row] = self._vector(token)
        return row

    def _vector(self, token: str) -> Floats:
        word = normal(token)
        known = self._known.get(word)
        vector = self._shapes.row(shape(token))
        if known is not None:
            vector += self._words.row(known)
            return vector
        vector += self._words.row(0)
        vector += self._classes.row(word_class(word))
        for table, bucket in zip(self._endings, endings(word), strict=True):
            vector += table.row(bucket)
        return vector


class Network:
    """Convolutions over the tokens, what is strongest anywhere in the sentence, and one verdict a sentence."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        """Take the tables and the weights of a network by their names; the weights' begin with ``w_``."""
        self.vectors = TokenVectors(arrays)
        self._reach = [int(reach) for reach in arrays["reach"]]
        self._heads = int(arrays["heads"])
        self._weights = {name[2:]: arrays[name].astype(np.float32) for name in arrays if name.startswith("w_")}
        for number in range(len(self._reach)):
            self._weights[f"c{number}"] = np.concatenate(self._weights[f"c{number}"], axis=1)

    def logits(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Return one row of scores a sentence, a column a shape; no sentence may be empty."""
        with one_thread():  # on a loaded machine the threads of a matrix product wait for each other: 20 times as long
            parts = [self._batch(sentences[start : start + BATCH]) for start in range(0, len(sentences), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, len(SHAPES)), np.float32)

    def _batch(self, sentences: Sequence[Sequence[str]]) -> Floats:
        weights = self._weights
        gap = max(self._reach)
        layer, inside, starts, ends = self.vectors.rows(sentences, gap)
        edges = np.stack([starts, ends], 1).ravel()
        for number, reach in enumerate(self._reach):
            layer = self._convolve(layer, number, reach, inside)
            if number == 1 and self._heads:
                self._attend(layer, starts, ends)
            elif number == 1:
                strongest = np.maximum.reduceat(layer @ weights["g"] + weights["gb"], edges, 0)[::2]
                layer[gap:] += np.repeat(np.maximum(strongest, 0) @ weights["gv"], ends - starts + gap, axis=0)
                layer *= inside
        strongest = np.maximum(np.maximum.reduceat(layer @ weights["pw"] + weights["pb"], edges, 0)[::2], 0)
        view = np.concatenate([strongest, layer[starts], layer[np.maximum(ends - 2, starts)]], 1)
        hidden = np.maximum(view @ weights["hw"] + weights["hb"], 0)
        verdict: Floats = hidden @ weights["ow"] + weights["ob"]
        return verdict

    def _convolve(self, layer: Floats, number: int, reach: int, inside: Floats) -> Floats:
        """Add to each token what its neighbours at the distance ``reach`` tell."""
        width = layer.shape[1]
        told = layer @ self._weights[f"c{number}"]  # by the one before, by itself, by the one after, side by side
        change: Floats = told[:, width : 2 * width] + self._weights[f"b{number}"]
        change[reach:] += told[:-reach, :width]
        change[:-reach] += told[reach:, 2 * width :]
        np.maximum(change, 0, out=change)
        change += layer
        change *= inside
        return change

    def _attend(self, layer: Floats, starts: Indices, ends: Indices) -> None:
        """Let every token look at all tokens of its sentence; changes ``layer``."""
        weights, heads = self._weights, self._heads
        size = layer.shape[1] // heads
        asked, offered, told = (layer @ weights[name] for name in ("aq", "ak", "av"))
        asked /= np.float32(size**0.5)
        gathered = np.zeros_like(layer)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            query, key, value = (
                part[start:end].reshape(end - start, heads, size).transpose(1, 0, 2) for part in (asked, offered, told)
            )
            match = query @ key.transpose(0, 2, 1)
            match -= match.max(-1, keepdims=True)
            np.exp(match, out=match)
            match /= match.sum(-1, keepdims=True)
            gathered[start:end] = (match @ value).transpose(1, 0, 2).reshape(end - start, -1)
        layer += gathered @ weights["ao"]


def _arrays(prefix: str) -> dict[str, NDArray[np.generic]]:
    """Return the stored arrays of one network, by their names without its prefix."""
    data = (files("scrapelint_fragments") / "network.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return {name.removeprefix(prefix): stored[name] for name in stored.files if name.startswith(prefix)}


@cache
def network(name: str) -> Network:
    """Return a network by name: ``sieve``, the fast one, or ``reader``, the exact one."""
    return Network(_arrays(name + "."))


@cache
def _classes() -> list[str]:
    packed = (files("scrapelint_fragments") / "word_classes.zlib").read_bytes()
    return zlib.decompress(packed).decode("utf-8").split("\n")


def word_class(word: str) -> int:
    """Return the number of the set of inflections that a word can be, 0 if the lexicon does not hold it."""
    lines, sought = _classes(), word + " "
    place = bisect_left(lines, sought)
    return int(lines[place][len(sought) :]) if place < len(lines) and lines[place].startswith(sought) else 0
