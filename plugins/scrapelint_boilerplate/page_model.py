"""The model of a page: what each line is, which rule claims it, and where head, body and tail of the page lie."""

from dataclasses import dataclass
from typing import Literal

from scrapelint.plugin import Document, Line

from scrapelint_boilerplate.options import BoilerplateOptions

Zone = Literal["head", "body", "tail"]


@dataclass(slots=True)
class PageLine:
    """One full line of the page with what the boilerplate rules know of it."""

    line: Line
    number: int
    """Index in ``document.full_lines``."""
    words: tuple[str, ...]
    """Folded words of the line's first 240 characters: no accents, digit runs as ``0``, one CJK character a word."""
    key: str
    """The words joined by single spaces."""
    length: int
    """Length of the line in code points."""
    ends: bool
    """The line ends as a sentence does: terminal punctuation, perhaps behind a closing quote."""
    is_prose: bool
    """A running sentence of the article by its shape: long enough and ended, and claimed by no class."""
    zone: Zone = "body"
    claimed_by: str | None = None
    """Name of the class rule (or ``boilerplate-zone``) that reports this line, if any."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that one rule reports: full lines ``[first, stop)``, code points ``[start, end)``."""

    rule: str
    first: int
    stop: int
    start: int
    end: int
    reason: str
    confidence: float = 1.0
    """From 0 (a guess) to 1 (never seen wrong)."""


@dataclass(frozen=True, slots=True)
class PageModel:
    """All lines and claims of a page, in text order."""

    lines: tuple[PageLine, ...]
    claims: tuple[Claim, ...]

    def of(self, rule: str) -> tuple[Claim, ...]:
        """Return the claims of one rule."""
        return tuple(claim for claim in self.claims if claim.rule == rule)


def page_model(document: Document, options: BoilerplateOptions) -> PageModel:
    """Analyse the page once; call it as ``document.once(page_model, self.shared)``."""
    raise NotImplementedError
