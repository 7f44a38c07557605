"""Which class claims a line by what it says: for certain, or only if its place allows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from scrapelint_boilerplate.credit_names import LABELS, SOURCES
from scrapelint_boilerplate.credit_spans import CONTRIBUTION, CONTRIBUTORS, whole_credit, whole_signoff
from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.html_residue_pattern import markup, may_be_markup
from scrapelint_boilerplate.lexicon import Entry
from scrapelint_boilerplate.lexicon_file import tables
from scrapelint_boilerplate.lexicon_tables import Tables
from scrapelint_boilerplate.matching import best, is_dated_byline
from scrapelint_boilerplate.memo import SHORT_LINE, Memo
from scrapelint_boilerplate.page import PageLine
from scrapelint_boilerplate.patterns import BUTTON, is_copyright, is_separator, pattern_class
from scrapelint_boilerplate.user_phrases import UserPhrases


class Candidate(NamedTuple):
    """A class that would claim a line."""

    rule: str
    reason: str
    whole: bool = True
    """Told by the whole line, not by a phrase in it that a headline may hold too."""


BUTTON_LINE = Candidate(BUTTON, "pattern", whole=False)
_HEADINGS = ("# ", "## ", "### ", "#### ")
_CREDIT = 16
"""Most words of a photo credit."""

_IDENTIFIER = re.compile(r"[A-Za-z]_[A-Za-z]|: \[?[A-Z]\w+!")
"""What names in program code look like: ``UPDATED_AT``, ``author: User!``."""
_SAID = re.compile(r"(?:[-–—]\s*)?[\"“„«»‚‘「『]")
"""How a line of a dialogue begins: “– „Ok.“” is no button."""
_PARTIAL = ("start", "end", "contains")
_TELLING = CONTRIBUTORS | SOURCES | LABELS
"""The words of which a line told by a pattern holds one, unless it is a copyright or markup."""

Candidates = list[Candidate | None]
_Claims = tuple[Candidate | None, Candidate | None]
"""The class that claims a line for certain, and the one that would at the right place."""
_KNOWN = Memo[_Claims]()


def first_claims(lines: Sequence[PageLine], own: UserPhrases) -> Candidates:
    """Claim the lines whose class is certain; return for each other line the class that would at the right place."""
    lexicon = tables()
    placed: Candidates = []
    has_own = bool(own)
    for line in lines:
        rule = own.rule(line.text) if has_own else None
        sure, wished = (Candidate(rule, "phrase of your own"), None) if rule else _known_claims(line, lexicon)
        if sure is not None:
            line.claimed_by, line.reason, line.surely = sure.rule, sure.reason, True
        line.is_prose = line.is_long and sure is None
        placed.append(wished)
    return placed


def _known_claims(line: PageLine, lexicon: Tables) -> _Claims:
    """Return what :func:`_claims` does, remembered for short lines: "Share" stands on every page of a corpus."""
    if line.length > SHORT_LINE or line.flows:
        return _claims(line, lexicon)
    return _KNOWN.get(line.text) or _KNOWN.kept(line.text, _claims(line, lexicon))


def _claims(line: PageLine, lexicon: Tables) -> _Claims:
    text = line.text
    if not line.words:
        return None, None if is_separator(text) else Candidate("symbol-line", "symbols")
    if ("_" in text or "!" in text) and _IDENTIFIER.search(text):
        return _by_pattern(line), None
    entry = best(line, lexicon)
    if entry is not None:
        return _by_phrase(line, entry)
    certain = _by_pattern(line)
    if certain is not None or line.is_long:
        return certain, None
    rule = "html-residue" if markup(text) == "likely" else pattern_class(text, line.words)
    if rule is None and is_dated_byline(line, lexicon):
        rule = "byline-remains"
    if rule == BUTTON:
        return None, BUTTON_LINE
    return None, Candidate(rule, "pattern") if rule else None


def _by_phrase(line: PageLine, entry: Entry) -> _Claims:
    text = line.text
    told = pattern_class(text, line.words) if entry.kind in _PARTIAL else None
    if told == BUTTON == entry.rule:
        return None, BUTTON_LINE
    whole = entry.kind not in _PARTIAL or _is_label(text, entry.phrase) or told is not None
    candidate = Candidate(entry.rule, entry.family, whole)
    # A heading in Markdown is the author's own unless its place speaks against it: "## Read on", "# Newsletters".
    own = line.flows or text.startswith(_HEADINGS)
    if entry.place == "any" and (entry.kind == "sentence" or not own):
        return candidate, None
    return _by_pattern(line), None if _SAID.match(text) else candidate


def _is_label(text: str, phrase: tuple[str, ...]) -> bool:
    """Tell whether the phrase and a colon open the line: "Next article: Ferry runs aground"."""
    label, colon, _ = text.partition(":")
    return bool(colon) and tuple(words(label)) == phrase


def _by_pattern(line: PageLine) -> Candidate | None:
    """Return the class that a pattern tells for certain, wherever the line stands."""
    text, words = line.text, line.words
    if text[0].isalnum() and text[0] not in "cC" and _TELLING.isdisjoint(words) and not may_be_markup(text):
        return None  # most lines: no copyright, no name of a source, no code
    if line.length <= CONTRIBUTION and whole_signoff(text, words):
        return Candidate("agency-signoff", "line")
    if line.size <= _CREDIT and whole_credit(text, words):
        return Candidate("photo-credit", "line")
    if is_copyright(text):
        return Candidate("legal-line", "copyright")
    return Candidate("html-residue", "markup") if markup(text) == "sure" else None
