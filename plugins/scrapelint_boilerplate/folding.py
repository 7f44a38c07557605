"""Folding of a line into the plain words by which phrases are compared."""

import unicodedata

import regex

_MARKS = regex.compile(r"[\p{Mn}\p{Cf}]+")
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# A CJK character is a word of its own, so that a phrase may start anywhere in a line without spaces; letters and
# digits part, so that "5Comments" and "5 comments" are the same.
_WORD = regex.compile(rf"[{_CJK}]|[^\W\d_{_CJK}]+|\d+")
_ASCII_WORD = regex.compile(r"[a-z]+|[0-9]+")


def fold(text: str) -> str:
    """Return the text without case, accents and format characters, compatibility forms resolved."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; each run of digits is the word ``0``."""
    folded = fold(text)
    pattern = _ASCII_WORD if folded.isascii() else _WORD
    return tuple(["0" if word[0].isdecimal() else word for word in pattern.findall(folded)])
