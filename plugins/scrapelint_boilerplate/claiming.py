"""Which class claims a line: for certain by what it says, or only if its place allows."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from scrapelint_boilerplate.credit_names import LABELS, SOURCES
from scrapelint_boilerplate.credit_spans import CONTRIBUTION, CONTRIBUTORS, whole_credit, whole_signoff
from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.html_residue_pattern import markup
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


_BUTTON = Candidate(BUTTON, "pattern", whole=False)
_ALSO_CONTENT = frozenset({"date-stamp", "read-more-link"})
"""Classes that may end an article (dates of a programme, addresses) unless an anchor stands before them."""

_PROMPTS = frozenset({"advert-label", "call-to-action", "comment-form", "read-more-link"})
"""Classes whose whole lines no article says again and again: “Shop now” below each thing that it reviews."""
_OPENING = 3
"""By how many words a prompt is known again that ends in words of its own: “Learn more about ...”."""
_AGAIN = 4
"""How often such a line must stand on the page to be claimed within the body too."""

_HEADINGS = ("# ", "## ", "### ", "#### ")
_CREDIT = 16
"""Most words of a photo credit."""

_IDENTIFIER = re.compile(r"[A-Za-z]_[A-Za-z]|: \[?[A-Z]\w+!")
"""What names in program code look like: ``UPDATED_AT``, ``author: User!``."""
_SAID = re.compile(r"(?:[-–—]\s*)?[\"“„«»‚‘「『]")
"""How a line of a dialogue begins: “– „Ok.“” is no button."""
_PARTIAL = ("start", "end", "contains")
_COMPANY = 2
"""Lines of a class, certain or outside of the body, from which on a page is no clean article with a queer headline."""

_TELLING = CONTRIBUTORS | SOURCES | LABELS
"""The words of which a line told by a pattern holds one, unless it opens with a mark or with one of these:"""
_FIRST_LETTERS = "cCdDfFgGjJvVwW"

_Prompt = tuple[str, ...]
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
        return None, _BUTTON
    return None, Candidate(rule, "pattern") if rule else None


def _by_phrase(line: PageLine, entry: Entry) -> _Claims:
    text = line.text
    told = pattern_class(text, line.words) if entry.kind in _PARTIAL else None
    if told == BUTTON == entry.rule:
        return None, _BUTTON
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
    plain = text[0].isalnum() and text[0] not in _FIRST_LETTERS and text[-1] != ";" and "{" not in text[:60]
    if plain and _TELLING.isdisjoint(words):
        return None  # most lines
    if line.length <= CONTRIBUTION and whole_signoff(text, words):
        return Candidate("agency-signoff", "line")
    if line.size <= _CREDIT and whole_credit(text, words):
        return Candidate("photo-credit", "line")
    if is_copyright(text):
        return Candidate("legal-line", "copyright")
    return Candidate("html-residue", "markup") if markup(text) == "sure" else None


def placed_claims(lines: Sequence[PageLine], placed: Candidates) -> None:
    """Claim the lines whose class is only told together with their place: in head or tail, or beside a claimed line."""
    anchored = False
    alone, repeated = _is_alone(lines, placed), _repeated(lines, placed)
    for number, (line, candidate) in enumerate(zip(lines, placed, strict=True)):
        anchored = anchored or (line.zone == "tail" and line.surely and line.claimed_by not in _ALSO_CONTENT)
        if line.claimed_by or line.flows or candidate is None or _is_source(lines, number, candidate):
            continue
        again = _prompt(line, candidate) in repeated
        if not candidate.whole and not again and (alone or number == 0):
            continue  # "Loading dock fire injures two": the headline, or the last line of a clean article
        outside = (
            line.zone == "head"
            or line.island
            or again
            or (line.zone == "tail" and (anchored or candidate.rule not in _ALSO_CONTENT))
        )
        if outside or _beside_claimed(lines, number):
            line.claimed_by, line.reason = candidate.rule, candidate.reason


def _repeated(lines: Sequence[PageLine], placed: Candidates) -> set[_Prompt]:
    """Return the prompts that stand on the page so often that they are no part of the article."""
    prompts = Counter(
        _prompt(line, candidate)
        for line, candidate in zip(lines, placed, strict=True)
        if candidate is not None and candidate.rule in _PROMPTS
    )
    return {prompt for prompt, times in prompts.items() if times >= _AGAIN and prompt}


def _prompt(line: PageLine, candidate: Candidate) -> _Prompt:
    """Return by what a prompt is known again: its words, the first if more may follow; buttons of shops are one."""
    if candidate.rule not in _PROMPTS or candidate.reason == "field":
        return ()
    if candidate == _BUTTON:
        return (BUTTON,)
    return line.words if candidate.whole else line.words[:_OPENING]


def _is_source(lines: Sequence[PageLine], number: int, candidate: Candidate) -> bool:
    """Tell whether a link stands below the article's own words for it: “On the Net:”."""
    if candidate.rule != "read-more-link" or number == 0:
        return False
    before = lines[number - 1]
    return before.claimed_by is None and before.text.endswith((":", "\N{FULLWIDTH COLON}"))


def _is_alone(lines: Sequence[PageLine], placed: Candidates) -> bool:
    """Tell whether no more than one line of the page is, or may be, of a class."""
    told = (
        number
        for number, (line, candidate) in enumerate(zip(lines, placed, strict=True))
        if line.surely or (candidate is not None and line.zone != "body")
    )
    return len(list(islice(told, _COMPANY))) < _COMPANY


def _beside_claimed(lines: Sequence[PageLine], number: int) -> bool:
    """Tell whether the line before is claimed, or the line behind for certain."""
    if number > 0 and lines[number - 1].claimed_by:
        return True
    return number + 1 < len(lines) and lines[number + 1].surely
