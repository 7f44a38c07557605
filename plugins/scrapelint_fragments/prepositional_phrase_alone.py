"""FR007: a prepositional phrase that stands alone."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class PrepositionalPhraseAlone(GrammarRule):
    """A prepositional phrase stands as a sentence.

    “In the disputed region of the southern Caucasus.” tells where, and nothing that happens there.

    Left alone: headings, captions, datelines, sign-offs, answers, and sentences of few words.
    """

    code = "FR007"
    name = "prepositional-phrase-alone"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "pp"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{opening(text, 3)} …” tells only where, when or how: there is no subject and no verb"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
