"""What the analysis knows of each sentence: a key that ignores layout, and whether it reads as prose."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

import regex

from scrapelint.plugin import Document, Sentence

_MARKER = regex.compile(
    r"""
    [\s•*·▪●◦‣■□►»>|\#–—-]*+          # a bullet, a quote mark, the bar of a table
    (?: \(? (?: \p{Nd}{1,3} | \p{L} ) [.)] \s )?  # "1. ", "(a) "
    """,
    regex.VERBOSE,
)
_LAYOUT = regex.compile(r"(?<!\p{Nd})[\W_]+|[\W_]+(?!\p{Nd})")
_ASCII_PARTED = re.compile(rb"([0-9])[^0-9A-Za-z\n](?=[0-9])")
_ASCII_LAYOUT = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) != "\n")
_KEPT = b"\x80"  # stands for a separator until all others are gone: no ASCII text has it
_ASCII_POINT = bytes.maketrans(_KEPT, b".")
_MARKED = regex.compile(r"[•*·▪●◦‣■□►»>–—-]\s")
# A separator between two digits is part of the number, however it is set: "1.5" is not "15", but "50 ,000" is "50,000".
_POINT = regex.compile(r"[\W_]+")
# Latin, Greek and Cyrillic letters and the usual punctuation, but no combining marks, no fractions, no raised digits:
# there the standard library's patterns find the same, several times as fast.
SIMPLE = re.compile(
    r"[\x00-\xa7\xa9-\xac\xae\xb0\xb1\xb5-\xb7\xba\xbb\xbf-\u024f\u0370-\u0379\u037b-\u0383\u0386-\u0482\u048a-\u052f"
    r"\u2010-\u2027\u2030-\u205e\u20ac]*"
)
_SIMPLE_PARTED = re.compile(r"[0-9][\W_]+[0-9]")
_SIMPLE_LETTERS = re.compile(r"[^\W_]+")
SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_CLOSERS = "\"'”’»›」』)]}*_ \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"
_PARTING = "\0"
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
_TERMINALS = ".!…。！।॥۔։።｡"
_QUESTIONS = "?？؟;:：\N{GREEK QUESTION MARK}"


class Unit(NamedTuple):
    """One sentence as the analysis sees it."""

    number: int
    """Position in ``document.sentences``, from 0."""
    sentence: Sentence
    key: str
    """The folded letters and digits alone: equal keys are equal but for layout."""
    length: float
    """Words, as white space parts them; in scripts without spaces two characters count as one."""
    terminal: bool
    """Ends as a statement ends."""
    marked: bool
    """Begins with a list marker."""
    question: bool
    """Ends as a question ends, or a lead-in ("He said:"): both are said again on purpose."""


def read_units(document: Document) -> tuple[Unit, ...]:
    """Return a unit for each sentence of the document, in order."""
    spaceless = not document.text.isascii() and SPACELESS.search(document.text) is not None
    folded = [
        _plain(text) or sentence.folded for sentence, text in zip(document.sentences, _typed(document), strict=True)
    ]
    return tuple(
        _unit(sentence, key, length=text.count(" ") + 1, spaceless=spaceless)
        for sentence, text, key in zip(document.sentences, folded, keys_of(folded), strict=True)
    )


def keys_of(folded: Sequence[str]) -> list[str]:
    """Return for each folded text its letters and digits, without its list marker."""
    bare = [_without_marker(text) for text in folded]
    keys = iter(_ascii_keys([text for text in bare if text.isascii()]))
    return [next(keys) if text.isascii() else _key(text) for text in bare]


def _without_marker(folded: str) -> str:
    if folded[:1].isalpha() and folded[1:2] not in ".)":
        return folded
    marker = _MARKER.match(folded)
    return folded[marker.end() :] if marker else folded


def _ascii_keys(texts: Sequence[str]) -> list[str]:
    """Return the keys of texts of one line each: deleting bytes, of all at once, is ten times as fast as a pattern."""
    parted = _ASCII_PARTED.sub(rb"\1" + _KEPT, "\n".join(texts).encode())
    return parted.translate(_ASCII_POINT, _ASCII_LAYOUT).decode().split("\n")


def _key(text: str) -> str:
    if SIMPLE.fullmatch(text) and not _SIMPLE_PARTED.search(text):
        return "".join(_SIMPLE_LETTERS.findall(text))
    return _POINT.sub(".", _LAYOUT.sub("", text))


def _typed(document: Document) -> list[str]:
    """Return the sentences with quotes and dashes as they are typed, which makes most English ones ASCII."""
    texts = [sentence.text for sentence in document.sentences]
    if document.text.isascii() or _PARTING in document.text:
        return texts
    joined = _PARTING.join(texts)
    for typographic, typed in _TYPOGRAPHIC:
        joined = joined.replace(typographic, typed)
    return joined.split(_PARTING) if texts else []


def _plain(text: str) -> str:
    """Return a text as ``sentence.folded`` has it but for its quotes and dashes, where that is cheap, or nothing."""
    if not text.isascii():
        if not SIMPLE.fullmatch(text):
            return ""
        text = normalize("NFKC", normalize("NFKC", text).casefold())
    return " ".join(text.lower().split())


def _unit(sentence: Sentence, key: str, length: float, *, spaceless: bool) -> Unit:
    text = sentence.text
    if spaceless and (letters := len(SPACELESS.findall(key))):
        length += letters / 2 - 1
    ending = text[-1]
    if ending in _CLOSERS:
        ending = text[-12:].rstrip(_CLOSERS)[-1:]
    return Unit(
        sentence.index,
        sentence,
        key,
        length,
        terminal=ending != "" and ending in _TERMINALS,
        marked=not text[0].isalnum() and bool(_MARKED.match(text)),
        question=ending != "" and ending in _QUESTIONS,
    )
