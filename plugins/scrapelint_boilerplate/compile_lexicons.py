"""Writes the tables of the lexicons into one file; to be run whenever a lexicon was changed."""

import json
from collections.abc import Iterable
from pathlib import Path

from scrapelint_boilerplate.lexicon import Entry, shipped, sources
from scrapelint_boilerplate.lexicon_file import NAME, fingerprint
from scrapelint_boilerplate.lexicon_merge import merged


def dumped(entries: Iterable[Entry]) -> str:
    """Return the tables of ``entries`` as JSON, with the fingerprint of the lexicons that lie here."""
    content = {"sources": fingerprint(sources())} | merged(entries)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(NAME).write_text(dumped(shipped()), encoding="utf-8", newline="\n")
