"""Edits: what to put in place of a span."""

from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``text[start:end]``, half-open in code points, by ``replacement``."""

    start: int
    end: int
    replacement: str = ""
