"""What the analysis knows of each sentence: a key that ignores layout, and whether it reads as prose."""

import re
from typing import NamedTuple

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
_ASCII_PARTED = re.compile(rb"([0-9])[^0-9A-Za-z](?=[0-9])")
_ASCII_LAYOUT = bytes(code for code in range(128) if not chr(code).isalnum())
_KEPT = b"\x80"  # stands for a separator until all others are gone: no ASCII text has it
_ASCII_POINT = bytes.maketrans(_KEPT, b".")
_MARKED = regex.compile(r"[•*·▪●◦‣■□►»>–—-]\s")
# A separator between two digits is part of the number, however it is set: "1.5" is not "15", but "50 ,000" is "50,000".
_POINT = regex.compile(r"[\W_]+")
SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_CLOSERS = "\"'”’»›」』)]}*_ \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"
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
    """Words; in scripts without spaces two characters count as one."""
    terminal: bool
    """Ends as a statement ends."""
    marked: bool
    """Begins with a list marker."""
    question: bool
    """Ends as a question ends, or a lead-in ("He said:"): both are said again on purpose."""


def read_units(document: Document) -> tuple[Unit, ...]:
    """Return a unit for each sentence of the document, in order."""
    return tuple(_unit(sentence) for sentence in document.sentences)


def key_of(folded: str) -> str:
    """Return the letters and digits of a folded text, without its list marker."""
    if not folded[:1].isalpha() or folded[1:2] in ".)":
        marker = _MARKER.match(folded)
        folded = folded[marker.end() :] if marker else folded
    # News is mostly ASCII, where deleting bytes is ten times as fast.
    if folded.isascii():
        parted = _ASCII_PARTED.sub(rb"\1" + _KEPT, folded.encode())
        return parted.translate(_ASCII_POINT, _ASCII_LAYOUT).decode()
    return _POINT.sub(".", _LAYOUT.sub("", folded))


def _unit(sentence: Sentence) -> Unit:
    key = key_of(sentence.folded)
    length = float(len(sentence.words))
    if not key.isascii():
        length -= len(SPACELESS.findall(key)) / 2
    ending = sentence.text[-12:].rstrip(_CLOSERS)[-1:]
    return Unit(
        sentence.index,
        sentence,
        key,
        length,
        terminal=ending != "" and ending in _TERMINALS,
        marked=not sentence.text[:1].isalnum() and bool(_MARKED.match(sentence.text)),
        question=ending != "" and ending in _QUESTIONS,
    )
