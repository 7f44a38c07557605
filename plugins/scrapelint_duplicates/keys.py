"""The sentences of a document folded, and their keys, letters and digits alone: made of all sentences by few calls."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from scrapelint.plugin import Sentence, late

_PARTING = "\0"  # stands between the sentences
_KEPT = 0xFF  # stands for a separator until all others are gone: UTF-8 has no such byte
# Latin, Greek and Cyrillic letters, digits and the usual signs, each of which folds by its case alone.
PLAIN = re.compile(
    r"[\x00-\x9f\xa1-\xa7\xa9\xab\xac\xae\xb0\xb1\xb5-\xb7\xbb\xbf-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u01c3"
    r"\u01cd-\u01ef\u01f4-\u024f\u0386\u0388-\u038a\u038c\u038e\u038f\u0391-\u03a1\u03a3-\u03af\u03b1-\u03cf"
    r"\u0400-\u0481\u048a-\u052f\u2010\u2012-\u2016\u2018-\u2023\u2030-\u2032\u2039\u203a\u2044\u20ac\u2190-\u21ff\u2500-\u2767]*"
)
SIGNS = re.compile(r"[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u2010-\u205e\u20ac\u2190-\u21ff\u2500-\u2767]")
"""What is neither letter, digit nor ASCII in text that is ``PLAIN``."""
_TYPOGRAPHIC = (
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{EN DASH}", "-"),
    ("\N{EM DASH}", "-"),
    ("\N{HORIZONTAL ELLIPSIS}", "..."),
    ("\N{NO-BREAK SPACE}", " "),
)
_BULLETS = r"\s•*·▪●◦‣■□►»>|\#–—-"
_MARKER = late(
    regex.compile,
    rf"""
    [{_BULLETS}]*+                                # a bullet, a quote mark, the bar of a table
    (?: \(? (?: \p{{Nd}}{{1,3}} | \p{{L}} ) [.)] \s )?  # "1. ", "(a) "
    """,
    regex.VERBOSE,
)
_PLAIN_MARKER = re.compile(rf"\0(?=[^a-z]|.[.)])[{_BULLETS}]*+(?:\(?(?:[0-9]{{1,3}}|[^\W\d_])[.)]\s)?")
# One separator between two digits is part of the number, whichever it is: "1.5" is not "15", but it is "1,5".
_LAYOUT = late(regex.compile, r"(?<!\p{Nd})[\W_]+|[\W_]+(?!\p{Nd})")
_POINT = late(regex.compile, r"[\W_]+")
# White space in ``PLAIN`` text: few sentences have other than single spaces, and splitting looks at every letter.
_SPACES = ("  ", "\n", "\t", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85")
_ASCII = bytes(range(128))
_DIGITS = b"0123456789"
_SEPARATORS = bytes(code for code in _ASCII if code and not chr(code).isalnum())
_CLASSES = bytes.maketrans(_DIGITS + _SEPARATORS, b"0" * len(_DIGITS) + b"." * len(_SEPARATORS))
_PARTED = b"0.0"
_KEPT_AS_POINT = bytes.maketrans(bytes([_KEPT]), b".")


class Folded(NamedTuple):
    """The sentences of a document, in three lists of one length."""

    texts: list[str]
    """In small letters, quotes and dashes as they are typed, single spaces."""
    keys: list[str]
    """The letters and digits of each, without its list marker."""
    plain: list[bool]
    """Whether the sentence has none but Latin, Greek or Cyrillic letters and the usual signs."""


def fold_sentences(sentences: Sequence[Sentence]) -> Folded:
    """Return the sentences folded, and their keys."""
    joined = _PARTING.join([sentence.text for sentence in sentences])
    if joined.count(_PARTING) >= len(sentences):
        joined = _PARTING.join([_unparted(sentence.text) for sentence in sentences])
    if not joined.isascii():
        for typographic, typed in _TYPOGRAPHIC:
            joined = joined.replace(typographic, typed)
        if not PLAIN.fullmatch(_beyond_ascii(joined)):
            return _fold_each(sentences, joined.split(_PARTING))
    folded = _fold_plain(joined)
    return Folded(folded.split(_PARTING), _plain_keys(folded), [True] * len(sentences))


def _fold_each(sentences: Sequence[Sentence], texts: Sequence[str]) -> Folded:
    plain = [PLAIN.fullmatch(text) is not None for text in texts]
    joined = _fold_plain(_PARTING.join([text for text, is_plain in zip(texts, plain, strict=True) if is_plain]))
    known = zip(joined.split(_PARTING), _plain_keys(joined), strict=True)
    both = [next(known) if is_plain else _fold_other(one) for one, is_plain in zip(sentences, plain, strict=True)]
    return Folded([text for text, _ in both], [key for _, key in both], plain)


def _beyond_ascii(text: str) -> str:
    """Return the characters of a text that are not ASCII: few, in most languages that use Latin letters."""
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _unparted(text: str) -> str:
    return text.replace(_PARTING, "\1")


def _fold_plain(text: str) -> str:
    other = _beyond_ascii(text)
    # Bytes are three times as fast, and all that is needed where no other letter is a large one.
    small = text.encode().lower().decode() if other == other.casefold() else text.casefold()
    if any([space in small for space in _SPACES]):  # noqa: C419 - a list: there are few
        return " ".join(small.split())
    return small.strip(" ")


def _plain_keys(folded: str) -> list[str]:
    """Return the keys of folded plain texts: deleting bytes, of all at once, is ten times as fast as a pattern."""
    bare = _PLAIN_MARKER.sub(_PARTING, _PARTING + folded)
    if not bare.isascii():
        for sign in set(SIGNS.findall(_beyond_ascii(bare))):
            bare = bare.replace(sign, " ")
    data = bytearray(bare.encode())
    classes = data.translate(_CLASSES)
    place = classes.find(_PARTED)
    while place >= 0:
        data[place + 1] = _KEPT
        place = classes.find(_PARTED, place + 2)
    return data.translate(_KEPT_AS_POINT, _SEPARATORS).decode().split(_PARTING)[1:]


def _fold_other(sentence: Sentence) -> tuple[str, str]:
    folded = _unparted(sentence.folded)
    marker = _MARKER.match(folded)
    key = _POINT.sub(".", _LAYOUT.sub("", folded[marker.end() :] if marker else folded))
    return folded, key
