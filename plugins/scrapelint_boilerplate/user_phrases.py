"""Phrases and allowed lines of the user's own."""

from functools import lru_cache
from typing import NamedTuple

import regex

from scrapelint_boilerplate.folding import words
from scrapelint_boilerplate.options import BoilerplateOptions

_PATIENCE = 0.05
"""Seconds after which a user's pattern is given up on a line."""


class UserPhrases(NamedTuple):
    """The user's phrases, prepared for comparison."""

    lines: dict[str, str]
    """Folded whole line to rule."""
    inside: tuple[tuple[str, str], ...]
    """Folded words between spaces, and rule."""
    patterns: tuple[tuple[regex.Pattern[str], str], ...]
    allowed: frozenset[str]

    def rule(self, text: str) -> str | None:
        """Return the rule that reports the line after the user's phrases."""
        key = " ".join(words(text))
        if key in self.lines:
            return self.lines[key]
        padded = f" {key} "
        for phrase, rule in self.inside:
            if phrase in padded:
                return rule
        for pattern, rule in self.patterns:
            if _found(pattern, text):
                return rule
        return None

    def __bool__(self) -> bool:
        """Tell whether there is any phrase, allowed lines aside."""
        return bool(self.lines or self.inside or self.patterns)


def _found(pattern: regex.Pattern[str], text: str) -> bool:
    try:
        return pattern.search(text, timeout=_PATIENCE) is not None
    except TimeoutError:
        return False


@lru_cache(maxsize=8)
def user_phrases(options: BoilerplateOptions) -> UserPhrases:
    """Prepare the user's phrases, once for the same options."""
    lines, inside, patterns = {}, [], []
    for phrase in options.phrase:
        if phrase.match == "regex":
            patterns.append((regex.compile(phrase.text), phrase.family))
            continue
        key = " ".join(words(phrase.text))
        if phrase.match == "line":
            lines[key] = phrase.family
        elif key:
            inside.append((f" {key} ", phrase.family))
    allowed = frozenset(" ".join(words(line)) for line in options.allow)
    return UserPhrases(lines, tuple(inside), tuple(patterns), allowed)
