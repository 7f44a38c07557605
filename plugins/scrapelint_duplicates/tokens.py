"""The words of one sentence as a pair of sentences is compared: folded, with their place and their capital."""

import re
from functools import lru_cache
from typing import NamedTuple

import regex

from scrapelint.plugin import late

# Latin, Greek and Cyrillic letters and the usual punctuation, but no combining marks, no fractions, no raised digits:
# there the standard library's patterns find the same, several times as fast.
_SIMPLE = re.compile(
    r"[\x00-\xa7\xa9-\xac\xae\xb0\xb1\xb5-\xb7\xba\xbb\xbf-\u024f\u0370-\u0379\u037b-\u0383\u0386-\u0482\u048a-\u052f"
    r"\u2010-\u2027\u2030-\u205e\u20ac]*"
)
_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_LETTER = rf"(?:(?!{_SPACELESS})[\p{{L}}\p{{M}}\p{{Nd}}])"
_TOKEN = late(
    regex.compile,
    rf"""
    {_SPACELESS}\p{{M}}*+                                                        # no spaces: a character is a word
    | \p{{Nd}}++ (?: [.,:/] \p{{Nd}}++ )*+ {_LETTER}{{0,2}} (?! {_LETTER} )      # "1,000.50", "9/11", "4th", "3.5m"
    | {_LETTER}++ (?: ['’] {_LETTER}++ )*+                                      # "don't"
    """,
    regex.VERBOSE,
)
_SIMPLE_TOKEN = re.compile(r"[0-9]++(?:[.,:/][0-9]++)*+[^\W_]{0,2}(?![^\W_])|[^\W_]++(?:['’][^\W_]++)*")
_LOOK_BACK = 40


class Token(NamedTuple):
    """One word of a sentence."""

    folded: str
    start: int
    """Offset in the sentence's text, in code points."""
    end: int
    capital: bool
    """Written with a capital although it is not the first word."""


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a sentence, in order."""
    shouted = text.isupper()
    found = []
    for match in _pattern(text).finditer(text):
        start, end = match.span()
        capital = not shouted and text[start].isupper() and _inside(text, start)
        found.append(Token(_folded(match.group()), start, end, capital))
    return tuple(found)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words of :func:`tokens_of`, without their places."""
    if text.isascii():
        return tuple(_SIMPLE_TOKEN.findall(text.lower()))
    return tuple(map(_folded, _pattern(text).findall(text)))


def _pattern(text: str) -> "re.Pattern[str] | regex.Pattern[str]":
    return _SIMPLE_TOKEN if text.isascii() or _SIMPLE.fullmatch(text) else _TOKEN


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _inside(text: str, start: int) -> bool:
    """Return whether a word starting here does not open a sentence or a quotation."""
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(" \N{NO-BREAK SPACE}")
    return bool(before) and before[-1] not in '.!?:"“‘«「' and any(map(str.isalnum, before))
