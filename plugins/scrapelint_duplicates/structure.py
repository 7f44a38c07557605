"""Pairs that are alike for their place on the page: titles and what names them, list items, phrases."""

from collections.abc import Sequence

from scrapelint_duplicates.calls import is_call
from scrapelint_duplicates.changes import Change, unlike, words
from scrapelint_duplicates.prose import is_prose
from scrapelint_duplicates.tokens import Token
from scrapelint_duplicates.units import SPACELESS, Unit

SAME_ROW = 4.5
"""What two rows or list items must score to be one said twice, in log odds."""
LEAST_BEGINNING = 7
"""Least length, in words, of a sentence that is no row if it is the beginning of another."""
PHRASE = 2
"""How many times as long the other sentence is where a shorter one than that is a phrase of it, no restatement."""
LEAST_SHARED = 6
"""Least number of words that two headings begin or end with alike, so that what else they say tells them apart."""
_ON = {"on", "bei", "zu", "sur", "en", "su", "op"}


def is_structure(a: Unit, b: Unit, likeness: float) -> bool:
    """Return whether these are a heading and what it heads, list items, or a phrase and a sentence."""
    if a.terminal != b.terminal:
        return not is_prose(b if a.terminal else a)  # a heading in title case is none
    if a.marked and b.marked:
        return likeness < SAME_ROW
    shorter, longer = sorted((a.length, b.length))
    return (shorter < LEAST_BEGINNING and PHRASE * shorter < longer) or (is_call(a) and is_call(b))


def names_title(a: Unit, b: Unit, found: Sequence[Change]) -> bool:
    """Return whether one is the title that the other names: "Read more: …", "3 comments on …", "… 12:40"."""
    if a.terminal or b.terminal or len(found) != 1 or found[0].replaces:
        return False
    more = found[0].before + found[0].after
    text = (a if found[0].before else b).sentence.text
    if more[-1].folded in _ON and more[0].start == 0 and text[0].isupper():
        return True  # "Anna on …", among the latest comments
    if any(map(str.isalnum, text[: more[0].start])):
        return all(token.folded[0].isdigit() for token in more)
    return more[0].folded[0].isdigit() or _is_set_off(text, more[-1].end)


def are_parallel_titles(
    a: Unit, b: Unit, before: Sequence[Token], after: Sequence[Token], found: Sequence[Change]
) -> bool:
    """Return whether two headings share one end and say something else at the other: "… FAQs", "… Method 1"."""
    if a.terminal or b.terminal or not unlike(found) or SPACELESS.search(a.key):
        return False
    left, right = words(before), words(after)
    return left[:LEAST_SHARED] == right[:LEAST_SHARED] or left[-LEAST_SHARED:] == right[-LEAST_SHARED:]


def ends_early(a: Unit, b: Unit, before: Sequence[Token], after: Sequence[Token], found: Sequence[Change]) -> bool:
    """Return whether one sentence is, word for word, the beginning of the other, as a cut leaves it."""
    shorter = min(len(before), len(after))
    whole = len(found) == 1 and not found[0].replaces and words(before[:shorter]) == words(after[:shorter])
    return whole and a.terminal and b.terminal and shorter >= LEAST_BEGINNING


def _is_set_off(text: str, end: int) -> bool:
    """Return whether a sign other than a comma parts what ends at ``end`` from the next word."""
    following = next((place for place in range(end, len(text)) if text[place].isalnum()), end)
    return bool(text[end:following].strip(" ,"))
