"""Which documents and sentences the English rules may judge."""

import re

from scrapelint.plugin import Document

_ENGLISH = re.compile(
    r"(?i)\b(?:the|of|and|to|in|is|was|were|are|that|which|with|from|who|his|her|their|for|on|at|by|he|she|they|it|we|you"
    r"|an|has|had|not)\b"
)


def is_english(document: Document) -> bool:
    """Tell whether the English rules apply: the document is English, or too short for anyone to tell."""
    return document.language in {"en", "und"}


def looks_english(text: str) -> bool:
    """Tell whether a sentence of a document of unknown language holds an English function word."""
    return _ENGLISH.search(text) is not None
