"""Tokens and their features, the same when the network is trained and when it is used."""

import re
import zlib

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*|\w+(?:-\w+)*|['’]\w{1,2}\b|[^\w\s]")
"""A number, a word (hyphens belong to it), a clitic with its apostrophe, or one other sign."""

BUCKETS = (768, 4096, 4096)
"""Number of hash buckets of the endings of two, three and four letters."""

ENDINGS = 4096
"""Number of hash buckets of the endings of words between two blanks."""

_DIGIT = re.compile(r"\d")
_SMALL = 1


def shape(token: str) -> int:
    """Return how a token is written: 0 sign, 1 small letters, 2 Capital, 3 CAPITALS, 4 number, 5 mixed."""
    first = token[0]
    if not first.isalpha():
        return 4 if first.isdigit() else int(first in "'’")
    if token.islower():
        return 1
    if len(token) > 1 and token.isupper():
        return 3
    return 2 if first.isupper() and (len(token) == 1 or token[1:].islower()) else 5


def normal(token: str) -> str:
    """Return the token in small letters, each digit as 0, the apostrophe straight."""
    if token.isalpha():
        return token.lower()
    return _DIGIT.sub("0", token.lower().replace("’", "'"))


def endings(word: str) -> tuple[int, int, int]:
    """Return the hash buckets of the last two, three and four letters of a normal word."""
    two, three, four = BUCKETS
    return _hash(word[-2:]) % two, _hash(word[-3:]) % three, _hash("4" + word[-4:]) % four


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


_OPENING = "\"'“”‘’«»([{*_-–—…"
_CLOSING = "\"'“”‘’«»)]}*_-–—…,;:.!?"
_MARKS = {",": 1, ";": 2, ":": 2, ".": 3, "!": 3, "?": 3, ")": 4, "]": 4, "”": 5, "’": 5, '"': 5, "'": 5, "»": 5}
_POSSESSIVE = ("'s", "’s")


WAYS = 170
"""Number of ways in which a word between two blanks can be written."""


def written(word: str) -> tuple[str, int]:
    """Return the core of a word between two blanks, in normal letters, and how it is written, below ``WAYS``.

    The latter holds the shape of the core, the mark behind it, and whether there is one before it or it ends in *’s*.
    """
    if word.isalpha():
        return (word, _SMALL * 28) if word.islower() else (word.lower(), shape(word) * 28)
    core, last = word[:-1], word[-1]
    if last in _CLOSING and core.isalpha():  # most words that are not bare have one mark behind them
        form = _SMALL if core.islower() else shape(core)
        return core.lower(), (form * 7 + _MARKS.get(last, 6)) * 4
    rest = word.lstrip(_OPENING)
    core = rest.rstrip(_CLOSING)
    if not core:
        return word[:4], WAYS - 1 - (len(word) < 2)
    mark = _MARKS.get(rest[len(core)], 6) if len(core) < len(rest) else 0
    owner = core.endswith(_POSSESSIVE) and len(core) > 2 and core[0].isupper()
    if owner:
        core = core[:-2]
    return normal(core), (shape(core) * 7 + mark) * 4 + 2 * (len(rest) < len(word)) + owner


def ending(core: str) -> int:
    """Return the hash bucket, below ``ENDINGS``, of the last three letters of a normal word."""
    return _hash(core[-3:]) % ENDINGS
