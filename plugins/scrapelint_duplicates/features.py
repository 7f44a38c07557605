"""How alike two sentences are, as a handful of cheap measures from 0 to 1."""

from collections.abc import Sequence
from math import log

from rapidfuzz.distance import Indel, LCSseq

NAMES = (
    "ratio",
    "sorted_ratio",
    "sequence",
    "sequence_kept",
    "words",
    "words_kept",
    "stems",
    "stems_kept",
    "pairs",
    "pairs_kept",
    "letters",
    "letters_kept",
    "length_ratio",
    "log_length",
    "sequence_whole",
    "pairs_whole",
    "letters_whole",
)
"""The measures. ``kept``: as a share of the shorter; ``whole``: a power of it, near 0 unless all of it is held."""
_STEM = 5
_GRAM = 4
_WEIGHTS = {3: 1.0, 4: 2.0, 5: 3.0, 6: 4.0}


class Profile:
    """One text's words, and the views of them that are compared, all made at once: nearly all are asked for."""

    __slots__ = ("bag", "grams", "joined", "pairs", "sorted", "stems", "weight", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self.joined = joined = "".join(words)
        self.sorted = " ".join(sorted(words))
        self.bag = frozenset(words)
        # The beginnings of the words and their weights: a long word says more than a short one.
        self.stems = {word[:_STEM]: _WEIGHTS.get(len(word), 5.0) for word in words if len(word) > 2}
        self.stems = self.stems or dict.fromkeys(words, 1.0)
        self.weight = sum(self.stems.values())
        self.pairs = frozenset(zip(self.words, self.words[1:], strict=False))
        self.grams = frozenset([joined[i : i + _GRAM] for i in range(max(1, len(joined) - _GRAM + 1))])


def measure(a: Profile, b: Profile) -> tuple[float, ...]:
    """Return the measures of a pair in the order of ``NAMES``; symmetric in the two."""
    shorter, longer = sorted((len(a.words), len(b.words)))
    sequence = LCSseq.similarity(a.words, b.words)
    words, words_kept = _shares(len(a.bag & b.bag), len(a.bag), len(b.bag))
    stems, stems_kept = _shares(sum(map(a.stems.__getitem__, a.stems.keys() & b.stems)), a.weight, b.weight)
    pairs, pairs_kept = _shares(len(a.pairs & b.pairs), len(a.pairs), len(b.pairs))
    letters, letters_kept = _shares(len(a.grams & b.grams), len(a.grams), len(b.grams))
    return (
        Indel.normalized_similarity(a.joined, b.joined),
        Indel.normalized_similarity(a.sorted, b.sorted),
        2 * sequence / max(1, shorter + longer),
        sequence / max(1, shorter),
        words,
        words_kept,
        stems,
        stems_kept,
        pairs,
        pairs_kept,
        letters,
        letters_kept,
        shorter / max(1, longer),
        log(max(1, shorter)) / 4,
        (sequence / max(1, shorter)) ** 6,
        pairs_kept**4,
        letters_kept**6,
    )


def _shares(common: float, a: float, b: float) -> tuple[float, float]:
    """Return the common part as a share of both together and of the smaller."""
    return common / max(1.0, a + b - common), common / max(1.0, min(a, b))
