"""Making scraped text harmless and visible on a terminal, and measuring how wide it is."""

import re
from unicodedata import category, combining, east_asian_width

_NAMED = {"\t": "→", "\N{NO-BREAK SPACE}": "⍽", "\N{NARROW NO-BREAK SPACE}": "⍽", "\n": "⏎", "\r": "␍"}
_PLAIN = re.compile(r"[\x20-\x7e]*")


def visible(text: str) -> str:
    r"""Return ``text`` with all that is invisible, or would steer a terminal, written out.

    >>> visible("a\x1b[2Jb\u200bc")
    'a<1B>[2Jb<200B>c'
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    kind = category(character)
    # Cc controls, Cf directional overrides and zero-width characters, Cs lone surrogates, Zl and Zp separators
    if kind in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"<{ord(character):02X}>"
    return " " if kind == "Zs" else character


def columns(text: str) -> int:
    """Return how many terminal columns ``text`` takes: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) or category(character) == "Mn" else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )
