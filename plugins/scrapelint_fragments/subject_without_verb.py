"""FR002: a subject, perhaps with a relative clause, whose verb is missing."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_fragments.phrases import body, opening, subject
from scrapelint_fragments.rule import GrammarRule


class SubjectWithoutVerb(GrammarRule):
    """A sentence names its subject and never says what it does.

    “The operation, which began on Tuesday.” stops after the relative clause; “The council the plan on Monday.” has
    lost the verb in its middle. An extractor that drops a link or a marked word, or a rewriter that splits a sentence,
    leaves both.

    Left alone: headlines, captions, list items, quotations, and several verbless sentences in a row, which are a style.
    """

    code = "FR002"
    name = "subject-without-verb"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each sentence without its final stop."""
        for judgement in self.fragments(document, "np_relcl", "verb"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            if judgement.shape == "verb":
                message = f"the sentence that begins “{opening(text, 4)}” has lost its main verb"
            else:
                message = f"“{subject(text)}” has a relative clause but no verb of its own"
            yield self.finding(span, message, confidence=judgement.confidence, preview=judgement.preview)
