"""What the rules share that ask the grammar of sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Rule
from scrapelint_fragments.options import FragmentsOptions

if TYPE_CHECKING:
    from scrapelint_fragments.judge import Judgement


@dataclass(frozen=True, eq=False, repr=False)
class GrammarRule(Rule):
    """A rule that reports fragments of certain shapes."""

    shared: FragmentsOptions = FragmentsOptions()

    def prepare(self, documents: Sequence[Document]) -> None:
        """Let the embedded network read the sentences of all documents at once.

        A spaCy pipeline is left to work document by document: what it says may depend on what is read together.
        """
        if self.shared.backend == "embedded":
            from scrapelint_fragments.judge import judge, judge_many  # noqa: PLC0415 - see below

            Document.once_each(documents, judge_many, judge, self.shared)

    def fragments(self, document: Document, *shapes: str) -> "Iterator[Judgement]":
        """Yield the fragments of the document that have one of the shapes, in text order."""
        # Late: it takes 10 ms, which nobody need wait for who only lists the rules or has no text to check.
        from scrapelint_fragments.judge import judge  # noqa: PLC0415

        for judgement in document.once(judge, self.shared):
            if judgement.shape in shapes:
                yield judgement
