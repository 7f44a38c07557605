"""The stretches of pages that the line model takes for boilerplate, for many pages at once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from scrapelint_boilerplate.line_model import claims_of, line_model
from scrapelint_boilerplate.line_model_characters import Array
from scrapelint_boilerplate.line_model_context import FEATURES, features
from scrapelint_boilerplate.line_model_layout import COLUMN
from scrapelint_boilerplate.line_model_pages import Flags, Index, Pages
from scrapelint_boilerplate.line_model_reasons import reasons
from scrapelint_boilerplate.page import PageLine, PageModel

PAGE = 16384
"""Most lines that are looked at as one page, and most of several pages at once, so that memory stays bounded."""
_EVEN = 0.5
_DOUBT = ((80, 2.4), (40, 2.2), (20, 1.5))
"""How many times the doubt is allowed where so many lines are surely the article's own: what a reader minds is how many
of them are flagged. Set on development pages by chances from trees that had not seen the site of the page: see
docs/internals/boilerplate-line-model.md."""
_LEAST = 0.45
"""The least chance to which the doubt may lower what is shown."""
_PROSE_BEFORE = FEATURES.index("prose_before")


class Asked(NamedTuple):
    """A page, and how sure the model must be of a line, from 0 to 1."""

    page: PageModel
    shown: float
    """Least chance of boilerplate of the lines that are shown without ``--preview``."""
    least: float
    """Least chance of those that are shown with it."""


class Run(NamedTuple):
    """Neighbouring lines that the model takes for boilerplate, all surely enough to be shown or all not."""

    first: int
    last: int
    confidence: float
    """The least of the lines' chances, from 0 to 1."""
    preview: bool
    """Shown with ``--preview`` only."""
    reasons: tuple[str, ...]
    """What weighed most for the line that is surest."""


class _Part(NamedTuple):
    """Lines of a page that are looked at as one."""

    asked: Asked
    lines: Sequence[PageLine]
    runs: list[Run]
    """What is found among them."""


_Found = list[tuple[int, float]]
"""Neighbouring rows of a table, each with its chance of boilerplate."""


def judged_runs(pages: Sequence[Asked]) -> list[tuple[Run, ...]]:
    """Return, for each page, its runs of lines that no rule claims and that are boilerplate by so great a chance."""
    parts = [
        [_Part(asked, asked.page.lines[at : at + PAGE], []) for at in range(0, len(asked.page.lines), PAGE)]
        for asked in pages
    ]
    for group in _groups(part for several in parts for part in several):
        _judge(group)
    return [tuple(run for part in several for run in part.runs) for several in parts]


def _groups(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Yield the parts in groups of no more lines than a page may have."""
    group: list[_Part] = []
    size = 0
    for part in parts:
        if group and size + len(part.lines) > PAGE:
            yield group
            group, size = [], 0
        group.append(part)
        size += len(part.lines)
    if group:
        yield group


def _judge(group: Sequence[_Part]) -> None:
    """Find the runs in the parts of a group."""
    pages = Pages.of(len(part.lines) for part in group)
    lines = [line for part in group for line in part.lines]
    model = line_model()
    table, visible, said, shared = model.lexical([line.line.text for line in lines], pages)
    # The first line of a page is the headline, more often than not. The trees need not be asked about sentences that
    # sound like no boilerplate: all there is in many a clean text.
    free = np.array([line.claimed_by is None and not line.own and line.number > 0 for line in lines], bool)
    doubtful = free & ~((table[:, COLUMN["prose"]] > 0) & (said < 0))
    doubted = np.logical_or.reduceat(doubtful, pages.bounds[:-1])
    if not doubted.any():
        return
    rows = doubted[pages.number]
    kept = [part for part, is_kept in zip(group, doubted.tolist(), strict=True) if is_kept]
    pages = Pages.of(len(part.lines) for part in kept)
    claimed = claims_of(line for part in kept for line in part.lines)
    table = features(table[rows], visible[rows], said[rows], claimed, shared[rows], pages)
    asked = np.flatnonzero(doubtful[rows] & ~_is_wordless_amid_prose(table))
    confidence = model.confidence(model.trees.score(table[asked]))
    _report(kept, asked, confidence.tolist(), table, pages)


def _report(parts: Sequence[_Part], asked: Index, chances: Sequence[float], table: Array, pages: Pages) -> None:
    """Add to the parts the runs of the rows ``asked``, whose chances are given, with their reasons."""
    numbers, bounds = asked.tolist(), np.searchsorted(asked, pages.bounds).tolist()
    found: list[tuple[_Part, int, float, _Found]] = []
    ordinary: list[Array] = []
    for part, rows, (first, stop) in zip(parts, pages.slices(), pairwise(bounds), strict=True):
        shown, least = _limits(part, chances[first:stop])
        chosen = zip(numbers[first:stop], chances[first:stop], strict=True)
        runs = list(_runs([row for row in chosen if row[1] >= least], shown))
        found += [(part, rows.start, shown, run) for run in runs]
        ordinary += [_of_prose(table[rows])] * len(runs) if runs else []
    if not found:
        return
    surest = [max(run, key=_chance)[0] for *_, run in found]
    lines = [
        (part.asked.page, part.lines[row - start].number) for (part, start, *_), row in zip(found, surest, strict=True)
    ]
    why = reasons(table[surest], np.array(ordinary), lines, line_model().trees)
    for (part, start, shown, run), reason in zip(found, why, strict=True):
        shift = part.lines[0].number - start
        least = min(map(_chance, run))
        part.runs.append(Run(run[0][0] + shift, run[-1][0] + shift, least, least < shown, reason))


def _limits(part: _Part, chances: Sequence[float]) -> tuple[float, float]:
    """Return the least chances of lines that are shown, and of those shown with ``--preview``, on such a page."""
    own = sum(line.claimed_by is None for line in part.lines) - sum(chance >= _EVEN for chance in chances)
    doubt = next((times for lines, times in _DOUBT if own >= lines), 1.0)
    asked = part.asked.shown
    shown = max(1 - (1 - asked) * doubt, min(asked, _LEAST))
    return shown, min(part.asked.least, shown)


def _chance(row: tuple[int, float]) -> float:
    return row[1]


def _runs(found: _Found, shown: float) -> Iterator[_Found]:
    """Part the rows where they are no neighbours, and where those that are shown border on others."""
    run: _Found = []
    for row, chance in found:
        if run and (row != run[-1][0] + 1 or (chance >= shown) != (run[-1][1] >= shown)):
            yield run
            run = []
        run.append((row, chance))
    if run:
        yield run


def _of_prose(table: Array) -> Array:
    """Return what is usual for the prose of a page."""
    prose = table[:, COLUMN["prose"]] > 0
    usual: Array = np.mean(table[prose], axis=0) if prose.any() else np.zeros(table.shape[1], np.float32)
    return usual


def _is_wordless_amid_prose(table: Array) -> Flags:
    """Tell which lines stand without a word amid the prose: hours of a live blog, cells of a table, partings."""
    before = table[:, _PROSE_BEFORE]
    amid: Flags = (before > 0) & (before < 1) & (table[:, COLUMN["wordless"]] > 0)
    return amid
