"""Making scraped text harmless and visible on a terminal, and measuring how wide it is."""

import re
from unicodedata import category, east_asian_width

Cell = tuple[str, int]
"""What is shown for one code point, and how many terminal columns it takes."""

_NAMED = {"\t": "→", "\N{NO-BREAK SPACE}": "⍽", "\N{NARROW NO-BREAK SPACE}": "⍽", "\n": "⏎", "\r": "␍"}
_PLAIN = re.compile(r"[\x20-\x7e]*")
# "##[error]" and "##vso[...]" are commands to a build server's log wherever they stand.
_LOG_COMMAND = re.compile(r"##(?=\w{0,30}\[)")
# Letters, marks and a symbol that print nothing: the grapheme joiner, the Hangul fillers, the empty Braille cell.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_JOINER, _NON_JOINER, _EMOJI_STYLE = "\u200d", "\u200c", "\ufe0f"
_MOST_MARKS = 5  # on one letter: more are no language's, and would run over the lines around


def visible(text: str) -> str:
    r"""Return ``text`` with all that is invisible, or would steer a terminal or a build log, written out.

    >>> visible("a\x1b[2Jb\u200bc")
    'a<1B>[2Jb<200B>c'
    """
    if _PLAIN.fullmatch(text) and "##" not in text:
        return text
    return "".join(shown for shown, _ in cells(text))


def columns(text: str) -> int:
    """Return how many terminal columns :func:`visible` ``text`` takes.

    >>> columns("né 東京 👩‍🚀")
    10
    """
    if _PLAIN.fullmatch(text) and "##" not in text:
        return len(text)
    return sum(width for _, width in cells(text))


def cells(text: str) -> list[Cell]:
    """Return what to show for each code point of ``text``: wide characters take two columns, combining marks none."""
    made: list[Cell] = []
    marks = 0
    for place, character in enumerate(text):
        if " " <= character <= "~":
            made.append((character, 1))
            marks = 0
            continue
        marks = marks + 1 if _is_mark(character) else 0
        made.append(_cell(text, place, made[-1][1] if made else 0, marks))
    for command in _LOG_COMMAND.finditer(text):
        made[command.start() + 1] = "<23>", 4
    return made


def _cell(text: str, place: int, width_before: int, marks: int) -> Cell:
    character = text[place]
    if character in _NAMED:
        return _NAMED[character], 1
    if character in (_JOINER, _NON_JOINER) and _joins(text, place):
        return character, 0
    kind = category(character)
    if kind == "Zs":
        return ("  ", 2) if east_asian_width(character) == "F" else (" ", 1)
    if marks:
        return _mark(character, place, width_before, marks)
    # Cc controls, Cf directional overrides and zero-width characters, Cs lone surrogates, Zl and Zp separators,
    # Co and Cn what no font has; but an emoji younger than this Python is no stranger to the terminal
    stranger = kind in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or (kind == "Cn" and not _pictures(character))
    if stranger or character in _BLANK:
        return _code(character)
    return character, _width(text, place, unassigned=kind == "Cn")


def _is_mark(character: str) -> bool:
    return category(character) in {"Mn", "Me"}


def _mark(character: str, place: int, width_before: int, marks: int) -> Cell:
    """Return the cell of a combining mark, the ``marks``-th in a row."""
    if character in _BLANK or marks > _MOST_MARKS:
        return _code(character)
    if place == 0:
        return f"◌{character}", 1  # it has no letter to sit on, and must not sit on the frame
    return character, 1 if character == _EMOJI_STYLE and width_before == 1 else 0


def _code(character: str) -> Cell:
    code = f"<{ord(character):02X}>"
    return code, len(code)


def _width(text: str, place: int, *, unassigned: bool) -> int:
    character = text[place]
    before = text[place - 1] if place else ""
    if before == _JOINER and _pictures(character) and _joins(text, place - 1):
        return 0  # the second picture of an emoji sequence: drawn over the first
    if "\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}" <= character <= "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}":
        return 0 if before and _pictures(before) else 2
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0  # vowels and finals of Hangul syllables written letter by letter
    return 2 if unassigned or east_asian_width(character) in "WF" else 1


def _joins(text: str, place: int) -> bool:
    """Tell whether the joiner at ``place`` does its work: between emoji, or in a script that needs it."""
    before = text[place - 1] if place else ""
    if before and _pictures(before.replace(_EMOJI_STYLE, "\N{SPARKLES}")):
        return text[place] == _JOINER and place + 1 < len(text) and _pictures(text[place + 1])
    return "\u0600" <= before <= "\u0dff" or "\u1000" <= before <= "\u109f" or "\u1780" <= before <= "\u18af"


def _pictures(character: str) -> bool:
    """Tell whether ``character`` is in a range of emoji and other pictures."""
    return "\U0001f000" <= character <= "\U0001faff" or "\u2190" <= character <= "\u2bff"
