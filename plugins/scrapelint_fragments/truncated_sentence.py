"""FR003: the sentence is cut off in the middle of a phrase."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from scrapelint.plugin import Block, Document, Finding, Span, late, read_data
from scrapelint_fragments.furniture import is_furniture
from scrapelint_fragments.language import looks_english
from scrapelint_fragments.phrases import body, shorten
from scrapelint_fragments.rule import GrammarRule

_LAST_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HEADING = late(
    re.compile,
    r"(?i)(?:what|where|who|how|why|when|things?|places?|people|ways?|best|top|click|tap|sign|log|share|subscribe|follow"
    r"|posted|filed|written|powered|more|read|see|learn|find out|see also|browse|view|go|back|skip|listed|tagged"
    r"|welcome)\b",
)
# `code`, :role:`name`, {type}, <name>, $NAME, ~/file, |name|: no paragraph of prose begins so.
_SIGN = re.compile(r"[`:{<$~/|]\S")
# "what it was for", "what it is all about": the preposition after these is stranded, not cut off.
_STRANDING = frozenset(("is", "was", "are", "were", "be", "been", "being", "all"))
_ADVERBIAL = frozenset(("on", "in", "over", "through", "about", "off", "up"))
_LABEL, _HEADLINE = 45, 80
"""Most characters of a line that may be a label or a headline."""

_WRAPPED_LINES = 4
"""Fewest lines that break in mid-sentence in a document whose line breaks mean nothing."""

_TAIL = 60
"""Characters at the end of a paragraph in which its last words are looked for."""


class TruncatedSentence(GrammarRule):
    """A paragraph breaks off in the middle of a phrase.

    “The mayor met the heads of the two parties and the” has no final mark and ends in a word that needs another one:
    the extractor cut at a link, a tag or a length. An article or *and* before a full stop is a cut as well. In any
    language whose articles and prepositions are in the list beside this rule.

    Left alone: headings and labels that end in a preposition (“What to look for”), a paragraph whose next one goes on
    in small letters (a broken line, not a lost end), and whatever is not at least four words of prose. An end marked by
    dots (“…”) is shown with ``--preview``.
    """

    code = "FR003"
    name = "truncated-sentence"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words that need another one, at the end of each paragraph that breaks off."""
        seen = set()
        if not document.sentences:  # asked for first: it is what gives the blocks their sentences
            return
        for number, block in enumerate(document.blocks):
            span = _broken_end(document, number, block)
            if span is None:
                continue
            seen.add(block.sentences[-1].index if block.sentences else -1)
            dots = document.text[span.end : block.end].strip(" \u00a0[](") != ""
            tail = shorten(document.text[span.start : span.end])
            message = f"the paragraph breaks off after “{tail}”"
            preview = dots and not _stop(document, span)
            yield self.finding(span, message, confidence=0.8 if dots else 0.97, preview=preview)
        for judgement in self.fragments(document, "trunc"):
            if judgement.sentence.index in seen:
                continue
            whole = body(judgement.sentence)
            yield self.finding(
                Span(_last_words(document.text, whole), whole.end),
                "the sentence is cut off before its phrase is complete",
                confidence=judgement.confidence,
                preview=judgement.preview,
            )


def _stop(document: Document, span: Span) -> bool:
    """Tell whether a single full stop follows."""
    return document.text[span.end : span.end + 1] == "." and document.text[span.end + 1 : span.end + 2] != "."


def _broken_end(document: Document, number: int, block: Block) -> Span | None:
    """Return the span of the words at the end of a paragraph that need another one, None if it ends well."""
    table = _endings(document.language)
    text = block.text.rstrip()
    whole = text.rstrip(" \u00a0.…[]")
    tail = whole[-_TAIL:]
    if table is None or tail[tail.rfind(" ") + 1 :] not in table[2]:
        return None
    words = list(_LAST_WORDS.finditer(tail))
    if len(words) < 2 or words[-1].end() != len(tail):
        return None
    stopped = whole != text and not text.endswith(("..", "…", "…]"))
    # "Celebrities get their skates on", the headline: the first line and short labels may end in such a word.
    is_headline = number == 0 and len(document.blocks) > 1 and len(text) < _HEADLINE
    bare = len(block.sentences) < 2 and (is_headline or (len(text) < _LABEL and words[-1].group() in _ADVERBIAL))
    first = _first_of_tail([word.group() for word in words], table[0], table[1], stopped=stopped or bare)
    if first is None or not _is_prose(block, whole) or _goes_on(document, number) or document.once(_is_wrapped):
        return None
    if document.language == "und" and not looks_english(whole):
        return None
    start = block.start + (len(block.text) - len(block.text.lstrip())) + len(whole) - len(tail)
    return Span(start + words[first].start(), start + words[-1].end())


def _first_of_tail(words: list[str], hard: frozenset[str], soft: frozenset[str], *, stopped: bool) -> int | None:
    """Return the place of the first of the last words that need another one, None if the last one needs none.

    ``stopped`` tells that the soft words may stand at the end, as before a full stop or in a headline.
    """
    if words[-1] not in (hard if stopped else hard | soft):
        return None
    if words[-1] in soft and words[-1] != "to" and words[-2] in _STRANDING:
        return None
    first = len(words) - 1
    while first > 1 and words[first - 1] in hard | soft:
        first -= 1
    return first


def _goes_on(document: Document, number: int) -> bool:
    """Tell whether the end is not lost: small letters or code follow.

    “You can run the tests with” is complete by the code that is set apart below it. In text whose line breaks do not
    end a paragraph, what stands in the line below goes on as well, though it begins with a capital, as a name does.
    """
    blocks = document.blocks
    if number + 1 < len(blocks):
        following = blocks[number + 1]
        if following.text[:1].islower() or _SIGN.match(following.text):
            return True
        is_below = following.lines[0].index == blocks[number].lines[-1].index + 1
        if is_below and (document.soft_breaks or document.once(_has_wrapped_paragraphs)):
            return True
    at = bisect_left(document.markup, (blocks[number].end, 0))
    next_start = blocks[number + 1].start if number + 1 < len(blocks) else len(document.text)
    return at < len(document.markup) and document.markup[at].start < next_start


def _has_wrapped_paragraphs(document: Document) -> bool:
    """Tell whether paragraphs of the document go over several lines."""
    return any(len(block.lines) > 1 for block in document.blocks)


def _is_wrapped(document: Document) -> bool:
    """Tell whether lines of the document break in mid-sentence again and again: line breaks, not lost ends."""
    ends = [block.text.rstrip()[-1:] for block in document.blocks if len(block.text) > _LABEL]
    broken = sum(end.isalnum() or end == "," for end in ends)
    return broken >= _WRAPPED_LINES and broken > 0.4 * len(ends)


def _is_prose(block: Block, text: str) -> bool:
    """Tell whether the last sentence of a paragraph is prose: enough words, not a heading, label or name."""
    last = block.sentences[-1].text if block.sentences else text
    words = last.split()
    if len(words) < 4 or is_furniture(last.strip()) or not words[0].lstrip("\"“‘'(")[:1].isalnum():
        return False
    long_words = [word for word in words[1:] if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    if capitals > 0.6 * len(long_words) or last.count('"') % 2 or last.count("“") > last.count("”"):
        return False
    return not (len(block.sentences) < 2 and len(words) < 8 and (_HEADING.match(last) or words[0][0].islower()))


def _last_words(text: str, span: Span) -> int:
    """Return where the last two words of a span start."""
    words = list(_LAST_WORDS.finditer(text, max(span.start, span.end - _TAIL), span.end))
    return words[-2].start() if len(words) > 1 else span.start


@cache
def _endings(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    """Return the hard and the soft words of a language and both together, None if the list does not hold it."""
    wanted = "en" if language == "und" else language.partition("-")[0]
    found: dict[str, frozenset[str]] = {}
    listed = read_data("scrapelint_fragments", "truncated_sentence.txt").decode("utf-8")
    for line in listed.splitlines():
        parts = line.split(" ")
        if parts[0] == wanted:
            found[parts[1]] = frozenset(parts[2:])
    return (found["hard"], found["soft"], found["hard"] | found["soft"]) if found else None
