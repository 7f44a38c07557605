"""The tables of the lexicons as one file that ``compile_lexicons`` wrote: read in a tenth of the time.

The lexicons themselves are what counts: where the file was made of others than those that lie here, it is not used.
"""

import json
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from scrapelint.plugin import read_data
from scrapelint_boilerplate.lexicon import shipped, sources
from scrapelint_boilerplate.lexicon_merge import merged
from scrapelint_boilerplate.lexicon_tables import Tables

NAME = "lexicons.json"


def is_fresh(content: dict[str, Any]) -> bool:
    """Tell whether the file was made of the lexicons that lie here, or none lie here."""
    files = sources()
    return not files or content["sources"] == fingerprint(files)


def fingerprint(files: Iterable[Path]) -> int:
    """Return a number that the ``files`` of other lexicons would not have."""
    value = 0
    for path in files:
        value = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), value))
    return value


@cache
def tables() -> Tables:
    """Return the tables of the shipped lexicons, read once a process."""
    content = json.loads(read_data("scrapelint_boilerplate", NAME))
    return Tables(content if is_fresh(content) else merged(shipped()))
