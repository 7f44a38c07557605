"""Folding: one spelling for texts that differ only in case, width, quotes, dashes or what cannot be seen."""

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    import regex

# Characters with no width and no meaning of their own in scraped text. The joiners stay out of this list where they
# carry meaning to a reader (emoji sequences, Persian), which is of no concern to a comparison.
INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}"
    "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}\N{VARIATION SELECTOR-16}"
)
_DOUBLE_QUOTES = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_SINGLE_QUOTES = (
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{PRIME}\N{ACUTE ACCENT}\N{GRAVE ACCENT}"
)
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
_TABLE = str.maketrans(
    dict.fromkeys(INVISIBLE, "")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-")
)

# Normalising sorts each run of combining marks in quadratic time: 100,000 marks on one letter took 7 seconds. UAX #15
# ("stream-safe text") holds 30 to be more than any language needs; what is beyond is dropped before comparing. The
# half-width voicing marks are letters that become combining marks.
_MARK = r"[\p{M}\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK}]"
_LONG_MARK_RUN = rf"({_MARK}{{30}}){_MARK}++"

# What is not among the characters that fold by themselves, whatever stands beside them: marks and what else joins the
# character before it, what cannot be seen, and digits that are no digits to all libraries. Most text holds none of it.
_NOT_PLAIN = re.compile(
    "[^\x00-\xac\xae-\xb1\xb4-\xb8\xba\xbb\xbf-\u01ef\u01f1-\u02ff\u0370-\u0373\u0376\u0377\u037b-\u037f\u0384-\u038a"
    "\u038e\u038f\u0391-\u03a1\u03a3-\u03af\u03b1-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203e\u2041-\u2053"
    "\u20a0-\u20b9\u2190-\u23ff\u2500-\u2767]"
)
_NOT_ASCII = re.compile("[^\x00-\x7f]")


class _Folded(dict[str, str]):
    """What a plain character becomes, by the character; itself if folding does no more to it than folding its case."""

    def __missing__(self, character: str) -> str:
        folded = _fold_any(character)
        self[character] = character if folded == character.casefold() else folded
        return self[character]


_FOLDED = _Folded()


@cache
def late_pattern(source: str) -> "regex.Pattern[str]":
    """Return the pattern of :mod:`regex` that ``source`` writes, compiled when a text first asks for it.

    Plain text needs none of them, and to import the library takes 20 ms.
    """
    import regex  # noqa: PLC0415 - see above

    return regex.compile(source, regex.VERBOSE)


def is_plain(text: str) -> bool:
    """Tell whether ``text`` holds none but characters that fold, and are parts of words or not, each by itself."""
    return not _NOT_PLAIN.search(text)


def fold_characters(text: str) -> str:
    """Return ``text`` folded (NFKC, caseless, plain quotes and dashes, nothing invisible), white space as it was."""
    if text.isascii():
        return text.lower().replace("`", "'")
    if not is_plain(text):
        return _fold_any(text)
    for character in set(_NOT_ASCII.findall(text)):
        folded = _FOLDED[character]
        if folded is not character:
            text = text.replace(character, folded)
    return text.casefold().replace("`", "'")


def _fold_any(text: str) -> str:
    safe = late_pattern(_LONG_MARK_RUN).sub(
        r"\1", text.translate(_TABLE)
    )  # invisible characters first: they may part marks
    # Once more behind: the capitals of some letters fold into a letter and a mark that belong together.
    return normalize("NFKC", normalize("NFKC", safe).translate(_TABLE).casefold())


def fold(text: str) -> str:
    r"""Return ``text`` folded, with single spaces: equal for two texts that a reader would call the same.

    >>> fold("The\N{NO-BREAK SPACE}“END”")
    'the "end"'
    """
    return " ".join(fold_characters(text).split())
