"""The words of one sentence as a pair of sentences is compared: folded, with their place and their capital."""

from dataclasses import dataclass
from functools import lru_cache

import regex

_TOKEN = regex.compile(
    r"""
    [\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*+   # no spaces: a character is a word
    | \p{Nd}++ (?: [.,:/] \p{Nd}++ )*+ \p{L}{0,2} (?! [\p{L}\p{M}\p{Nd}] )          # "1,000.50", "9/11", "4th", "3.5m"
    | [\p{L}\p{M}\p{Nd}]++ (?: ['’] \p{L}++ )*+                                   # "don't"
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence."""

    folded: str
    start: int
    """Offset in the sentence's text, in code points."""
    end: int
    capital: bool
    """Written with a capital although it is not the first word."""


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a sentence, in order."""
    found = [match.span() for match in _TOKEN.finditer(text)]
    shouted = text.isupper()
    return tuple(
        Token(
            text[start:end].casefold().replace("’", "'"),
            start,
            end,
            capital=not shouted and text[start].isupper() and _inside(text, start),
        )
        for start, end in found
    )


def _inside(text: str, start: int) -> bool:
    """Return whether a word starting here does not open a sentence or a quotation."""
    before = text[:start].rstrip(" \N{NO-BREAK SPACE}")
    return bool(before) and before[-1] not in ".!?:\"“‘«「" and any(map(str.isalnum, before[-40:]))
