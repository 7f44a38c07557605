"""FR006: a participial phrase that stands alone."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class ParticipialPhraseAlone(GrammarRule):
    """A phrase of a participle stands as a sentence.

    “Speaking at the Kremlin on Monday.” or “Built by the state in 1974.” says neither who nor that anything
    happened.

    Left alone: sentences whose subject is an -ing form (“Speaking at the Kremlin takes courage.”), captions and
    list items.
    """

    code = "FR006"
    name = "participial-phrase-alone"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "participial"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{opening(text, 3)} …” has a participle but neither a subject nor a verb"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
