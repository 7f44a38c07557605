"""How alike two sentences are, as a handful of cheap measures from 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
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


@dataclass(frozen=True)
class Profile:
    """One text's words, and the views of them that are compared."""

    words: tuple[str, ...]

    @cached_property
    def joined(self) -> str:
        """The letters alone."""
        return "".join(self.words)

    @cached_property
    def sorted(self) -> str:
        """The words in alphabetical order."""
        return " ".join(sorted(self.words))

    @cached_property
    def bag(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    @cached_property
    def stems(self) -> dict[str, float]:
        """The beginnings of the words and their weights: a long word says more than a short one."""
        stems = {word[:_STEM]: min(len(word), 7) - 2.0 for word in self.words if len(word) > 2}
        return stems or dict.fromkeys(self.words, 1.0)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The words with the word that follows."""
        return frozenset(zip(self.words, self.words[1:], strict=False))

    @cached_property
    def grams(self) -> frozenset[str]:
        """The runs of four letters."""
        joined = self.joined
        return frozenset([joined[i : i + _GRAM] for i in range(max(1, len(joined) - _GRAM + 1))])


def measure(a: Profile, b: Profile) -> tuple[float, ...]:
    """Return the measures of a pair in the order of ``NAMES``; symmetric in the two."""
    shorter, longer = sorted((len(a.words), len(b.words)))
    sequence = LCSseq.similarity(a.words, b.words)
    words, words_kept = _shares(len(a.bag & b.bag), len(a.bag), len(b.bag))
    stems, stems_kept = _weighed(a.stems, b.stems)
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


def profile(words: Sequence[str]) -> Profile:
    """Return the profile of a text given as its words."""
    return Profile(tuple(words))


def _shares(common: float, a: float, b: float) -> tuple[float, float]:
    """Return the common part as a share of both together and of the smaller."""
    return common / max(1.0, a + b - common), common / max(1.0, min(a, b))


def _weighed(a: dict[str, float], b: dict[str, float]) -> tuple[float, float]:
    common = sum(weight for stem, weight in a.items() if stem in b)
    return _shares(common, sum(a.values()), sum(b.values()))
