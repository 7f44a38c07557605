"""What the rules share that ask the grammar of sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapelint.plugin import Document, Rule
from scrapelint_fragments.judge import Judgement, judge, judge_many
from scrapelint_fragments.options import FragmentsOptions


@dataclass(frozen=True)
class GrammarRule(Rule):
    """A rule that reports fragments of certain shapes."""

    shared: FragmentsOptions = FragmentsOptions()

    def prepare(self, documents: Sequence[Document]) -> None:
        """Let the embedded network read the sentences of all documents at once.

        A spaCy pipeline is left to work document by document: what it says may depend on what is read together.
        """
        if self.shared.backend == "embedded":
            Document.once_each(documents, judge_many, judge, self.shared)

    def fragments(self, document: Document, *shapes: str) -> Iterator[Judgement]:
        """Yield the fragments of the document that have one of the shapes, in text order."""
        for judgement in document.once(judge, self.shared):
            if judgement.shape in shapes:
                yield judgement
