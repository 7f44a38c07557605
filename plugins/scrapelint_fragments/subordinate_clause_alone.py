"""FR005: a subordinate clause that stands alone."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class SubordinateClauseAlone(GrammarRule):
    """A clause that depends on another stands as a sentence.

    “Because the talks collapsed on Monday.” gives a reason for something that is not said. The main clause was cut off
    or went into a sentence of its own.

    Left alone: clauses with their main clause, wishes (“If only …”) and answers in an interview.
    """

    code = "FR005"
    name = "subordinate-clause-alone"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "subord"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{opening(text, 1)}” begins a clause that depends on another, and there is no other"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
