"""Edits: what to put in place of a span."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]``, half-open in code points, by ``replacement``."""

    start: int
    end: int
    replacement: str = ""
