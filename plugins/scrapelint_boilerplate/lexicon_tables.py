"""The phrases of all lexicons, hashed by what is looked up: the whole line, or one word of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from scrapelint_boilerplate.lexicon import Entry, Head

Row = tuple[int, Entry]
"""An entry, and the place of its anchor in its phrase."""


class Bucket:
    """Anchor word (of ``start`` and ``label``: the first two words) to the entries that hold it.

    Most anchors are met by no text, so the entries of one are made when it is first asked for.
    """

    __slots__ = ("_heads", "_made", "anchors")

    def __init__(self, anchors: Mapping[str, str], heads: Sequence[Head]) -> None:
        self.anchors = anchors
        """What can be looked up, each with its rows as text: place, number of the head, phrase; the longest first."""
        self._heads = heads
        self._made: dict[str, list[Row]] = {}

    def rows(self, anchor: str) -> list[Row]:
        """Return the entries of an anchor."""
        found = self._made.get(anchor)
        if found is None:
            found = self._made[anchor] = [self._row(row) for row in self.anchors[anchor].split("\n")]
        return found

    def _row(self, row: str) -> Row:
        place, number, *phrase = row.split(" ")
        return int(place), Entry(*self._heads[int(number)], tuple(phrase))


class Tables:
    """All entries, from what :func:`~scrapelint_boilerplate.lexicon_merge.merged` returns."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._heads: list[Head] = [tuple(head) for head in content["heads"]]
        self._line: dict[str, Head] = {}
        for head, phrases in zip(self._heads, content["line"], strict=True):
            self._line.update(dict.fromkeys(phrases.split("\n") if phrases else (), head))
        self.longest: int = content["longest"]
        """Most words of a phrase that is a whole line."""
        self.start, self.label, self.end, self.inside, self.sentences = (
            Bucket(content[name], self._heads) for name in ("start", "label", "end", "inside", "sentences")
        )
        self.openers = frozenset(content["openers"].split("\n"))
        """The first words of the phrases in ``start`` and ``label``."""
        self.anchors = frozenset(self.inside.anchors)
        """The words by which ``inside``, the kinds ``contains`` and ``sentence``, is looked up."""
        self.sentence_anchors = frozenset(self.sentences.anchors)
        """The words by which ``sentences`` is looked up: all that counts in a long line."""
        self.vocabulary: Mapping[str, str] = content["vocabulary"]
        """The words of which a whole line may be made, each with the numbers of its heads as text."""
        self._known: dict[str, dict[str, Entry]] = {}

    def whole(self, words: tuple[str, ...]) -> Entry | None:
        """Return the entry whose phrase is the whole line."""
        if len(words) > self.longest:
            return None
        head = self._line.get(" ".join(words))
        return None if head is None else Entry(*head, words)

    def known(self, word: str) -> dict[str, Entry]:
        """Return the entries of a word of the vocabulary by their rule; none for another word."""
        found = self._known.get(word)
        if found is None:
            heads = [self._heads[int(number)] for number in self.vocabulary.get(word, "").split()]
            found = {head[0]: Entry(*head, (word,)) for head in heads}
            if found:
                self._known[word] = found
        return found
