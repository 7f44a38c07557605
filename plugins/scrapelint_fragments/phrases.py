"""Words of a sentence that a message quotes: the stranded part, its first noun phrase, its verb."""

import re

from scrapelint.plugin import Sentence, Span

_CLOSING = " \t.!\"'”’»)]}*_\u00a0"
_RELATIVE = re.compile(r",? (?:which|who|whom|whose|that|where|when|in which|of which|with which|to which)\b|,")
_LONGEST = 60


def body(sentence: Sentence) -> Span:
    """Return the span of a sentence without its final marks."""
    end = sentence.start + len(sentence.text.rstrip(_CLOSING))
    return Span(sentence.start, max(end, sentence.start + 1))


def subject(text: str) -> str:
    """Return the noun phrase with which a fragment begins: what stands before its relative clause or comma."""
    found = _RELATIVE.search(text, 2)
    return shorten(text[: found.start()] if found else text.rstrip(_CLOSING))


def opening(text: str, words: int = 3) -> str:
    """Return the first words of a text."""
    return shorten(" ".join(text.rstrip(_CLOSING).split()[:words]))


def shorten(text: str) -> str:
    """Return a text of at most 60 characters, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST:
        return flat
    return flat[: _LONGEST - 1].rpartition(" ")[0] + "…"
