"""Writes the tables of the lexicons into one file; to be run whenever a lexicon was changed.

It is JSON of columns, those of text each in one string: a list for each entry would take four times as long to read.
"""

import json
from pathlib import Path
from typing import Any

from scrapelint_boilerplate.lexicon import Bucket, Head, Tables, build, shipped, sources
from scrapelint_boilerplate.lexicon_file import BUCKETS, NAME, fingerprint


def dumped(tables: Tables) -> str:
    """Return ``tables`` as JSON: each head once, and entries as the number of their head and their phrase."""
    heads: dict[Head, int] = {}

    def number(head: Head) -> int:
        return heads.setdefault(head, len(heads))

    lines: dict[int, list[str]] = {}
    for phrase, head in tables.line.items():
        lines.setdefault(number(head), []).append(phrase)
    content: dict[str, Any] = {"sources": fingerprint(sources()), "longest": tables.longest}
    for name in BUCKETS:
        bucket: Bucket = getattr(tables, name)
        rows = [(anchor, place, entry) for anchor, entries in bucket.items() for place, entry in entries]
        content[name] = {
            "anchors": "\n".join(anchor for anchor, _, _ in rows),
            "places": [place for _, place, _ in rows],
            "heads": [number(entry.head) for _, _, entry in rows],
            "phrases": "\n".join(" ".join(entry.phrase) for _, _, entry in rows),
        }
    single = [(word, entry) for word, entries in tables.vocabulary.items() for entry in entries.values()]
    content["vocabulary"] = {
        "words": "\n".join(word for word, _ in single),
        "heads": [number(entry.head) for _, entry in single],
    }
    content["heads"] = list(heads)
    content["line"] = ["\n".join(lines.get(place, ())) for place in range(len(heads))]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(NAME).write_text(dumped(build(shipped())), encoding="utf-8", newline="\n")
