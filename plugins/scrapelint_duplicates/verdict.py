"""What parts two sentences that are otherwise alike: a fact (number, name, negation, direction), or words only."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from scrapelint_duplicates.changes import Change, words
from scrapelint_duplicates.contradictions import Contradictions
from scrapelint_duplicates.numerals import value_of
from scrapelint_duplicates.tokens import Token

SAME_NAME = 0.8
"""Names spelt at least this much alike, from 0 to 1, are one name ("Zelensky", "Zelenskyy")."""
NOISY_NAME = 0.5
"""The same where other words of the sentence are misspelt too, as by optical character recognition."""
MOST_FACTS = 4
MOST_FACT_WORDS = 10
"""Most words, of both sides together, of one differing fact."""
MOST_OTHERS = 0.15
"""Most words that differ beside the facts, of both sides together, as a share of the sentence."""
LEAST_NAME_WORDS = 12
_LONGEST_NEGATION = 3
_LONGEST_SWAP = 8


class Conflict(NamedTuple):
    """One fact in which two sentences differ."""

    kind: str
    """``number``, ``name``, ``negation``, ``opposite`` or ``swap``."""
    change: Change


def conflicts(found: Sequence[Change], facts: Contradictions, *, names: bool = True) -> tuple[Conflict, ...]:
    """Return the changes that alter a fact; ``names`` says whether a capital marks a name in this language."""
    moved_left = {word for change in found for word in _bare(change.before)}
    moved_right = {word for change in found for word in _bare(change.after)}
    noisy = sum(_misspelt(change) and not moved_right.issuperset(_bare(change.before)) for change in found) >= 2
    result = []
    for change in found:
        kind = _kind(change, facts, moved_left, moved_right, noisy=noisy, names=names)
        if kind:
            result.append(Conflict(kind, change))
    if not result and names and _swapped(found):
        result = [Conflict("swap", change) for change in found]
    return tuple(result)


def is_plain(facts: Sequence[Conflict], found: Sequence[Change], length: int) -> bool:
    """Return whether little but the facts differs in sentences of ``length`` words: one sentence, told two ways.

    Where more differs, the two are statements about two things. So they are where the name is all that differs and
    the sentence is short, or the name comes first.
    """
    sizes = [len(fact.change.before + fact.change.after) for fact in facts]
    others = sum(len(change.before + change.after) for change in found) - sum(sizes)
    if max(sizes) > MOST_FACT_WORDS or len(facts) > MOST_FACTS or others > max(2, length * MOST_OTHERS):
        return False
    kinds = {fact.kind for fact in facts}
    if kinds >= {"name", "number"}:
        return False  # another number of another thing
    if kinds == {"name"}:
        return others == 0 and length >= LEAST_NAME_WORDS and facts[0].change.before[0].start > 0
    return True


def may_be_plain(found: Sequence[Change], length: int) -> bool:
    """Return whether :func:`is_plain` may hold for some of these changes: a cheap look before the facts are known."""
    others = max(2, length * MOST_OTHERS)
    sizes = [len(change.before) + len(change.after) for change in found]
    return len(sizes) <= MOST_FACTS + others and max(sizes, default=0) <= max(MOST_FACT_WORDS, others)


def _kind(
    change: Change, facts: Contradictions, moved_left: set[str], moved_right: set[str], *, noisy: bool, names: bool
) -> str:
    """Return the kind of fact that this change alters, or an empty string."""
    before, after = words(change.before), words(change.after)
    if change.replaces:
        if _numbers_differ(before, after, moved_left, moved_right):
            return "number"
        if noisy and change.likeness >= NOISY_NAME:
            return ""
        if _opposed(before, after, facts):
            return "opposite"
    if _negated(change, facts, moved_left, moved_right) and not _respelt(before, after):
        return "negation"
    if change.replaces and names:
        return _name_kind(change, moved_left, moved_right, noisy=noisy)
    return ""


def _bare(tokens: Sequence[Token]) -> list[str]:
    return [token.folded.removesuffix("'s") for token in tokens]


def _numbers_differ(before: Sequence[str], after: Sequence[str], moved_left: set[str], moved_right: set[str]) -> bool:
    left = {value for word in before if (value := value_of(word)) and word not in moved_right}
    right = {value for word in after if (value := value_of(word)) and word not in moved_left}
    if not left or not right or not left.isdisjoint(right):
        return False
    # "50 ,000" is "50,000", and a result of "5-1" that lost its dash is "51".
    return _digits(before) != _digits(after)


def _digits(side: Sequence[str]) -> str:
    """Return the digits of all the numbers, one behind the other; the words themselves where there are none."""
    return "".join(filter(str.isdecimal, "".join(side))) or " ".join(side)


def _opposed(before: tuple[str, ...], after: tuple[str, ...], facts: Contradictions) -> bool:
    left, right = facts.sides(before), facts.sides(after)
    return any(left[line].isdisjoint(right[line]) for line in left.keys() & right.keys())


def _negated(change: Change, facts: Contradictions, moved_left: set[str], moved_right: set[str]) -> bool:
    if max(len(change.before), len(change.after)) > _LONGEST_NEGATION:
        return False
    before = tuple(word for word in words(change.before) if word not in moved_right)
    after = tuple(word for word in words(change.after) if word not in moved_left)
    return facts.negates(before) != facts.negates(after)


def _respelt(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether two sides are one spelling misread: "lsnot" is "is not", while "shouldn't" is not "should"."""
    left, right = "".join(before), "".join(after)
    return abs(len(left) - len(right)) <= 1 and Indel.normalized_similarity(left, right) >= SAME_NAME


def _name_kind(change: Change, moved_left: set[str], moved_right: set[str], *, noisy: bool) -> str:
    left = {token.folded.removesuffix("'s") for token in change.before if token.capital}
    right = {token.folded.removesuffix("'s") for token in change.after if token.capital}
    if not left or not right or left == right:
        return ""
    if left <= moved_right and right <= moved_left:
        return "swap"
    left, right = left - moved_right, right - moved_left
    likeness = NOISY_NAME if noisy else SAME_NAME
    return "name" if _another(left, right, likeness) and _another(right, left, likeness) else ""


def _another(names: set[str], others: set[str], likeness: float) -> bool:
    """Return whether one of the names is none of the others, however it is spelt."""
    return any(not any(_same_name(name, other, likeness) for other in others) for name in names)


def _same_name(a: str, b: str, likeness: float) -> bool:
    return a.startswith(b) or b.startswith(a) or Indel.normalized_similarity(a, b) >= likeness


def _misspelt(change: Change) -> bool:
    """Return whether this change looks like noise in the spelling: alike, and not in a number."""
    return (
        change.replaces
        and change.likeness >= NOISY_NAME
        and not any(value_of(token.folded) for token in change.before + change.after if len(token.folded) > 1)
    )


def _swapped(found: Sequence[Change]) -> bool:
    """Return whether the same words stand in another order, and not because one clause moved as a whole."""
    left = [token for change in found for token in change.before]
    right = [token for change in found for token in change.after]
    if not left or len(left) > _LONGEST_SWAP or sorted(_bare(left)) != sorted(_bare(right)):
        return False
    runs_left = {words(change.before) for change in found if change.before}
    runs_right = {words(change.after) for change in found if change.after}
    return runs_left != runs_right and any(token.capital for token in left)
