"""The model of a page: one pass over its lines that says which rule claims each, shared by all boilerplate rules."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from scrapelint.plugin import Document
from scrapelint_boilerplate.claiming import first_claims, placed_claims
from scrapelint_boilerplate.credit_spans import credit_behind, signoff_behind
from scrapelint_boilerplate.features import is_code, page_lines
from scrapelint_boilerplate.options import PLACE_RULE, BoilerplateOptions
from scrapelint_boilerplate.page import Claim, PageLine, PageModel
from scrapelint_boilerplate.user_phrases import user_phrases
from scrapelint_boilerplate.zones import ANCHORS, body, is_row, kinship, trimmed, vocabulary, weights

__all__ = ["Claim", "PageLine", "PageModel", "page_model"]

_CLOSING = frozenset({"author-bio", "organisation-blurb"})
_MOST_WORDS = 25
"""Most words of a line that its place alone betrays."""
_ANCHORS_FOR_SENTENCES = 1
_ANCHORS_FOR_PROSE = 5
_LEAST_BODY = 50
"""Words of prose below which a page has no body by which place could be told."""
_TITLE, _TITLE_KIN = (3, 20), 0.25
"""Words of a headline, and the least part of its stems that the article shares."""
_LEAST_HEADLINES, _MOST_HEADLINES, _HEADLINE = 2, 12, (4, 20)
"""How many headlines a block within the body holds, and how many words each."""
_ANCHORS_OF_HEAD = 2
"""Anchors in the head that speak against its other lines too, down to the first paragraph."""
_KIN, _FAR = 0.5, 0.25
"""Least part of a line's longer words that speaks for its belonging to the article."""


def page_model(document: Document, options: BoilerplateOptions) -> PageModel:
    """Analyse the page once; call it as ``document.once(page_model, self.shared)``."""
    lines = page_lines(document.full_lines)
    own = user_phrases(options)
    placed = first_claims(lines, own)
    closing = [candidate is not None and candidate.rule in _CLOSING for candidate in placed]
    first, stop = trimmed(body(weights(lines)), lines, closing)
    for line in lines:
        line.zone = "head" if line.number < first else "tail" if line.number >= stop else "body"
    islands(lines)
    _blocks(lines)
    placed_claims(lines, placed)
    _claim_by_place(lines, first, stop)
    _join(lines)
    if own.allowed:
        _release(lines, own.allowed)
    return PageModel(tuple(lines), tuple(sorted([*_runs(lines), *_behind(lines)], key=lambda claim: claim.start)))


def islands(lines: Sequence[PageLine]) -> None:
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


def _blocks(lines: Sequence[PageLine]) -> None:
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


def _claim_by_place(lines: Sequence[PageLine], first: int, stop: int) -> None:
    """Claim the short lines of the head before its last anchor, those of the tail behind its first, and islands."""
    anchors = [int(_is_anchor(lines, number)) for number in range(len(lines))]
    if not any(anchors) or is_code(lines) or _words_of_prose(lines[first:stop]) < _LEAST_BODY:
        return
    known = vocabulary(lines[first:stop])
    title = _title(lines[:first], known)
    in_head = before = sum(anchors[:first])
    behind = 0
    for number, line in enumerate(lines):
        if number < first:
            before -= anchors[number]
        elif number >= stop:
            behind += anchors[number]
        beyond = before if number < first else behind if number >= stop else int(line.island)
        among = not beyond and number < first and in_head >= _ANCHORS_OF_HEAD
        if line.claimed_by or number == title or not (beyond or among):
            continue
        akin = kinship(line, known) >= (_FAR if among else _KIN)
        if not akin and _is_strange(line, beyond) and not _has_own_words(line):
            line.claimed_by, line.reason = PLACE_RULE, "place"


def _is_anchor(lines: Sequence[PageLine], number: int) -> bool:
    """Tell whether no article goes on beyond the line: it is claimed for certain, or two are at the right place."""
    if lines[number].claimed_by not in ANCHORS:
        return False
    return lines[number].surely or (number > 0 and lines[number - 1].claimed_by in ANCHORS)


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


def _join(lines: Sequence[PageLine]) -> None:
    """Give a line to the block it stands in: symbols under a form, headlines under "Related"."""
    for before, line in pairwise(lines):
        opened = before.claimed_by == "related-links" and before.reason == "heading"
        joins = (line.claimed_by == "symbol-line" and before.claimed_by == "comment-form") or (
            line.claimed_by == PLACE_RULE and opened
        )
        if joins:
            line.claimed_by, line.reason = before.claimed_by, before.reason


def _release(lines: Sequence[PageLine], allowed: frozenset[str]) -> None:
    for line in lines:
        if line.claimed_by and line.key in allowed:
            line.claimed_by, line.reason, line.surely = None, "", False


def _runs(lines: Sequence[PageLine]) -> Iterator[Claim]:
    """Yield one claim for each run of lines of the same class."""
    run: list[PageLine] = []
    for line in lines:
        if run and line.claimed_by != run[0].claimed_by:
            yield _claim(run)
            run = []
        if line.claimed_by:
            run.append(line)
    if run:
        yield _claim(run)


def _claim(run: Sequence[PageLine]) -> Claim:
    first, last = run[0], run[-1]
    surely = any(line.surely for line in run)
    return Claim(first.claimed_by or "", first.number, last.number + 1, first.line.start, last.line.end, first.reason,
                 first.zone, surely)  # fmt: skip


def _has_own_words(line: PageLine) -> bool:
    """Tell whether a credit or a sign-off ends the line: what stands before it is the article's own, as in a caption."""
    return credit_behind(line.text) is not None or signoff_behind(line.text) is not None


def _behind(lines: Sequence[PageLine]) -> Iterator[Claim]:
    """Yield the sign-offs and credits that stand behind the article's own words in a line."""
    for line in lines:
        if line.claimed_by or line.size < 3:
            continue
        text = line.line.text
        for rule, place in (("agency-signoff", signoff_behind(text)), ("photo-credit", credit_behind(text))):
            if place and place[0] > 0:
                start, end = line.line.start + place[0], line.line.start + place[1]
                yield Claim(rule, line.number, line.number + 1, start, end, "behind", line.zone, surely=True)
                break
