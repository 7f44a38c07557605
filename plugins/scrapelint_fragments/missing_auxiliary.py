"""FR010: the auxiliary or the copula is missing."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.rule import GrammarRule


class MissingAuxiliary(GrammarRule):
    """The sentence has lost a form of *be* or *have*.

    “The ministry refusing to comment.” and “The talks over by Monday.” lack *is* or *was*: the style of headlines, or a
    word that an extractor dropped.

    Left alone: headlines, captions, notes in telegram style, and absolute phrases within a sentence.
    """

    code = "FR010"
    name = "missing-auxiliary"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such sentence without its final stop."""
        for judgement in self.fragments(document, "aux", "cop"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            message = f"a form of “be” or “have” is missing from the sentence that begins “{opening(text, 4)}”"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
