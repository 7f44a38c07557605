"""The characters of the lines of pages as arrays: their classes, their folded forms, and counts of them per line."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_pages import Index, Pages

Array = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]
Hashes = npt.NDArray[np.uint32]

HEAD = 80
"""Code points read at the beginning of a line."""
TAIL = 40
"""Code points read at the end of a line that is longer than both."""
_TIMES = 16
"""Most times that a line is counted on its page."""
BEGIN, END, CUT = "\x02", "\x03", "\x04"
"""Marks put around a line, and between the head and the tail of a long one."""

CLASSES = (
    "boundary", "space", "lower", "upper", "letter", "cjk", "digit", "terminal", "comma", "colon", "quote", "open",
    "close", "dash", "slash", "separator", "arrow", "at", "hash", "copyright", "currency", "symbol", "markup", "mark",
    "other", "apostrophe", "cut",
)  # fmt: skip
CLASS = {name: number for number, name in enumerate(CLASSES)}
SIZE = 32
"""More than there are classes: the width of the tables of classes."""

_SINGLE = {
    "terminal": ".!?…。！？؟．।۔",
    "comma": ",;、，；،؛",
    "colon": ":：",
    "apostrophe": "'’ʼ",
    "separator": "|｜•·●▪‧・■◆¦∙",
    "arrow": "><›‹→←↓↑▶►▼»",
    "quote": '"«「」『』《》〈〉„‟＂',
    "slash": "/\\",
    "at": "@",
    "hash": "#＃",
    "copyright": "©®™",
    "markup": "_*~=`^",
    "other": "&+%",
    "dash": "−",
    "cut": CUT,
    "boundary": BEGIN + END,
}
_BY_CATEGORY = {
    "Zs": "space", "Zl": "space", "Zp": "space", "Cc": "space", "Cn": "symbol",
    "Ll": "lower", "Lu": "upper", "Lt": "upper", "Lo": "letter", "Lm": "letter",
    "Nd": "digit", "Nl": "digit", "No": "digit", "Sc": "currency", "Pi": "quote", "Pf": "quote",
    "Ps": "open", "Pe": "close", "Pd": "dash", "Mn": "mark", "Mc": "mark", "Me": "mark", "Cf": "mark",
}  # fmt: skip
_UNSPACED = (
    (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3040, 0x31FF), (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF),
)  # fmt: skip
"""Scripts whose words are not parted by spaces, or whose characters say as much as a syllable."""


def classify(character: str) -> str:
    """Return the name of a character's class."""
    for name, members in _SINGLE.items():
        if character in members:
            return name
    category = unicodedata.category(character)
    number = ord(character)
    if category[0] in "LMS" and any(first <= number <= last for first, last in _UNSPACED):
        return "cjk"
    return _BY_CATEGORY.get(category, "symbol")


def fold(character: str, name: str) -> int:
    """Return the code point that stands for a character of the class ``name`` in n-grams: no case, no accent."""
    plain = {"digit": "0", "space": " ", "quote": '"', "apostrophe": "'", "dash": "-"}.get(name)
    if plain is None:
        plain = unicodedata.normalize("NFKD", character)[0].lower()[0]
    return min(ord(plain), 0xFFFD)


def character_tables() -> tuple[Codes, npt.NDArray[np.uint16]]:
    """Return class and folded form of the first 65,536 code points; the training stores them with the weights.

    Stored, since unicodedata differs from one Python to the next and the weights must mean the same on each.
    """
    classes = np.full(1 << 16, CLASS["symbol"], np.uint8)
    folded = np.full(1 << 16, 0xFFFD, np.uint16)
    for number in range(1 << 16):
        if not 0xD800 <= number <= 0xDFFF:
            name = classify(chr(number))
            classes[number], folded[number] = CLASS[name], fold(chr(number), name)
    return classes, folded


class Characters(NamedTuple):
    """The first and last characters of the lines of some pages in one row, each line between its two marks."""

    classes: Codes
    folded: npt.NDArray[np.uint16]
    starts: Index
    """Where each line's first mark stands."""
    sizes: Index
    """Characters a line, both marks included."""
    lines: npt.NDArray[np.int32]
    """The line of each character."""
    lengths: Array
    """Code points of the whole line."""
    repeated: Array
    """Logarithm of how often the line stands on its page, of at most ``_TIMES``."""


def read(lines: Sequence[str], pages: Pages, classes: Codes, folded: npt.NDArray[np.uint16]) -> Characters:
    """Look up the characters of the lines; memory is bounded by the number of lines, not by their lengths."""
    most = HEAD + TAIL
    pieces = [line if len(line) <= most else f"{line[:HEAD]}{CUT}{line[-TAIL:]}" for line in lines]
    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces)) + 2
    joined = f"{BEGIN}{f'{END}{BEGIN}'.join(pieces)}{END}"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    points = np.minimum(points, 0xFFFF)
    starts = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(pieces), dtype=np.int32), sizes)
    lengths = np.fromiter(map(len, lines), np.float32, len(pieces))
    repeated = np.zeros(len(pieces), np.float32)
    for rows in pages.slices():
        here = pieces[rows]
        times = Counter(here)
        if len(times) < len(here):
            repeated[rows] = np.log(np.minimum([times[piece] for piece in here], _TIMES))
    return Characters(classes[points], folded[points], starts, sizes, owner, lengths, repeated)
