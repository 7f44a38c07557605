"""The lexicons: phrases of all classes, read from the text files beside the rules and merged into lookup tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from scrapelint_boilerplate.folding import words

KINDS = ("line", "label", "start", "end", "contains", "sentence", "word", "core")
"""How a phrase is compared:

* ``line``: it is the whole line;
* ``label``: a short line begins with it and a colon;
* ``start``, ``end``: a short line begins or ends with it;
* ``contains``: it stands anywhere in a short line;
* ``sentence``: anywhere in a line of any length, for whole sentences that no article holds;
* ``core``, ``word``: single words of which a whole line may be made, at least one of them a ``core`` word.
"""

_HOWS = {kind: (kind, "any") for kind in KINDS} | {f"{kind}@edge": (kind, "edge") for kind in KINDS}
_PLAIN = re.compile("[a-z ]+").fullmatch


Head = tuple[str, str, str, str, str]
"""All of an entry but its phrase."""


class Entry(NamedTuple):
    """One phrase of a lexicon."""

    rule: str
    language: str
    kind: str
    place: str
    """``any``, or ``edge``: only in head or tail or beside a line that is claimed without this condition."""
    family: str
    phrase: tuple[str, ...]

    @property
    def head(self) -> Head:
        """What it shares with other phrases."""
        return self[:5]


Bucket = dict[str, list[tuple[int, Entry]]]
"""Anchor word (of ``start`` and ``label``: the first two words) to the entries that hold it, each with the place of
the anchor in its phrase."""


@dataclass(slots=True)
class Tables:
    """All entries, hashed by what is looked up: the whole key, or one word of the phrase."""

    line: dict[str, Head] = field(default_factory=dict)
    """Most phrases are of this kind, and few of them are ever met: :meth:`whole` makes the entry."""
    longest: int = 0
    """Most words of such a phrase."""
    start: Bucket = field(default_factory=dict)
    label: Bucket = field(default_factory=dict)
    end: Bucket = field(default_factory=dict)
    inside: Bucket = field(default_factory=dict)
    """The kinds ``contains`` and ``sentence``."""
    sentences: Bucket = field(default_factory=dict)
    """Those of ``inside`` that are a ``sentence``: all that count in a long line."""
    anchors: frozenset[str] = frozenset()
    """The words by which ``inside`` is looked up."""
    sentence_anchors: frozenset[str] = frozenset()
    """The words by which ``sentences`` is looked up."""
    openers: frozenset[str] = frozenset()
    """The first words of the phrases in ``start`` and ``label``."""
    vocabulary: dict[str, dict[str, Entry]] = field(default_factory=dict)
    """Word to rule to entry."""

    def add(self, entry: Entry) -> None:
        """File an entry; of two equal phrases the one without a condition of place stands, else the first."""
        if entry.kind == "line":
            key = " ".join(entry.phrase)
            old = self.line.get(key)
            if old is None or (old[3] == "edge" and entry.place == "any"):
                self.line[key] = entry.head
        elif entry.kind in ("word", "core"):
            self.vocabulary.setdefault(entry.phrase[0], {}).setdefault(entry.rule, entry)
        else:
            bucket: Bucket = getattr(self, "inside" if entry.kind in ("contains", "sentence") else entry.kind)
            place = _anchor(entry)
            opening = entry.kind in ("start", "label")
            anchor = " ".join(entry.phrase[:2]) if opening else entry.phrase[place]
            bucket.setdefault(anchor, []).append((place, entry))

    def whole(self, words: tuple[str, ...]) -> Entry | None:
        """Return the entry whose phrase is the whole line."""
        if len(words) > self.longest:
            return None
        head = self.line.get(" ".join(words))
        return None if head is None else Entry(*head, words)

    def sort(self) -> None:
        """Put the longer phrase first where several share an anchor."""
        for bucket in (self.start, self.label, self.end, self.inside):
            for entries in bucket.values():
                entries.sort(key=lambda pair: -len(pair[1].phrase))
        self.longest = max((key.count(" ") + 1 for key in self.line), default=0)

    def finish(self) -> None:
        """Derive the sets of words from the sorted tables."""
        for anchor, entries in self.inside.items():
            if sentences := [pair for pair in entries if pair[1].kind == "sentence"]:
                self.sentences[anchor] = sentences
        self.anchors, self.sentence_anchors = frozenset(self.inside), frozenset(self.sentences)
        self.openers = frozenset(anchor.partition(" ")[0] for bucket in (self.start, self.label) for anchor in bucket)


def _anchor(entry: Entry) -> int:
    """Return the place of the word by which the phrase is looked up: the longest is the rarest, as a rule."""
    if entry.kind in ("start", "label"):
        return 0
    if entry.kind == "end":
        return len(entry.phrase) - 1
    return max(range(len(entry.phrase)), key=lambda place: len(entry.phrase[place]))


def parse(rule: str, text: str) -> Iterator[Entry]:
    """Read the lexicon of one rule: ``language kind[@place] family phrase`` a line, ``#`` begins a comment line."""
    for number, row in enumerate(text.splitlines(), 1):
        if not row or row[0] == "#":
            continue
        language, how, family, phrase = row.split(None, 3)
        # Most phrases are folded as they stand.
        folded = tuple(phrase.split() if _PLAIN(phrase) else words(phrase))
        if how not in _HOWS or not folded:
            raise ValueError(f"{rule}.txt:{number}: cannot read {row!r}")
        kind, place = _HOWS[how]
        yield Entry(rule, language, kind, place, family, folded)


def sources() -> list[Path]:
    """Return the files of all lexicons of this package in the order of their names; none if it is in an archive."""
    return sorted(Path(__file__).parent.glob("*.txt"), key=lambda path: path.name)


def shipped() -> Iterator[Entry]:
    """Yield the entries of all lexicons of this package, file by file."""
    for path in sources():
        yield from parse(path.name[:-4].replace("_", "-"), path.read_text(encoding="utf-8"))


def build(entries: Iterable[Entry]) -> Tables:
    """Merge entries into tables."""
    tables = Tables()
    for entry in entries:
        tables.add(entry)
    tables.sort()
    tables.finish()
    return tables
