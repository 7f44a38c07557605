"""Folding of a line into the plain words by which phrases are compared."""

import re
import unicodedata

import regex

_MARKS = regex.compile(r"[\p{Mn}\p{Cf}]+")
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# A CJK character is a word of its own, so that a phrase may start anywhere in a line without spaces; letters and
# digits part, so that "5Comments" and "5 comments" are the same.
_WORD = rf"[{_CJK}]|[^\W\d_{_CJK}]+|\d+"  # to compile so large a class takes 2 ms: only where a text asks for it
_NUMBER = re.compile("0+")
_WESTERN = "cp1252"


# What Western text holds that would fold to several letters: both ways of folding must agree.
_ODD = re.compile("[™µ½¼¾]")


def _odd(match: re.Match[str]) -> str:
    return " " if match[0] in "™µ" else "0"


def fold(text: str) -> str:
    """Return the text without case, accents and format characters, compatibility forms resolved."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", _ODD.sub(_odd, text))).casefold().replace("ß", "ss")


def _western_table() -> bytes:
    """Return for each byte of Western text its folded letter, ``0`` for a digit, and a space for all else."""
    table = bytearray(b" " * 256)
    for code in range(256):
        folded = fold(bytes([code]).decode(_WESTERN, "replace"))
        if folded.isalpha() and len(folded) == 1:
            table[code] = folded.encode(_WESTERN)[0]
        elif folded and folded[0].isdecimal():
            table[code] = ord("0")
    return bytes(table)


_TABLE = _western_table()
_SHARP_S = "ß".encode(_WESTERN)
_SOFT_HYPHEN = "\N{SOFT HYPHEN}".encode(_WESTERN)


def words(text: str) -> list[str]:
    """Return the folded words of a text; each run of digits is the word ``0``."""
    if text.isascii():
        plain = text.encode().translate(_TABLE).decode("ascii")
        return (_NUMBER.sub(" 0 ", plain) if "0" in plain else plain).split()
    try:
        encoded = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return ["0" if word[0].isdecimal() else word for word in re.findall(_WORD, fold(text))]
    if _SHARP_S in encoded:
        encoded = encoded.replace(_SHARP_S, b"ss")
    folded = encoded.translate(_TABLE, _SOFT_HYPHEN)
    plain = folded.decode("ascii" if folded.isascii() else _WESTERN)  # quotes and dashes are spaces by now
    return (_NUMBER.sub(" 0 ", plain) if "0" in plain else plain).split()
