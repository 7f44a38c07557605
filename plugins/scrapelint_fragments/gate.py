"""The context gate: which sentences are running prose, told from their form, their place and their neighbours."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from scrapelint.plugin import Block, Document, Sentence
from scrapelint_fragments.furniture import is_credit, is_furniture, is_list_item


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


_CLOSERS = "\"'”’»›)]}*_"
_STOPS = ".!。！।"
_ENDS = frozenset(_STOPS + _CLOSERS)
_OPENERS = "\"“”«‘'‹(["
# The last word of a sentence that the splitter ended too early: "Mr.", "J.", "Inc.", "Sept.".
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“‘.-])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Cpl|Pte|St|Ste|Mt|Ft|Inc|Corp"
    r"|Co|Cos|Ltd|Plc|Bros|Jr|Sr|No|Nos|vs|v|etc|cf|al|approx|est|Fig|Figs|Vol|pp|p|ed|eds|ca|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Ave|Blvd|Rd|a\.m|p\.m|e\.g|i\.e|U\.S|U\.K|U\.N|D\.C|Ph\.D)\.$"
)
_LONGEST_ITEM = 80
"""Fewest characters of a paragraph that cannot be an item of a list after a line that ends in a colon."""

_LONGEST_HEADLINE = 150
"""Fewest characters of a line that cannot be a headline."""

_LONGEST_LABEL = 8
"""Most words of a heading, or of a name, a price or a date that stands for one."""
_MARKS = frozenset(".!?。！।؟…:;,\"'”’»")
_SHORT_SHOUT = 12
"""A sentence of so many words is neither an exclamation nor a title, however it begins."""

_DOTS = re.compile(r"\.\s?\.$|…")
_SHOUT = re.compile(
    r"(?i)(?:yes|no|nope|yeah|yep|oh|ah|ha|hi|hello|hey|wow|well|okay|ok|thanks|thank you|sorry|please|welcome"
    r"|good (?:morning|night|luck|evening|afternoon)|congratulations|happy|merry|dear|cheers|bravo|sure|right|of course"
    r"|not|never|so much for|what|how|such|enough|kudos|alas|perhaps|maybe|same|ditto|hence|plus|um|uh|mm|like)\b"
)


def kinds(document: Document, min_words: int = 4) -> tuple[Kind, ...]:
    """Return what each sentence of the document is, in the order of ``document.sentences``."""
    found: list[Kind] = []
    for block, listed in _listed(document):
        if listed:
            found.extend([Kind.FURNITURE] * len(block.sentences))
        else:
            found.extend(_kinds_of_block(document, block.index, min_words)[1])
    return tuple(found)


def likely_prose(document: Document, min_words: int) -> Iterator[tuple[Sentence, list[str]]]:
    """Yield the sentences that may be prose by the signs that cost least to see, with their words between blanks.

    They hold all that :func:`kinds` calls prose, and half as many again.
    """
    for block, listed in _listed(document):
        for sentence in () if listed else block.sentences:
            text = sentence.text
            if text[-1] in _ENDS and text[0].isalnum() and not text[0].islower():
                words = text.split()
                if len(words) >= min_words:
                    yield sentence, words


def is_prose(document: Document, sentence: Sentence, min_words: int) -> bool:
    """Tell whether a sentence that :func:`likely_prose` yields is what :func:`kinds` calls prose."""
    first, found = document.once(_kinds_of_block, sentence.block, min_words)
    return found[sentence.index - first] is Kind.PROSE


def _kinds_of_block(document: Document, number: int, min_words: int) -> tuple[int, list[Kind]]:
    """Return the index of the first sentence of a block, and the kinds of its sentences."""
    block = document.blocks[number]
    found, first = _kinds_in(block, min_words), block.sentences[0].index
    before = [document.sentences[first - 1], *block.sentences] if first else [None, *block.sentences]
    for place, (one, kind) in enumerate(zip(before, found, strict=False)):
        if kind is Kind.PROSE and one is not None and one.text.rstrip(_CLOSERS).endswith(("?", "？", "؟")):
            found[place] = Kind.ANSWER
    if number == 1 and len(found) == 1 and found[0] is Kind.PROSE and _is_headline(document.blocks[0]):
        found[0] = Kind.STANDFIRST
    return first, found


def _is_headline(block: Block) -> bool:
    """Tell whether the first paragraph of a document is a headline: one short line without a stop at its end."""
    text = block.text.rstrip().rstrip(_CLOSERS)
    return len(block.sentences) == 1 and len(text) < _LONGEST_HEADLINE and text[-1:] not in _STOPS


def _listed(document: Document) -> Iterator[tuple[Block, bool]]:
    """Yield each block, and whether it is an item of a list."""
    listing = False
    for block in document.blocks if document.sentences else ():  # the sentences give the blocks theirs
        listing = _is_listing(block, after=listing)
        yield block, listing
        listing = listing or block.text.rstrip().endswith(":")


def is_label(text: str) -> bool:
    """Tell whether a block is a heading, a name, a price or a date: a few words without a mark behind them."""
    return text.rstrip()[-1:] not in _MARKS and len(text.split()) <= _LONGEST_LABEL


def _is_listing(block: Block, *, after: bool) -> bool:
    """Tell whether a block is an item of a list: one short sentence, ``after`` another item or a line with a colon."""
    return after and len(block.sentences) == 1 and len(block.text) < _LONGEST_ITEM


def _kinds_in(block: Block, min_words: int) -> list[Kind]:
    """Return the kind of each sentence of one paragraph."""
    sentences = block.sentences
    if len(sentences) == 1:
        return [_kind(sentences[0], min_words, quoted=False)]
    if is_list_item(block.text) or (len(sentences) < 4 and any(is_credit(sentence.text) for sentence in sentences)):
        return [Kind.FURNITURE] * len(sentences)
    found, quoted = [], False
    for sentence in sentences:
        found.append(_kind(sentence, min_words, quoted=quoted))
        quoted = _left_open(sentence.text, quoted=quoted)
    for position, (one, two) in enumerate(pairwise(sentences)):
        if _split_wrongly(one.text, two.text):
            found[position] = found[position + 1] = Kind.CONTINUED
    return found


def _kind(sentence: Sentence, min_words: int, *, quoted: bool) -> Kind:
    """Return what one sentence is; ``quoted`` tells that a quotation was open before it."""
    text = sentence.text.strip()
    kind = _kind_by_ends(text, quoted=quoted)
    if kind is not Kind.PROSE:
        return kind
    words = text.split()
    return Kind.SHORT if len(words) < min_words else _kind_by_form(text, words)


def _kind_by_ends(text: str, *, quoted: bool) -> Kind:
    """Tell prose from questions, quotations and parts of sentences by the first and the last sign."""
    body = text.rstrip(_CLOSERS)
    if not body:
        return Kind.SHORT
    end, first = body[-1], text[0]
    if end in "?？؟;":
        return Kind.QUESTION
    if end not in _STOPS or _DOTS.search(body[-4:]):
        return Kind.UNENDED
    if quoted or first in _OPENERS or _left_open(text, quoted=False):
        return Kind.QUOTATION
    return Kind.CONTINUED if first.islower() else Kind.PROSE


def _kind_by_form(text: str, words: list[str]) -> Kind:
    """Tell prose from headlines, furniture and exclamations by the form of its words."""
    if not text[0].isalnum() or is_furniture(text):
        return Kind.FURNITURE
    if len(words) < _SHORT_SHOUT and _SHOUT.match(text):
        return Kind.SHOUT
    if len(words) < _SHORT_SHOUT and not any(word[0].islower() for word in words if len(word) > 3):
        return Kind.CAPITALS  # "In the Line of Fire."
    wanted = max(1.0, 0.2 * len(words))
    for word in words:
        if len(word) > 2 and word[0].islower():
            wanted -= 1
            if wanted <= 0:
                return Kind.PROSE
    return Kind.CAPITALS


def _left_open(text: str, *, quoted: bool) -> bool:
    """Tell whether a double quotation mark is open after ``text``."""
    opened = quoted
    if '"' in text and text.count('"') % 2:
        opened = not opened
    if "“" in text or "”" in text:
        opened = text.rfind("“") > text.rfind("”")
    return opened


def _split_wrongly(one: str, two: str) -> bool:
    """Tell whether two neighbours in one paragraph are probably one sentence that was cut at an abbreviation."""
    head = one.rstrip()
    if not head or not two:
        return False
    if two[0].islower() or two[0] in ",;:)–—":
        return True
    return head[-1] == "." and _ABBREVIATED.search(head[-12:]) is not None
