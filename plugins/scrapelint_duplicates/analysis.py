"""The one analysis behind the five rules: which sentences restate which, each pair given to exactly one rule."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from scrapelint.plugin import Document
from scrapelint_duplicates.blocks import RepeatedBlock, find_blocks
from scrapelint_duplicates.candidates import Candidates, find_candidates_each
from scrapelint_duplicates.families import components, without_templates
from scrapelint_duplicates.options import DuplicatesOptions
from scrapelint_duplicates.pairs import Judge, Pair
from scrapelint_duplicates.repeats import Repeats, find_repeats
from scrapelint_duplicates.sections import Sections, is_verse
from scrapelint_duplicates.splits import Split, find_splits
from scrapelint_duplicates.units import Unit, read_units

LEAST_TWICE = 0.33
"""Least part of a poem's sentences, from 0 to 1, that its copy is: a chorus is less."""
LONGEST = 3000
"""Longest sentence that is compared with others that are not equal to it, in letters: no person wrote it as one."""


class Analysis(NamedTuple):
    """What each rule reports, as indexes of ``document.sentences``."""

    repeats: tuple[tuple[int, ...], ...] = ()
    """Sentences that are equal but for layout: the kept one first, then its copies."""
    restatements: tuple[tuple[Pair, ...], ...] = ()
    """Pairs that say nearly the same, together with those they are joined to, in order."""
    splits: tuple[Split, ...] = ()
    conflicts: tuple[Pair, ...] = ()
    blocks: tuple[RepeatedBlock, ...] = ()


def analyse(document: Document, options: DuplicatesOptions) -> Analysis:
    """Return the share of each rule in what is said twice in ``document``."""
    return next(analyse_each([document], options))


def analyse_each(documents: Sequence[Document], options: DuplicatesOptions) -> Iterator[Analysis]:
    """Yield the analysis of each document, in order."""
    texts = [_read(document, options) for document in documents]
    found = find_candidates_each([[unit.key for unit in text.distinct] for text in texts])
    for document, text, candidates in zip(documents, texts, found, strict=True):
        yield _analysis(document, text, candidates, options)


class _Text(NamedTuple):
    """The sentences of a document."""

    units: tuple[Unit, ...]
    repeats: Repeats
    distinct: Sequence[Unit]
    """The first of equal sentences, but for those too short or too long to be compared with others."""


def _read(document: Document, options: DuplicatesOptions) -> _Text:
    if options.languages and document.language not in options.languages:
        return _Text((), Repeats((), {}), ())
    units = read_units(document)
    repeats = find_repeats(units, options.min_words, options.min_repeat_words)
    least, copies = options.min_words, repeats.first
    distinct = [
        unit for unit in units if unit.length >= least and len(unit.key) <= LONGEST and unit.number not in copies
    ]
    return _Text(units, repeats, distinct)


def _analysis(document: Document, text: _Text, candidates: Candidates, options: DuplicatesOptions) -> Analysis:
    if not text.repeats.first and not candidates.pairs and not candidates.splits:
        return Analysis()
    judge = Judge(document, options, text.units)
    judged = [pair for a, b in candidates.pairs if (pair := judge.pair(text.distinct[a], text.distinct[b]))]
    found = list(find_splits(candidates.splits, text.distinct, judge, options.sensitivity))
    if not text.repeats.first and not judged and not found:
        return Analysis()
    if is_verse(document):
        blocks = find_blocks(text.units, text.repeats.first, options.min_words)
        return Analysis(blocks=tuple(block for block in blocks if len(block.links) > LEAST_TWICE * len(text.units)))
    sections = Sections(text.units, judge.contradictions, names=judge.names)
    pairs = [
        pair for pair in without_templates(judged) if not sections.mean((pair.first, pair.second), _likeness(pair))
    ]
    groups = tuple((kept, copies) for kept, copies in text.repeats.groups if not sections.mean((kept, *copies)))
    splits = [split for split in found if not sections.catalogue.parts((split.whole, split.first), split.score)]
    return _share(text.units, Repeats(groups, text.repeats.first), pairs, splits, sections, options)


def _likeness(pair: Pair) -> float:
    """Return how much alike two sentences are in all that they say, in log odds."""
    return -inf if pair.conflicts else pair.score


def _share(
    units: Sequence[Unit],
    repeats: Repeats,
    pairs: Sequence[Pair],
    splits: Sequence[Split],
    sections: Sections,
    options: DuplicatesOptions,
) -> Analysis:
    """Give whole blocks to one rule, then split restatements, then what is left pair by pair."""
    same = [pair for pair in pairs if not pair.conflicts]
    first = {pair.second: pair.first for pair in reversed(same)} | dict(repeats.first)
    blocks = find_blocks(units, first, options.min_words)
    copied = {copy for block in blocks for _, copy in block.links}
    splits = tuple(split for split in splits if split.whole not in copied and not {split.first, split.second} & copied)
    halves = {tuple(sorted((split.whole, half))) for split in splits for half in (split.first, split.second)}
    rest = [pair for pair in same if pair.second not in copied and (pair.first, pair.second) not in halves]
    groups = tuple((kept, *(copy for copy in copies if copy not in copied)) for kept, copies in repeats.groups)
    conflicts = [pair for pair in pairs if pair.conflicts and (pair.first, pair.second) not in halves]
    return Analysis(
        repeats=tuple(group for group in groups if len(group) > 1),
        restatements=_joined(rest),
        splits=splits,
        conflicts=_one_each(conflicts, same),
        blocks=tuple(block for block in blocks if not sections.mean_block(block)),
    )


def _joined(pairs: Sequence[Pair]) -> tuple[tuple[Pair, ...], ...]:
    """Return the pairs in groups that share sentences."""
    joined = components((pair.first, pair.second) for pair in pairs)
    groups: dict[int, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(joined[pair.first], []).append(pair)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def _one_each(conflicts: Sequence[Pair], same: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return one conflict, the closest pair, for each two groups of sentences that say the same."""
    joined = components((pair.first, pair.second) for pair in same)
    best: dict[tuple[int, ...], Pair] = {}
    for pair in conflicts:
        key = tuple(sorted((joined.get(pair.first, pair.first), joined.get(pair.second, pair.second))))
        if key[0] != key[1] and (key not in best or pair.score > best[key].score):
            best[key] = pair
    return tuple(best[key] for key in sorted(best))
