"""Merges the lexicons into tables that are quick to read: many phrases in one string, entries as numbers and words."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from scrapelint_boilerplate.lexicon import Entry, Head

_BUCKETS = {"start": ("start",), "label": ("label",), "end": ("end",), "inside": ("contains", "sentence"),
            "sentences": ("sentence",)}  # fmt: skip
"""The kinds of phrases that each bucket holds."""
_OPENING = ("start", "label")


def merged(entries: Iterable[Entry]) -> dict[str, Any]:
    """Return what :class:`~scrapelint_boilerplate.lexicon_tables.Tables` reads, of which JSON can be made."""
    entries = list(entries)
    heads: dict[Head, int] = {}
    for entry in entries:
        heads.setdefault(entry.head, len(heads))
    lines, vocabulary = _lines(entries), _vocabulary(entries, heads)
    content: dict[str, Any] = {"longest": max((len(phrase) for phrase in lines), default=0)}
    for name, kinds in _BUCKETS.items():
        content[name] = _bucket([entry for entry in entries if entry.kind in kinds], heads)
    openers = dict.fromkeys(anchor.partition(" ")[0] for name in _OPENING for anchor in content[name])
    by_head: dict[Head, list[str]] = {head: [] for head in heads}
    for phrase, head in lines.items():
        by_head[head].append(" ".join(phrase))
    return content | {
        "openers": "\n".join(openers),
        "vocabulary": vocabulary,
        "heads": [list(head) for head in heads],
        "line": ["\n".join(phrases) for phrases in by_head.values()],
    }


def _lines(entries: Iterable[Entry]) -> dict[tuple[str, ...], Head]:
    """Return the phrases that are whole lines; of two equal ones that without a condition of place, else the first."""
    lines: dict[tuple[str, ...], Head] = {}
    for entry in entries:
        if entry.kind == "line":
            old = lines.get(entry.phrase)
            if old is None or (old[3] == "edge" and entry.place == "any"):
                lines[entry.phrase] = entry.head
    return lines


def _vocabulary(entries: Iterable[Entry], heads: dict[Head, int]) -> dict[str, str]:
    """Return the single words, each with its heads: the first one of each rule."""
    words: dict[str, dict[str, int]] = {}
    for entry in entries:
        if entry.kind in ("word", "core"):
            words.setdefault(entry.phrase[0], {}).setdefault(entry.rule, heads[entry.head])
    return {word: " ".join(map(str, numbers.values())) for word, numbers in words.items()}


def _bucket(entries: Iterable[Entry], heads: dict[Head, int]) -> dict[str, str]:
    """Return the rows of each anchor, the longer phrase first."""
    rows: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for entry in entries:
        place = _anchor(entry)
        rows[" ".join(entry.phrase[:2]) if entry.kind in _OPENING else entry.phrase[place]].append((place, entry))
    return {
        anchor: "\n".join(
            f"{place} {heads[entry.head]} {' '.join(entry.phrase)}"
            for place, entry in sorted(found, key=lambda row: -len(row[1].phrase))
        )
        for anchor, found in rows.items()
    }


def _anchor(entry: Entry) -> int:
    """Return the place of the word by which the phrase is looked up: the longest is the rarest, as a rule."""
    if entry.kind in _OPENING:
        return 0
    if entry.kind == "end":
        return len(entry.phrase) - 1
    return max(range(len(entry.phrase)), key=lambda place: len(entry.phrase[place]))
