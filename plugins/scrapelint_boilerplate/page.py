"""The values of the page model: lines, claims, and the whole page."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from scrapelint.plugin import Line

Zone = Literal["head", "body", "tail"]


@dataclass(slots=True, eq=False, repr=False)
class PageLine:
    """One full line of the page with what the boilerplate rules know of it."""

    line: Line
    number: int
    """Index in ``document.full_lines``."""
    text: str
    words: tuple[str, ...]
    """Folded words of the line's first 240 characters: no accents, digit runs as ``0``, one CJK character a word."""
    length: int
    """Length of the line in code points."""
    size: int
    """How many words the whole line has, about; two CJK characters count as one."""
    ends: bool
    """The line ends as a sentence does: terminal punctuation, perhaps behind a closing quote."""
    flows: bool = False
    """Hard-wrapped: its sentence goes on in the next line, or comes from the one before."""
    is_long: bool = False
    """It has the shape of prose: a sentence of twelve words, a long paragraph, or wrapped text."""
    is_prose: bool = False
    """A running sentence of the article by its shape, and claimed by no class for certain."""
    zone: Zone = "body"
    island: bool = False
    """Within the body, but between two pieces of boilerplate without prose between them."""
    own: bool = False
    """Surely the article's own: it is claimed neither for its place nor by the line model."""
    claimed_by: str | None = None
    """Name of the class rule (or ``boilerplate-zone``) that reports this line, if any."""
    reason: str = ""
    """Why the line is claimed: the family of the phrase, ``pattern`` or ``place``."""
    surely: bool = False
    """Claimed by what it says alone, without regard to its place."""

    @property
    def key(self) -> str:
        """The words joined by single spaces."""
        return " ".join(self.words)


class Claim(NamedTuple):
    """A stretch of text that one rule reports: full lines ``[first, stop)``, code points ``[start, end)``."""

    rule: str
    first: int
    stop: int
    start: int
    end: int
    reason: str
    zone: Zone
    surely: bool
    """Some line of it is claimed by what it says alone."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PageModel:
    """All lines and claims of a page, in text order."""

    lines: tuple[PageLine, ...]
    claims: tuple[Claim, ...]
    _by_rule: dict[str, list[Claim]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the claims by rule, once for all of the rules."""
        for claim in self.claims:
            self._by_rule.setdefault(claim.rule, []).append(claim)

    def of(self, rule: str) -> tuple[Claim, ...]:
        """Return the claims of one rule."""
        return tuple(self._by_rule.get(rule, ()))
