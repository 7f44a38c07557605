"""FR008: a noun phrase that stands alone."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, subject
from scrapelint_fragments.rule import GrammarRule


class NounPhraseAlone(GrammarRule):
    """A thing or a person is named, and nothing is said of it.

    “The withdrawal of all troops from the region.” is what remains when the end of a sentence is lost.

    Left alone: headlines, captions, list items, names, results and other lines of a list, and sentences of few
    words.
    """

    code = "FR008"
    name = "noun-phrase-alone"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "np"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{subject(text)}” is named and nothing is said of it: there is no verb"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
