"""What a class rule is made of: a name, a message, and a lexicon beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from scrapelint.plugin import Document, Finding, Fix, Rule
from scrapelint_boilerplate.options import BoilerplateOptions
from scrapelint_boilerplate.page_of import page_of

if TYPE_CHECKING:
    from scrapelint_boilerplate.page import Claim

_LOW = 0.97
"""Least measured precision of lines told by their place that low sensitivity still reports."""

_REASONS = {
    "behind": "its form behind a caption or the end of a sentence",
    "learned": "the file of templates",
    "line": "its form",
    "pattern": "its form",
    "place": "its place among other lines",
    "symbols": "having no words",
}


@dataclass(frozen=True, eq=False, repr=False)
class ClassRule(Rule):
    """A rule that reports the lines of one class, as the page model hands them out.

    A subclass sets ``code``, ``name`` and ``message``; its lexicon is the text file of the same name.
    """

    message: ClassVar[str] = ""
    """What is wrong, in a few words."""
    safe: ClassVar[bool] = False
    """Whether the fix is safe: precision of 0.99 and more was measured."""
    sure: ClassVar[float] = 0.97
    """Measured precision of lines that are told by what they say."""
    likely: ClassVar[float] = 0.95
    """Measured precision of lines that are told only together with their place."""

    shared: BoilerplateOptions = BoilerplateOptions()
    """Options of all boilerplate rules."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each stretch of lines of this class."""
        for claim in page_of(document, self.shared).of(self.name):
            if claim.surely or self.likely >= _LOW or self.shared.sensitivity != "low":
                yield self.report(document, claim)

    def report(self, document: Document, claim: "Claim") -> Finding:
        """Return the finding for one claim."""
        count = claim.stop - claim.first
        fix = Fix((document.removal(claim.start, claim.end),), safe=self.safe, message="remove it")
        return self.finding(
            (claim.start, claim.end),
            f"{self.message} ({count} lines)" if count > 1 else self.message,
            fix=fix,
            confidence=self.sure if claim.surely else self.likely,
            details=(f"told by {_REASONS.get(claim.reason, _words(claim))}, in the {claim.zone} of the page",),
        )


def _words(claim: "Claim") -> str:
    """Return which family of the lexicon spoke, as users name it for their own phrases."""
    return f"its words (family {claim.reason})"
