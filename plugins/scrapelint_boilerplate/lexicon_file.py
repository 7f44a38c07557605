"""The tables of the lexicons as one file that ``compile_lexicons`` wrote: read in a fifth of the time.

The lexicons themselves are what counts: where the file was made of others than those that lie here, it is not used.
"""

import json
import zlib
from functools import cache
from importlib.resources import files

from scrapelint_boilerplate.lexicon import Bucket, Entry, Head, Tables, build, shipped, sources

NAME = "lexicons.json"
BUCKETS = ("start", "label", "end", "inside")
"""Those of the tables that are buckets, by their names."""


def loaded(text: str) -> Tables | None:
    """Return the tables that ``compile_lexicons`` wrote; ``None`` if it made them of other lexicons than these."""
    content = json.loads(text)
    if content["sources"] != fingerprint():
        return None
    heads: list[Head] = [tuple(head) for head in content["heads"]]
    tables = Tables({phrase: heads[number] for phrase, number in content["line"].items()})
    for name in BUCKETS:
        bucket: Bucket = getattr(tables, name)
        for anchor, entries in content[name].items():
            bucket[anchor] = [(place, _entry(heads[number], phrase.split(" "))) for place, number, phrase in entries]
    for word, numbers in content["vocabulary"].items():
        tables.vocabulary[word] = {heads[number][0]: _entry(heads[number], [word]) for number in numbers}
    tables.finish()
    return tables


def _entry(head: Head, phrase: list[str]) -> Entry:
    return Entry._make((*head, tuple(phrase)))


def fingerprint() -> int:
    """Return a number that other lexicons would not have."""
    value = 0
    for path in sources():
        value = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), value))
    return value


@cache
def tables() -> Tables:
    """Return the tables of the shipped lexicons, read once a process."""
    path = files("scrapelint_boilerplate") / NAME
    kept = loaded(path.read_text(encoding="utf-8")) if path.is_file() else None
    return kept or build(shipped())
