"""Writes the tables of the lexicons into one file; to be run whenever a lexicon was changed."""

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
        content[name] = {
            anchor: [[place, number(entry.head), " ".join(entry.phrase)] for place, entry in entries]
            for anchor, entries in bucket.items()
        }
    content["vocabulary"] = {
        word: [number(entry.head) for entry in entries.values()] for word, entries in tables.vocabulary.items()
    }
    content["heads"] = list(heads)
    # Text to be split is read in a third of the time of a list of phrases.
    content["line"] = ["\n".join(lines.get(place, ())) for place in range(len(heads))]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(NAME).write_text(dumped(build(shipped())), encoding="utf-8", newline="\n")
