"""Claims that depend on the place: in head or tail, beside a claimed line, or said again and again."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from scrapelint_boilerplate.claiming import BUTTON_LINE, Candidate, Candidates
from scrapelint_boilerplate.page import PageLine
from scrapelint_boilerplate.patterns import BUTTON

_ALSO_CONTENT = frozenset({"date-stamp", "read-more-link"})
"""Classes that may end an article (dates of a programme, addresses) unless an anchor stands before them."""

_PROMPTS = frozenset({"advert-label", "call-to-action", "comment-form", "read-more-link"})
"""Classes whose whole lines no article says again and again: “Shop now” below each thing that it reviews."""
_OPENING = 3
"""By how many words a prompt is known again that ends in words of its own: “Learn more about ...”."""
_AGAIN = 4
"""How often such a line must stand on the page to be claimed within the body too."""
_COMPANY = 2
"""Lines of a class, certain or outside of the body, from which on a page is no clean article with a queer headline."""

_Prompt = tuple[str, ...]


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
    if candidate == BUTTON_LINE:
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
