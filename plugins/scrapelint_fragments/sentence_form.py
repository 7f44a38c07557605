"""The form of one sentence: what its signs and words tell of it, without its place and its neighbours."""

import re
from enum import Enum

from scrapelint.plugin import Sentence, late
from scrapelint_fragments.furniture import is_furniture


class Kind(Enum):
    """What a sentence is, as far as its surroundings tell; only ``PROSE`` is judged by its grammar."""

    PROSE = "running prose"
    UNENDED = "no full stop at its end"
    QUESTION = "question"
    ANSWER = "after a question"
    STANDFIRST = "between the headline and the text"
    QUOTATION = "quotation or dialogue"
    CONTINUED = "begins or ends inside another sentence"
    SHORT = "too short"
    CAPITALS = "headline or name"
    FURNITURE = "caption, byline, address, list item or other furniture"
    SHOUT = "interjection or greeting"


CLOSERS = "\"'”’»›)]}*_"
STOPS = ".!。！।"
_OPENERS = "\"“”«‘'‹(["
# The last word of a sentence that the splitter ended too early: "Mr.", "J.", "Inc.", "Sept.".
_ABBREVIATED = late(
    re.compile,
    r"(?:^|[\s(\"“‘.-])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Cpl|Pte|St|Ste|Mt|Ft|Inc|Corp"
    r"|Co|Cos|Ltd|Plc|Bros|Jr|Sr|No|Nos|vs|v|etc|cf|al|approx|est|Fig|Figs|Vol|pp|p|ed|eds|ca|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Ave|Blvd|Rd|a\.m|p\.m|e\.g|i\.e|U\.S|U\.K|U\.N|D\.C|Ph\.D)\.$",
)
_SHORT_SHOUT = 12
"""A sentence of so many words is neither an exclamation nor a title, however it begins."""

_SMALL_IN_TITLES = frozenset(
    ("the", "and", "for", "nor", "but", "from", "with", "into", "over", "upon", "via", "per", "van", "von", "der")
)
"""Words of three letters and more that titles and names write small."""

_DOTS = re.compile(r"\.\s?\.$|…")
_SHOUT = late(
    re.compile,
    r"(?i)(?:yes|no|nope|yeah|yep|oh|ah|ha|hi|hello|hey|wow|well|okay|ok|thanks|thank you|sorry|please|welcome"
    r"|good (?:morning|night|luck|evening|afternoon)|congratulations|happy|merry|dear|cheers|bravo|sure|right|of course"
    r"|not|never|so much for|what|how|such|enough|kudos|alas|perhaps|maybe|same|ditto|hence|plus|um|uh|mm|like)\b",
)


def kind_by_form(sentence: Sentence, min_words: int, *, quoted: bool) -> Kind:
    """Return what one sentence is; ``quoted`` tells that a quotation was open before it."""
    text = sentence.text.strip()
    kind = _kind_by_ends(text, quoted=quoted)
    if kind is not Kind.PROSE:
        return kind
    words = text.split()
    return Kind.SHORT if len(words) < min_words else _kind_by_words(text, words)


def _kind_by_ends(text: str, *, quoted: bool) -> Kind:
    """Tell prose from questions, quotations and parts of sentences by the first and the last sign."""
    body = text.rstrip(CLOSERS)
    if not body:
        return Kind.SHORT
    end, first = body[-1], text[0]
    if end in "?？؟;":
        return Kind.QUESTION
    if end not in STOPS or _DOTS.search(body[-4:]):
        return Kind.UNENDED
    if quoted or first in _OPENERS or leaves_open(text, quoted=False):
        return Kind.QUOTATION
    return Kind.CONTINUED if first.islower() else Kind.PROSE


def _kind_by_words(text: str, words: list[str]) -> Kind:
    """Tell prose from headlines, furniture and exclamations by the form of its words."""
    if not text[0].isalnum() or is_furniture(text):
        return Kind.FURNITURE
    if len(words) < _SHORT_SHOUT and _SHOUT.match(text):
        return Kind.SHOUT
    wanted = max(1.0, 0.1 * len(words))
    for word in words:
        if len(word) > 2 and word[0].islower() and word not in _SMALL_IN_TITLES:
            wanted -= 1
            if wanted <= 0:
                return Kind.PROSE
    return Kind.CAPITALS  # "In the Line of Fire."


def leaves_open(text: str, *, quoted: bool) -> bool:
    """Tell whether a double quotation mark is open after ``text``."""
    opened = quoted
    if '"' in text and text.count('"') % 2:
        opened = not opened
    if "“" in text or "”" in text:
        opened = text.rfind("“") > text.rfind("”")
    return opened


def split_wrongly(one: str, two: str) -> bool:
    """Tell whether two neighbours in one paragraph are probably one sentence that was cut at an abbreviation."""
    head = one.rstrip()
    if not head or not two:
        return False
    if two[0].islower() or two[0] in ",;:)–—":
        return True
    return head[-1] == "." and _ABBREVIATED.search(head[-12:]) is not None
