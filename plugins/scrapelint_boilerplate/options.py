"""The options that all boilerplate rules share."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from scrapelint.plugin import Options


@dataclass(frozen=True)
class Phrase:
    """A phrase of the user's own that marks boilerplate."""

    text: str
    """The phrase, or a regular expression if ``match`` is ``regex``."""
    family: str = "boilerplate-zone"
    """Name of the rule that reports it, as ``newsletter-prompt``."""
    match: Literal["line", "contains", "regex"] = "line"
    """``line``: the whole line, but for case, accents, digits and punctuation; ``contains``: anywhere in the line;
    ``regex``: a search in the line as it stands, with a time limit."""


@dataclass(frozen=True)
class BoilerplateOptions(Options):
    """Options of the boilerplate plugin, from ``[tool.scrapelint.boilerplate]``."""

    table: ClassVar[str] = "boilerplate"

    phrase: tuple[Phrase, ...] = ()
    """Phrases of your own, each with the rule that shall report it."""
    allow: tuple[str, ...] = ()
    """Lines never to report, compared as ``match = "line"`` does."""
