"""Which class claims a line: for certain by what it says, or only if its place allows."""

from collections.abc import Sequence
from typing import NamedTuple

from scrapelint_boilerplate.credit_spans import whole_credit, whole_signoff
from scrapelint_boilerplate.features import Shape
from scrapelint_boilerplate.html_residue_pattern import markup
from scrapelint_boilerplate.lexicon import Tables, tables
from scrapelint_boilerplate.matching import Seen, best
from scrapelint_boilerplate.page import PageLine
from scrapelint_boilerplate.patterns import is_separator, pattern_class
from scrapelint_boilerplate.user_phrases import UserPhrases


class Candidate(NamedTuple):
    """A class that would claim a line."""

    rule: str
    reason: str


_ALSO_CONTENT = frozenset({"date-stamp", "read-more-link"})
"""Classes that may end an article (dates of a programme, addresses) unless an anchor stands before them."""

Candidates = list[Candidate | None]


def first_claims(shapes: Sequence[Shape], own: UserPhrases) -> tuple[Candidates, Candidates]:
    """Return for each line the class that claims it for certain, and the class that would at the right place."""
    lexicon = tables()
    sure: Candidates = []
    placed: Candidates = []
    for shape in shapes:
        rule = own.rule(shape.text) if own else None
        certain = Candidate(rule, "phrase of your own") if rule else None
        wished = None
        if certain is None:
            certain, wished = _claims(shape, lexicon)
        sure.append(certain)
        placed.append(wished)
    return sure, placed


def _claims(shape: Shape, lexicon: Tables) -> tuple[Candidate | None, Candidate | None]:
    text = shape.text
    if not shape.words:
        return None, None if is_separator(text) else Candidate("symbol-line", "symbols")
    colon = ":" in text[:40] or "\N{FULLWIDTH COLON}" in text[:20]
    entry = best(Seen(shape.words, shape.key, shape.size, colon, text.endswith((".", "。"))), lexicon)
    if entry is not None:
        candidate = Candidate(entry.rule, entry.family)
        if entry.place == "any" and (entry.kind == "sentence" or not shape.flows):
            return candidate, None
        return _by_pattern(shape), candidate
    certain = _by_pattern(shape)
    if certain is not None or shape.is_long:
        return certain, None
    rule = "html-residue" if markup(text) == "likely" else pattern_class(text)
    return None, Candidate(rule, "pattern") if rule else None


def _by_pattern(shape: Shape) -> Candidate | None:
    """Return the class that a pattern tells for certain, wherever the line stands."""
    text = shape.text
    if whole_signoff(text, shape.words):
        return Candidate("agency-signoff", "line")
    if shape.size <= 16 and whole_credit(text, shape.words):
        return Candidate("photo-credit", "line")
    return Candidate("html-residue", "markup") if markup(text) == "sure" else None


def placed_claims(lines: Sequence[PageLine], placed: Candidates) -> None:
    """Claim the lines whose class is only told together with their place: in head or tail, or beside a claimed line."""
    anchored = False
    for number, (line, candidate) in enumerate(zip(lines, placed, strict=True)):
        anchored = anchored or (line.zone == "tail" and line.surely)
        if line.claimed_by or line.flows or candidate is None:
            continue
        outside = (
            line.zone == "head"
            or line.island
            or (line.zone == "tail" and (anchored or candidate.rule not in _ALSO_CONTENT))
        )
        if outside or _beside_claimed(lines, number):
            line.claimed_by, line.reason = candidate


def _beside_claimed(lines: Sequence[PageLine], number: int) -> bool:
    """Tell whether the line before is claimed, or the line behind for certain."""
    if number > 0 and lines[number - 1].claimed_by:
        return True
    return number + 1 < len(lines) and lines[number + 1].surely
