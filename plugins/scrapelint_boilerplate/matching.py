"""Which phrase of the lexicons a line holds."""

from collections.abc import Iterator

from scrapelint_boilerplate.lexicon import Bucket, Entry, Tables

SHORT = 14
"""Most words of a line that counts as short for ``start`` and ``end`` phrases."""
MEDIUM = 20
"""Most words of a line in which a ``contains`` phrase counts."""
LABELLED = 30
"""Most words of a line that a ``label`` phrase and its colon open."""
MADE_OF = 30
"""Most words of a line that may be made of vocabulary alone."""


def best(key: str, words: tuple[str, ...], colon: bool, tables: Tables) -> Entry | None:
    """Return the entry that says most about the line: one without a condition of place first, then the longest.

    ``colon`` tells whether a colon stands near the beginning of the line.
    """
    exact = tables.line.get(key)
    if exact is not None and exact.place == "any":
        return exact
    found: Entry | None = exact
    for entry in _hits(words, colon, tables):
        if found is None or _rank(entry) > _rank(found):
            found = entry
    return found


def _rank(entry: Entry) -> tuple[bool, int]:
    return entry.place == "any", len(entry.phrase)


def _hits(words: tuple[str, ...], colon: bool, tables: Tables) -> Iterator[Entry]:
    """Yield entries that match, the surer kinds first: of two equally long ones the first stands."""
    size = len(words)
    if size <= SHORT:
        yield from _at(words, 0, tables.start.get(words[0], ()))
        yield from _at(words, size - 1, tables.end.get(words[-1], ()))
    if colon and size <= LABELLED:
        yield from _at(words, 0, tables.label.get(words[0], ()))
    present = frozenset(words)
    if size <= MEDIUM:
        yield from _inside(words, present, tables.contains)
    yield from _inside(words, present, tables.sentence)
    if size <= MADE_OF:
        entry = _made_of(words, tables.vocabulary)
        if entry is not None:
            yield entry


def _at(words: tuple[str, ...], where: int, entries: list[tuple[int, Entry]] | tuple[()]) -> Iterator[Entry]:
    """Yield the entries whose anchor stands at ``where`` and that match there."""
    for place, entry in entries:
        first = where - place
        if first >= 0 and words[first : first + len(entry.phrase)] == entry.phrase:
            yield entry


def _inside(words: tuple[str, ...], present: frozenset[str], bucket: Bucket) -> Iterator[Entry]:
    for word in sorted(bucket.keys() & present):
        for where, candidate in enumerate(words):
            if candidate == word:
                yield from _at(words, where, bucket[word])


def _made_of(words: tuple[str, ...], vocabulary: dict[str, dict[str, Entry]]) -> Entry | None:
    """Return the commonest class of a line that is made of vocabulary words alone, if one of them is a core word."""
    cores: dict[str, tuple[int, Entry]] = {}
    for word in words:
        known = vocabulary.get(word)
        if known is None:
            return None
        for rule, entry in known.items():
            if entry.kind == "core":
                count, first = cores.get(rule, (0, entry))
                cores[rule] = (count + 1, first)
    if not cores:
        return None
    return max(cores.values(), key=lambda pair: pair[0])[1]
