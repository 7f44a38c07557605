"""Claims by place: blocks below a heading, and the short lines beyond an anchor that nothing else claims."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from scrapelint_boilerplate.credit_spans import credit_behind, signoff_behind
from scrapelint_boilerplate.features import is_code
from scrapelint_boilerplate.options import PLACE_RULE
from scrapelint_boilerplate.page import PageLine
from scrapelint_boilerplate.zones import ANCHORS, is_row, kinship, vocabulary

_MOST_WORDS = 25
"""Most words of a line that its place alone betrays."""
_ANCHORS_FOR_SENTENCES = 1
_ANCHORS_FOR_PROSE = 5
_LEAST_BODY = 50
"""Words of prose below which a page has no body by which place could be told."""
_TITLE, _TITLE_KIN = (3, 20), 0.25
"""Words of a headline, and the least part of its stems that the article shares."""
_ANCHORS_BY_PLACE = ANCHORS - {"byline-remains", "date-stamp", "read-more-link"}
"""Classes of which two lines at the right place are an anchor; a date with a time may head a programme."""
_LEAST_HEADLINES, _MOST_HEADLINES, _HEADLINE = 2, 12, (4, 20)
"""How many headlines a block within the body holds, and how many words each."""
_ANCHORS_OF_HEAD = 2
"""Anchors in the head that speak against its other lines too, down to the first paragraph."""
_KIN, _FAR = 0.5, 0.25
"""Least part of a line's longer words that speaks for its belonging to the article."""


def mark_islands(lines: Sequence[PageLine]) -> None:
    """Mark as outside of the body the stretches within it that lie between two anchors without prose between them."""
    last: int | None = None
    for line in lines:
        if line.is_prose:
            last = None
        elif line.surely and line.claimed_by in ANCHORS:
            if last is not None:
                for between in lines[last + 1 : line.number]:
                    between.island = True
            last = line.number


def claim_blocks(lines: Sequence[PageLine]) -> None:
    """Claim the headlines that follow a heading such as "Related" within the body, down to the next paragraph."""
    for number, line in enumerate(lines):
        if line.zone != "body" or not line.surely or (line.claimed_by, line.reason) != ("related-links", "heading"):
            continue
        headlines = list(islice(takewhile(_is_headline, lines[number + 1 :]), _MOST_HEADLINES + 1))
        if _LEAST_HEADLINES <= len(headlines) <= _MOST_HEADLINES:
            for headline in headlines:
                headline.claimed_by, headline.reason = line.claimed_by, line.reason


def _is_headline(line: PageLine) -> bool:
    fits = _HEADLINE[0] <= line.size <= _HEADLINE[1]
    return fits and not line.is_prose and not line.claimed_by and not line.line.text.endswith((".", ":", ";"))


def claim_by_place(lines: Sequence[PageLine], first: int, stop: int, sensitivity: str) -> None:
    """Claim the short lines of the head before its last anchor, those of the tail behind its first, and islands.

    ``low`` sensitivity spares sentences and what lies between anchor and body; ``high`` needs no anchor.
    """
    anchors = [int(_is_anchor(lines, number)) for number in range(len(lines))]
    if not (any(anchors) or sensitivity == "high"):
        return
    if is_code(lines) or _words_of_prose(lines[first:stop]) < _LEAST_BODY:
        return
    known = vocabulary(lines[first:stop])
    title = _title(lines[:first], known)
    in_head = sum(anchors[:first])
    around = {"low": False, "default": in_head >= _ANCHORS_OF_HEAD, "high": True}[sensitivity]
    for line, beyond in zip(lines, _beyond(lines, anchors, in_head), strict=True):
        among = around and not beyond and (line.zone == "head" or (line.zone == "tail" and sensitivity == "high"))
        if line.claimed_by or line.own or line.number == title or not (beyond or among):
            continue
        akin = kinship(line, known) >= (_FAR if among else _KIN)
        if not akin and _is_strange(line, 0 if sensitivity == "low" else beyond) and not _has_own_words(line):
            line.claimed_by, line.reason = PLACE_RULE, "place"


def _beyond(lines: Sequence[PageLine], anchors: Sequence[int], before: int) -> Iterator[int]:
    """Yield for each line how many anchors lie between it and the body; 1 for an island; ``before`` are in the head."""
    behind = 0
    for line, anchor in zip(lines, anchors, strict=True):
        if line.zone == "head":
            before -= anchor
            yield before
        elif line.zone == "tail":
            behind += anchor
            yield behind
        else:
            yield int(line.island)


def _is_anchor(lines: Sequence[PageLine], number: int) -> bool:
    """Tell whether no article goes on beyond the line: it is claimed for certain, or two are at the right place."""
    if lines[number].surely:
        return lines[number].claimed_by in ANCHORS
    if number == 0 or lines[number].claimed_by not in _ANCHORS_BY_PLACE:
        return False
    return lines[number - 1].claimed_by in _ANCHORS_BY_PLACE


def _words_of_prose(lines: Sequence[PageLine]) -> int:
    return sum(line.size for line in lines if line.is_long)


def _title(head: Sequence[PageLine], known: frozenset[str]) -> int:
    """Return the number of the line of the head that speaks of what the article speaks of, or -1: its headline."""
    rows = [line for line in head if not line.claimed_by and _TITLE[0] <= line.size <= _TITLE[1]]
    likeness, number = max(((kinship(line, known), line.number) for line in rows), default=(0.0, -1))
    return number if likeness >= _TITLE_KIN else -1


def _is_strange(line: PageLine, anchors: int) -> bool:
    """Tell whether the shape of a line beyond so many anchors is none of an article: the longer, the more it takes."""
    if not line.words or line.flows or is_row(line):
        return False
    if line.is_long:
        # A short article above its readers' longer comments lies in the head: paragraphs there are spared.
        return line.zone == "tail" and anchors >= _ANCHORS_FOR_PROSE
    if line.ends:
        return anchors >= _ANCHORS_FOR_SENTENCES
    return line.size <= _MOST_WORDS


def _has_own_words(line: PageLine) -> bool:
    """Tell whether a credit or a sign-off ends the line: what stands before it, as a caption, is the article's own."""
    return credit_behind(line.text) is not None or signoff_behind(line.text) is not None
