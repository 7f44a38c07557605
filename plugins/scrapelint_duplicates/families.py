"""Groups of sentences joined by pairs: restatements of one sentence, or a template filled again and again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from scrapelint_duplicates.changes import AUXILIARIES, Change, words
from scrapelint_duplicates.pairs import Pair

LEAST_FAMILY = 3
MOST_PARALLEL = 5
"""Most pairs in a document that differ in one thing or fact; where there are more, the document is built of them."""
MOST_RESTATED = 6
"""Most near duplicates in a document; a page that has more restates itself at every turn, and only the surest count."""
SURE = 3.0
_LARGE = 5
_SMALL_WORD = 3
_MARKER = 4
_ALIKE = 0.6


def components(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each member of the edges the smallest member that it is joined to, by whatever path."""
    root: dict[int, int] = {}

    def find(member: int) -> int:
        while root.setdefault(member, member) != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for a, b in edges:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    return {member: find(member) for member in root}


def without_templates(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs that are no rows of a template.

    A template shows in numbers: three or more sentences joined to one another, most of them differing in a fact
    ("Released 1 March on PC.", "Released 11 March on Xbox.") or all in one thing, or five or more alike.
    """
    joined = components((pair.first, pair.second) for pair in pairs)
    members: dict[int, set[int]] = {}
    facts: dict[int, list[bool]] = {}
    for pair in pairs:
        members.setdefault(joined[pair.first], set()).update((pair.first, pair.second))
        facts.setdefault(joined[pair.first], []).append(bool(pair.conflicts))
    restated = {joined[pair.first] for pair in pairs if not (pair.conflicts or pair.parallel)}
    templates = {
        root
        for root, family in members.items()
        if len(family) >= _LARGE
        or (len(family) >= LEAST_FAMILY and (root not in restated or 2 * sum(facts[root]) >= len(facts[root])))
    }
    variants = _variants(pairs)
    kept = tuple(
        pair
        for pair in pairs
        if joined[pair.first] not in templates and (pair.first, pair.second) not in variants and not pair.titles
    )
    if sum(not pair.conflicts for pair in kept) > MOST_RESTATED:
        kept = tuple(pair for pair in kept if pair.conflicts or pair.score >= SURE)
    # A reference manual or a comparison says of each thing what it said of the one before.
    if sum(pair.parallel or bool(pair.conflicts) for pair in pairs) > MOST_PARALLEL:
        return tuple(pair for pair in kept if not pair.parallel and not pair.conflicts)
    return kept


def _variants(pairs: Sequence[Pair]) -> set[tuple[int, int]]:
    """Return the pairs that differ in what pairs of other sentences differ in: "… arm", "… arm with rail" of each arm.

    What stands before a sentence only is no such difference: it is who said it, or a label.
    """
    by_difference: dict[frozenset[tuple[str, ...]], list[tuple[int, int]]] = {}
    for pair in pairs:
        for difference in {_difference(change) for change in pair.changes if _varies(change)}:
            by_difference.setdefault(difference, []).append((pair.first, pair.second))
    found: set[tuple[int, int]] = set()
    for group in by_difference.values():
        times = Counter(chain.from_iterable(group))
        # Each pair is in the group once, so this counts the pairs that share no sentence with it.
        found.update(pair for pair in group if len(group) + 1 > times[pair[0]] + times[pair[1]])
    return found


def _difference(change: Change) -> frozenset[tuple[str, ...]]:
    return frozenset((words(change.before), words(change.after)))


def _varies(change: Change) -> bool:
    """Return whether this change, inside the sentence, adds words or puts others in place of them."""
    both = change.before + change.after
    content = sum(len(token.folded) > _SMALL_WORD and token.folded not in AUXILIARIES for token in both)
    inside = all(token.start > _MARKER for token in both)
    return content > 0 and inside and (change.likeness < _ALIKE if change.replaces else len(both) > 1)
