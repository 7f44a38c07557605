"""FR011: the subject is missing."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class MissingSubject(GrammarRule):
    """A sentence begins with its verb and does not say who.

    “Announced the withdrawal on Monday.” has lost its subject: a link, a name in bold or an initial that an
    extractor dropped.

    Left alone: imperatives, and the notes of diaries and reviews (“Loved it.”).
    """

    code = "FR011"
    name = "missing-subject"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "subj"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"“{opening(text, 2)} …” has no subject: who or what is it?"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
