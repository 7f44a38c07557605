"""The context gate: which sentences are running prose, told from their form, their place and their neighbours."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scrapelint.plugin import Block, Document, Sentence, late
from scrapelint_fragments.furniture import is_credit, is_list_item
from scrapelint_fragments.sentence_form import CLOSERS, STOPS, Kind, kind_by_form, leaves_open, split_wrongly

LONGEST = 900
"""Most characters of a sentence that is judged; what is longer was not split and is no prose."""

_ENDS = frozenset(STOPS + CLOSERS)
_UNFINISHED = late(
    re.compile, r"(?:,|(?<!\w)(?:the|an?|of|in|to|and|or|for|by|with|from|on|at|as|its|their|his|her|this|that))\s*$"
)
_LONGEST_ITEM = 80
"""Fewest characters of a paragraph that cannot be an item of a list after a line that ends in a colon."""

_LONGEST_HEADLINE = 150
"""Fewest characters of a line that cannot be a headline."""

_LONGEST_LABEL = 8
"""Most words of a heading, or of a name, a price or a date that stands for one."""
_MARKS = frozenset(".!?。！।؟…:;,\"'”’»")


def kinds(document: Document, min_words: int = 4) -> tuple[Kind, ...]:
    """Return what each sentence of the document is, in the order of ``document.sentences``."""
    return tuple(
        Kind.FURNITURE if listed else _kind_in(document, block, place, min_words)
        for block, listed in _listed(document)
        for place in range(len(block.sentences))
    )


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
    block = document.blocks[sentence.block]
    return _kind_in(document, block, sentence.index - block.sentences[0].index, min_words) is Kind.PROSE


def _kind_in(document: Document, block: Block, place: int, min_words: int) -> Kind:
    """Return what the sentence at a place of its paragraph is; the paragraph is no item of a list."""
    sentences = block.sentences
    if len(sentences) == 1:
        kind = kind_by_form(sentences[0], min_words, quoted=False)
    else:
        is_aside, quoted = document.once(_surroundings, block.index)
        if is_aside:
            return Kind.FURNITURE
        if any(split_wrongly(one.text, two.text) for one, two in pairwise(sentences[max(0, place - 1) : place + 2])):
            return Kind.CONTINUED
        kind = kind_by_form(sentences[place], min_words, quoted=bool(quoted) and quoted[place])
    return kind if kind is not Kind.PROSE else _kind_by_neighbours(document, sentences[place])


def _kind_by_neighbours(document: Document, sentence: Sentence) -> Kind:
    """Tell prose from answers, ends of sentences and stand-firsts by what stands before it."""
    before = document.sentences[sentence.index - 1].text if sentence.index else ""
    if before.rstrip(CLOSERS).endswith(("?", "？", "؟")):
        return Kind.ANSWER
    opens = document.blocks[sentence.block].sentences[0].index == sentence.index
    if opens and sentence.block and _breaks_off(document.blocks[sentence.block - 1]):
        return Kind.CONTINUED
    is_second = sentence.block == 1 and len(document.blocks[1].sentences) == 1
    return Kind.STANDFIRST if is_second and _is_headline(document.blocks[0]) else Kind.PROSE


def _breaks_off(block: Block) -> bool:
    """Tell whether a paragraph ends in mid-sentence: a line break before “GNU” or “California” looks like its end."""
    return len(block.text) > _LONGEST_ITEM // 2 and _UNFINISHED.search(block.text, len(block.text) - 12) is not None


def _is_headline(block: Block) -> bool:
    """Tell whether the first paragraph of a document is a headline: one short line without a stop at its end."""
    text = block.text.rstrip().rstrip(CLOSERS)
    return len(block.sentences) == 1 and len(text) < _LONGEST_HEADLINE and text[-1:] not in STOPS


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


def _surroundings(document: Document, number: int) -> tuple[bool, list[bool]]:
    """Return whether a paragraph is furniture as a whole, and before which of its sentences a quotation is open.

    The list is empty where none is.
    """
    block = document.blocks[number]
    sentences, quoted = block.sentences, [False]
    if is_list_item(block.text) or (len(sentences) < 4 and any(is_credit(sentence.text) for sentence in sentences)):
        return True, []
    if not any(mark in block.text for mark in '"“”'):
        return False, []
    for sentence in sentences:
        quoted.append(leaves_open(sentence.text, quoted=quoted[-1]))
    return False, quoted
