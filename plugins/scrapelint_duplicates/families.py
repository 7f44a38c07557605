"""Groups of sentences joined by pairs: restatements of one sentence, or a template filled again and again."""

from collections.abc import Iterable, Sequence

from scrapelint_duplicates.pairs import Pair

LEAST_FAMILY = 3
MOST_PARALLEL = 5
"""Most pairs in a document that differ in one thing or fact; where there are more, the document is built of them."""
MOST_RESTATED = 6
"""Most near duplicates in a document; a page that has more restates itself at every turn, and only the surest count."""
SURE = 3.0
_LARGE = 5


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
    ("Released 1 March on PC.", "Released 11 March on Xbox."), or five or more that are alike at all.
    """
    joined = components((pair.first, pair.second) for pair in pairs)
    members: dict[int, set[int]] = {}
    facts: dict[int, list[bool]] = {}
    for pair in pairs:
        members.setdefault(joined[pair.first], set()).update((pair.first, pair.second))
        facts.setdefault(joined[pair.first], []).append(bool(pair.conflicts))
    templates = {
        root
        for root, family in members.items()
        if len(family) >= _LARGE or (len(family) >= LEAST_FAMILY and 2 * sum(facts[root]) >= len(facts[root]))
    }
    kept = tuple(pair for pair in pairs if joined[pair.first] not in templates)
    if sum(not pair.conflicts for pair in kept) > MOST_RESTATED:
        kept = tuple(pair for pair in kept if pair.conflicts or pair.score >= SURE)
    # A reference manual or a comparison says of each thing what it said of the one before.
    if sum(pair.parallel or bool(pair.conflicts) for pair in pairs) > MOST_PARALLEL:
        return tuple(pair for pair in kept if not pair.parallel and not pair.conflicts)
    return kept
