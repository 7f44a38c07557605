"""The lexicons: phrases of all classes, read from the text files beside the rules."""

import re
from collections.abc import Iterator
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
