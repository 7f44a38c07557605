"""The options that all boilerplate rules share."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from scrapelint.plugin import Options, read_templates

PLACE_RULE = "boilerplate-zone"
CLASSES = (
    "advert-label", "affiliate-disclosure", "agency-signoff", "app-prompt", "author-bio", PLACE_RULE, "byline-remains",
    "call-to-action", "comment-form", "cookie-notice", "date-stamp", "follow-prompt", "html-residue",
    "javascript-notice", "legal-line", "navigation", "newsletter-prompt", "organisation-blurb", "paywall-or-sign-in",
    "photo-credit", "placeholder-text", "player-text", "read-more-link", "related-links", "share-prompt", "symbol-line",
    "table-of-contents", "tags-line", "widget-text",
)  # fmt: skip
"""The names of the class rules, by which a phrase of the user's own says who reports it."""


@dataclass(frozen=True)
class Phrase:
    """A phrase of the user's own that marks boilerplate."""

    text: str
    """The phrase, or a regular expression if ``match`` is ``regex``."""
    family: str = PLACE_RULE
    """Name of the rule that reports it, such as ``newsletter-prompt``."""
    match: Literal["line", "contains", "regex"] = "line"
    """``line``: the whole line, but for case, accents, digits and punctuation; ``contains``: these words anywhere in
    the line; ``regex``: a search in the line as it stands, given up after a twentieth of a second."""

    def __post_init__(self) -> None:
        """Refuse a family that no rule reports, and a pattern that is none."""
        if self.family not in CLASSES:
            raise ValueError(f"phrase {self.text!r}: no boilerplate rule is called {self.family!r}")
        if self.match == "regex":
            import regex  # noqa: PLC0415 - 20 ms, only for who has such phrases

            try:
                regex.compile(self.text)
            except regex.error as error:
                raise ValueError(f"phrase {self.text!r}: not a regular expression: {error}") from error


@dataclass(frozen=True)
class BoilerplateOptions(Options):
    """Options of the boilerplate plugin, from ``[tool.scrapelint.boilerplate]``."""

    table: ClassVar[str] = "boilerplate"

    phrase: tuple[Phrase, ...] = ()
    """Phrases of your own, each with the rule that shall report it."""
    templates: str = ""
    """A file of template lines; the general setting ``templates`` and ``--templates`` set it."""
    allow: tuple[str, ...] = ()
    """Lines never to report, compared as ``match = "line"`` does."""

    def __post_init__(self) -> None:
        """Refuse templates that cannot be read: at the start, not in every document."""
        if self.templates:
            read_templates(Path(self.templates))
