"""The model of a page: one pass over its lines that says which rule claims each, shared by all boilerplate rules."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrapelint.plugin import Document
from scrapelint_boilerplate.by_place import claim_blocks, claim_by_place, mark_islands
from scrapelint_boilerplate.claiming import first_claims
from scrapelint_boilerplate.credit_spans import credit_behind, signoff_behind
from scrapelint_boilerplate.features import page_lines
from scrapelint_boilerplate.learned_lines import claim_learned, learned_lines
from scrapelint_boilerplate.options import PLACE_RULE, BoilerplateOptions
from scrapelint_boilerplate.own_lines import mark_own
from scrapelint_boilerplate.page import Claim, PageLine, PageModel
from scrapelint_boilerplate.placing import placed_claims
from scrapelint_boilerplate.user_phrases import user_phrases
from scrapelint_boilerplate.zones import body, trimmed, weights

__all__ = ["Claim", "PageLine", "PageModel", "page_model"]

_CLOSING = frozenset({"author-bio", "organisation-blurb"})
"""Classes whose paragraphs close a page without being the article's last."""

_BLOCKS = ("comment-form", "related-links")
_IN_BLOCKS = frozenset({PLACE_RULE, "byline-remains", "date-stamp", "read-more-link", "symbol-line"})
"""Classes whose lines belong to the block they stand in, unless they are certain."""
_GAP = 3
"""Most lines between two of a block that may join it."""


def page_model(document: Document, options: BoilerplateOptions) -> PageModel:
    """Analyse the page once; call it as ``document.once(page_model, self.shared)``."""
    lines = page_lines(document.full_lines)
    own = user_phrases(options)
    placed = first_claims(lines, own)
    closing = [candidate is not None and candidate.rule in _CLOSING for candidate in placed]
    first, stop = trimmed(body(weights(lines)), lines, closing)
    for line in lines:
        line.zone = "head" if line.number < first else "tail" if line.number >= stop else "body"
    mark_islands(lines)
    claim_blocks(lines)
    placed_claims(lines, placed)
    mark_own(lines, first, stop)
    claim_by_place(lines, first, stop, options.sensitivity)
    _join(lines)
    if options.templates:
        claim_learned(lines, document.site, learned_lines(options.templates))
    if own.allowed:
        _release(lines, own.allowed)
    return PageModel(tuple(lines), tuple(sorted([*_runs(lines), *_behind(lines)], key=lambda claim: claim.start)))


def _join(lines: Sequence[PageLine]) -> None:
    """Give a line to the block it stands in: symbols in a form, names between comments, headlines under "Related"."""
    for before, line in pairwise(lines):
        opened = before.claimed_by == "related-links" and before.reason == "heading"
        joins = (line.claimed_by == "symbol-line" and before.claimed_by == "comment-form") or (
            line.claimed_by in _IN_BLOCKS and not line.surely and opened
        )
        if joins:
            line.claimed_by, line.reason = before.claimed_by, before.reason
    for name in _BLOCKS:
        _fill([line for line in lines if line.claimed_by == name], lines)


def _fill(block: Sequence[PageLine], lines: Sequence[PageLine]) -> None:
    """Give the few lines between two of a block to the block, if only their place tells what they are."""
    for one, other in pairwise(block):
        between = lines[one.number + 1 : other.number]
        if len(between) <= _GAP and all(line.claimed_by in _IN_BLOCKS and not line.surely for line in between):
            for line in between:
                line.claimed_by, line.reason = one.claimed_by, one.reason


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


def _behind(lines: Sequence[PageLine]) -> Iterator[Claim]:
    """Yield the sign-offs and credits that stand behind the article's own words in a line."""
    for line in lines:
        if line.claimed_by or line.size < 3:
            continue
        rule, place = "agency-signoff", signoff_behind(line.text)
        if not place or place[0] == 0:
            rule, place = "photo-credit", credit_behind(line.text)
        if place and place[0] > 0:
            start, end = line.line.start + place[0], line.line.start + place[1]
            yield Claim(rule, line.number, line.number + 1, start, end, "behind", line.zone, surely=True)
