"""The words that turn a statement around: negations and opposites, by language."""

from functools import cache
from typing import NamedTuple

from scrapelint.plugin import read_data
from scrapelint_duplicates.units import SPACELESS

_NEGATION_LINE = "no:"


class Contradictions(NamedTuple):
    """The contradicting words of one language."""

    negations: frozenset[str]
    opposites: dict[str, tuple[int, int]]
    """Each word's line and its side there: one line and two sides contradict."""
    beginnings: dict[str, tuple[int, int]]
    """The same for words given by their beginning."""

    def negates(self, words: tuple[str, ...]) -> bool:
        """Return whether an odd number of these words are negations: two cancel out."""
        if _is_spaceless(words):
            joined = "".join(words)
            return any(negation in joined for negation in self.negations)
        return sum(word in self.negations or word.endswith("n't") for word in words) % 2 == 1

    def sides(self, words: tuple[str, ...]) -> dict[int, set[int]]:
        """Return for each line of opposites the sides on which the words lie."""
        found: dict[int, set[int]] = {}
        joined = "".join(words) if _is_spaceless(words) else ""
        places = [self._place(word) for word in words]
        if joined:
            places += [place for word, place in self.opposites.items() if word in joined]
        for place in places:
            if place:
                found.setdefault(place[0], set()).add(place[1])
        return found

    def _place(self, word: str) -> tuple[int, int] | None:
        if word in self.opposites:
            return self.opposites[word]
        for length in range(3, len(word) + 1):
            if word[:length] in self.beginnings:
                return self.beginnings[word[:length]]
        return None


def _is_spaceless(words: tuple[str, ...]) -> bool:
    return bool(words) and not words[0].isascii() and SPACELESS.match(words[0]) is not None


@cache
def contradictions(language: str) -> Contradictions:
    """Return the contradicting words of a language; of English for a language without a list."""
    sections = _sections()
    lines = sections.get(language, sections["en"])
    negations: set[str] = set()
    opposites: dict[str, tuple[int, int]] = {}
    beginnings: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        if line.startswith(_NEGATION_LINE):
            negations.update(line.removeprefix(_NEGATION_LINE).split())
            continue
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                if word.endswith("*"):
                    beginnings.setdefault(word[:-1], (number, side))
                else:
                    opposites.setdefault(word, (number, side))
    return Contradictions(frozenset(negations), opposites, beginnings)


@cache
def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    text = read_data("scrapelint_duplicates", "contradictions.txt").decode("utf-8")
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = found[line.strip("[]")] = []
        elif not line.startswith("#"):
            section.append(line)
    return found
