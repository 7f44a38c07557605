"""The words of one sentence as a pair of sentences is compared: folded, with their place and their capital."""

from dataclasses import dataclass
from functools import lru_cache

import regex

_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_LETTER = rf"(?:(?!{_SPACELESS})[\p{{L}}\p{{M}}\p{{Nd}}])"
_TOKEN = regex.compile(
    rf"""
    {_SPACELESS}\p{{M}}*+                                                        # no spaces: a character is a word
    | \p{{Nd}}++ (?: [.,:/] \p{{Nd}}++ )*+ {_LETTER}{{0,2}} (?! {_LETTER} )      # "1,000.50", "9/11", "4th", "3.5m"
    | {_LETTER}++ (?: ['’] {_LETTER}++ )*+                                      # "don't"
    """,
    regex.VERBOSE,
)


_LOOK_BACK = 40


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
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(" \N{NO-BREAK SPACE}")
    return bool(before) and before[-1] not in '.!?:"“‘«「' and any(map(str.isalnum, before))
