"""Whether a sentence is a statement in prose: questions, headings, captions, rows and lists of names are repeated on purpose."""

import regex

from scrapelint_duplicates.tokens import Token, tokens_of
from scrapelint_duplicates.units import Unit

_LIST_MARKS = regex.compile(r"[|•·►▸→/=_#<>{}@\t]|\.{4}|https?:")
_MOST_CAPITALS = 0.6
_MOST_MARKS = 2
_MOST_NUMBERS = 0.34
_CAPTION = regex.compile(r"\b(?:photo|photograph|image|picture|credit|getty|reuters|copyright|©|courtesy)\b", regex.IGNORECASE)


def is_prose(unit: Unit) -> bool:
    """Return whether the sentence is a statement and neither a question, nor a list or row."""
    text = unit.sentence.text
    if unit.question or len(_LIST_MARKS.findall(text)) >= _MOST_MARKS or _CAPTION.search(text):
        return False
    tokens = tokens_of(text)
    return not _lists_names(tokens) and not _lists_numbers(tokens)


def _lists_names(tokens: tuple[Token, ...]) -> bool:
    capitals = sum(token.capital or token.folded[0].isdigit() for token in tokens)
    return capitals > _MOST_CAPITALS * len(tokens)


def _lists_numbers(tokens: tuple[Token, ...]) -> bool:
    return sum(token.folded[0].isdigit() for token in tokens) > _MOST_NUMBERS * len(tokens)
