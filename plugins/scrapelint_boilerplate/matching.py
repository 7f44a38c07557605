"""Which phrase of the lexicons a line holds."""

import re
from collections.abc import Sequence
from operator import itemgetter

import regex

from scrapelint.plugin import late
from scrapelint_boilerplate.lexicon import Entry
from scrapelint_boilerplate.lexicon_tables import Bucket, Row, Tables
from scrapelint_boilerplate.page import PageLine

SHORT = 14
"""Most words of a line that counts as short for ``start`` and ``end`` phrases."""
MEDIUM = 20
"""Most words of a line in which a ``contains`` phrase counts; of one that ends with a full stop, SHORT."""
_STOPS = (".", "\N{IDEOGRAPHIC FULL STOP}")
SENTENCE, SAYING = 7, 4
"""Words from which on a line with a full stop is a sentence, and least words of a phrase that may begin one."""
LABELLED = 30
"""Most words of a line that a ``label`` phrase and its colon open."""
MADE_OF = 30
"""Most words of a line that may be made of vocabulary alone."""
_SAID = 4  # words from which on a line with a full stop says something
_NOTE_MARKS = "*†‡ "


def best(line: PageLine, tables: Tables) -> Entry | None:
    """Return the entry that says most about the line: one without a condition of place first, then the longest."""
    words = line.words
    found = tables.whole(words) if len(words) <= tables.longest else None
    if found is not None and found.place == "any":
        return found
    for entry in _hits(line, tables):
        if found is None or _rank(entry) > _rank(found):
            found = entry
    return found


def _rank(entry: Entry) -> tuple[bool, int]:
    return entry.place == "any", len(entry.phrase)


def _hits(line: PageLine, tables: Tables) -> list[Entry]:
    """Return the entries that match, the surer kinds first: of two equally long ones the first stands."""
    words, size = line.words, line.size
    hits = _at_the_edges(line, tables)
    short = size <= SHORT or (size <= MEDIUM and not line.text.endswith(_STOPS))
    anchors = (tables.anchors if short else tables.sentence_anchors).intersection(words)
    if anchors:
        _match_inside(words, anchors, tables.inside if short else tables.sentences, hits)
    if 1 < len(words) <= MADE_OF and words[0] in tables.vocabulary and words[1] in tables.vocabulary:
        entry = _made_of(line, tables)
        if entry is not None:
            hits.append(entry)
    return hits


def _at_the_edges(line: PageLine, tables: Tables) -> list[Entry]:
    words, size = line.words, line.size
    hits: list[Entry] = []
    if size > LABELLED:
        return hits
    opens = words[0] in tables.openers
    if size <= SHORT:
        if opens:
            _match_opening(words, tables.start, hits)
            if hits and size >= SENTENCE and line.text.endswith(_STOPS):
                hits = [entry for entry in hits if len(entry.phrase) >= SAYING]
        if words[-1] in tables.end.anchors:
            _match(words, len(words) - 1, tables.end.rows(words[-1]), hits)
    if opens and (":" in line.text[:40] or "\N{FULLWIDTH COLON}" in line.text[:20]):
        _match_opening(words, tables.label, hits)
    return hits


def _match(words: tuple[str, ...], where: int, entries: Sequence[Row], hits: list[Entry]) -> None:
    """Add to ``hits`` the entries whose anchor stands at ``where`` and that match there."""
    for place, entry in entries:
        first, phrase = where - place, entry.phrase
        if first >= 0 and words[first] == phrase[0] and words[first : first + len(phrase)] == phrase:
            hits.append(entry)


def _match_opening(words: tuple[str, ...], bucket: Bucket, hits: list[Entry]) -> None:
    pair = " ".join(words[:2])
    if pair in bucket.anchors:
        _match(words, 0, bucket.rows(pair), hits)
    if len(words) > 1 and words[0] in bucket.anchors:
        _match(words, 0, bucket.rows(words[0]), hits)


def _match_inside(words: tuple[str, ...], anchors: frozenset[str], bucket: Bucket, hits: list[Entry]) -> None:
    """Add to ``hits`` the entries that match at one of the anchors, all of them words of the line, in its order."""
    found: list[tuple[int, list[Entry]]] = []
    for anchor in anchors:
        where = -1
        for _ in range(words.count(anchor)):
            where = words.index(anchor, where + 1)
            here: list[Entry] = []
            _match(words, where, bucket.rows(anchor), here)
            if here:
                found.append((where, here))
    for _, here in sorted(found, key=itemgetter(0)) if len(found) > 1 else found:
        hits.extend(here)


def _made_of(line: PageLine, tables: Tables) -> Entry | None:
    """Return the commonest class of a line that is made of vocabulary words alone, if one of them is a core word.

    A sentence must be made of words of that one class: “Pocket printed it in 1980.*” is about a publisher.
    """
    words = line.words
    if not all(map(tables.vocabulary.__contains__, words)):
        return None
    cores: dict[str, tuple[int, Entry]] = {}
    for word in words:
        for rule, entry in tables.known(word).items():
            if entry.kind == "core":
                count, first = cores.get(rule, (0, entry))
                cores[rule] = (count + 1, first)
    if not cores:
        return None
    rule, (_, entry) = max(cores.items(), key=lambda item: item[1][0])
    is_sentence = len(words) >= _SAID and line.text.rstrip(_NOTE_MARKS).endswith(_STOPS)
    return None if is_sentence and not all(rule in tables.known(word) for word in words) else entry


_BY = frozenset({"by", "von", "par", "por", "di", "door"})
_BY_NAME = late(regex.compile, r"\b(?i:by|von|par|por|di|door)\s+\p{Lu}")
_DIGITS = re.compile(r"\d[/.:-]\d")
_DATED = 3
_NAMED = 8


def is_dated_byline(line: PageLine, tables: Tables) -> bool:
    """Tell whether the line is made of a date, "by" and a name: "7:30 PM CET 3/14/2025 by Jane Roe"."""
    words = line.words
    if not 6 <= len(words) <= MADE_OF or "0" not in words or _BY.isdisjoint(words) or line.text.endswith(_STOPS):
        return False
    if not _BY_NAME.search(line.text):
        return False
    entries = [tables.known(word).get("date-stamp") for word in words]
    if not any(entry is not None and entry.kind == "core" for entry in entries) and not _DIGITS.search(line.text):
        return False
    dated = sum(entry is not None for entry in entries)
    return dated > _DATED and len(words) - dated <= _NAMED and dated >= 0.4 * len(words)
