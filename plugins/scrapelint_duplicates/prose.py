"""Whether a sentence is a statement in prose: questions, captions, rows and lists of names are repeated on purpose."""

import re

import regex

from scrapelint.plugin import late
from scrapelint_duplicates.tokens import Token, tokens_of
from scrapelint_duplicates.units import Unit

_LIST_MARKS = re.compile(r"[|•·►▸→✓✔✗✘❌✅☑/=_#<>{}@\t]|\.{4}|https?:|::|\(\)|\);")
# "Step 2: …", "Breakfast: …", "Phone: …", but not "He said: …": a label names a row, and rows of one kind are alike.
_LABEL = late(regex.compile, r"\W{0,4}(?:\p{Lu}[^\s:]*|\p{Ll}\S*\p{Lu}[^\s:]*)(?:\s[^\s:]+){0,3}\s?[:：]\s(?![\"“‘'«])")
_MARK = re.compile(r"\[[^\]]*\]\W*\Z")  # of what a text cites: "[2 p. 14]"
_CAPTION_WORDS = ("photo", "image", "picture", "illustration", "graphic", "getty", "shutterstock", "©", "(c)", "(opens")
_CODE = late(regex.compile, r"""\w\(["'&]|\w\.\w+\(|[;{}]\s*$|^\s*(?://|\#\s?\p{Ll})""")
_SAYS = late(
    regex.compile,
    r"\b(?:sa(?:id|ys?)|told|ad(?:d|ded|ds)|ask(?:ed|s)|wr(?:ote|ites)|went on|continue[ds]|explain(?:ed|s))\b",
)
_MOST_CAPITALS = 0.6
_LEAST_PLAIN = 2
_MOST_MARKS = 2
_MOST_NUMBERS = 0.34
_CAPTION = late(
    regex.compile,
    r"""
    ^\W*+ (?: (?: file\ )?+ photo | photograph | image | picture | illustration | graphic )
        (?: s | \ by | \ courtesy )?+ \s?+ [:/|]
    | \b (?: getty\ images | shutterstock | ap\ photo | image\ (?:credit|source) | photo\ (?:credit|by) ) \b
    | © | \(c\) | \(opens\ in
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def is_prose(unit: Unit) -> bool:
    """Return whether the sentence is a statement and neither a question, nor a list or row."""
    if not is_sentence(unit):
        return False
    tokens = tokens_of(unit.sentence.text)
    return not _lists_names(tokens) and not _lists_numbers(tokens)


def is_sentence(unit: Unit) -> bool:
    """Return whether this is neither a question, nor an item, a caption, a row of a table, or code."""
    text = unit.sentence.text
    if unit.question or _MARK.match(text):
        return False
    if not unit.terminal and (text[0] == ":" or next(filter(str.isalpha, text), "").islower()):
        return False
    return not (len(_LIST_MARKS.findall(text)) >= _MOST_MARKS or _is_caption(text) or _is_code(text))


def _is_code(text: str) -> bool:
    # The characters first: few sentences have one, and the pattern tries every place.
    return ("(" in text or text[0] in "/#" or text.rstrip()[-1] in ";{}") and bool(_CODE.search(text))


def _is_caption(text: str) -> bool:
    small = text.lower()  # a look for the words first: few sentences have one, and the pattern tries every place
    return any(word in small for word in _CAPTION_WORDS) and bool(_CAPTION.search(text))


def has_label(unit: Unit) -> bool:
    """Return whether the sentence begins with a label, as a row does: one to four words and a colon."""
    match = _LABEL.match(unit.sentence.text)
    return match is not None and not _SAYS.search(match.group())


def are_records(a: Unit, b: Unit) -> bool:
    """Return whether two sentences are rows with one label ("Material: steel and plastic") or several."""
    texts = a.sentence.text, b.sentence.text
    if ":" not in texts[0] or ":" not in texts[1] or not (has_label(a) and has_label(b)):
        return False
    labels = [text.partition(":")[0] for text in texts]
    return labels[0] == labels[1] and (not (a.terminal and b.terminal) or all(text.count(": ") > 1 for text in texts))


def _lists_names(tokens: tuple[Token, ...]) -> bool:
    capitals = sum(token.capital or token.folded[0].isdigit() for token in tokens)
    if capitals > _MOST_CAPITALS * len(tokens):
        return True
    # "Norway v Ghana; Chile v Wales": next to the names there is nothing but particles.
    plain = sum(len(token.folded) > 2 and not token.capital for token in tokens[1:])
    return 3 * capitals > len(tokens) and plain < _LEAST_PLAIN


def _lists_numbers(tokens: tuple[Token, ...]) -> bool:
    return sum(token.folded[0].isdigit() for token in tokens) > _MOST_NUMBERS * len(tokens)
