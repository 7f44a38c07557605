"""The tables of the lexicons as one file that ``compile_lexicons`` wrote: read in a fifth of the time.

The lexicons themselves are what counts: where the file was made of others than those that lie here, it is not used.
"""

import json
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from scrapelint.plugin import read_data
from scrapelint_boilerplate.lexicon import Bucket, Entry, Head, Tables, build, shipped, sources

NAME = "lexicons.json"
BUCKETS = ("start", "label", "end", "inside")
"""Those of the tables that are buckets, by their names."""


def loaded(text: str) -> Tables | None:
    """Return the tables that ``compile_lexicons`` wrote; ``None`` if it made them of other lexicons than these."""
    content = json.loads(text)
    files = sources()
    if files and content["sources"] != fingerprint(files):
        return None
    heads: list[Head] = [tuple(head) for head in content["heads"]]
    tables = Tables(longest=content["longest"])
    for head, phrases in zip(heads, content["line"], strict=True):
        tables.line.update(dict.fromkeys(phrases.split("\n") if phrases else (), head))
    for name in BUCKETS:
        bucket: Bucket = getattr(tables, name)
        stored = content[name]
        phrases = (tuple(phrase.split(" ")) for phrase in stored["phrases"].split("\n"))
        rows = zip(stored["anchors"].split("\n"), stored["places"], stored["heads"], phrases, strict=True)
        for anchor, place, number, phrase in rows:
            bucket.setdefault(anchor, []).append((place, Entry._make((*heads[number], phrase))))
    stored = content["vocabulary"]
    for word, number in zip(stored["words"].split("\n"), stored["heads"], strict=True):
        entry = Entry._make((*heads[number], (word,)))
        tables.vocabulary.setdefault(word, {})[entry.rule] = entry
    tables.finish()
    return tables


def fingerprint(files: Iterable[Path]) -> int:
    """Return a number that the ``files`` of other lexicons would not have."""
    value = 0
    for path in files:
        value = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), value))
    return value


@cache
def tables() -> Tables:
    """Return the tables of the shipped lexicons, read once a process."""
    return loaded(read_data("scrapelint_boilerplate", NAME).decode("utf-8")) or build(shipped())
