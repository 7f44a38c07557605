"""FR009: an infinitive that stands alone."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class InfinitiveAlone(GrammarRule):
    """An infinitive with *to* stands as a sentence.

    “To bring the soldiers home before winter.” tells a purpose of something that is not there.

    Left alone: infinitives that introduce a sentence (“To be fair, it rained.”), headings of steps and list items.
    """

    code = "FR009"
    name = "infinitive-alone"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "infinitive"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{opening(text, 2)} …” tells a purpose, but not of what: there is no main clause"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
