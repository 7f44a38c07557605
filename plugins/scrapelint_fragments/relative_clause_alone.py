"""FR004: a relative clause that stands alone."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class RelativeClauseAlone(GrammarRule):
    """A relative clause stands as a sentence of its own.

    “Which began on Tuesday.” belongs to the sentence before it: a rewriter put a full stop where there was a comma.

    Left alone: questions that begin with *who* or *which*, and relative clauses that a writer sets off on purpose
    in a quotation.
    """

    code = "FR004"
    name = "relative-clause-alone"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "relcl"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{opening(text, 2)} …” describes something that stands in another sentence"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
