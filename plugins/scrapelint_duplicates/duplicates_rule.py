"""What the rules within a document share: their options, and the analysis of many documents at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrapelint.plugin import Document, Rule
from scrapelint_duplicates.analysis import Analysis, analyse, analyse_each
from scrapelint_duplicates.options import DuplicatesOptions


@dataclass(frozen=True)
class DuplicatesRule(Rule):
    """A rule that reports its share of the analysis."""

    shared: DuplicatesOptions = DuplicatesOptions()

    def prepare(self, documents: Sequence[Document]) -> None:
        """Analyse the documents together."""
        Document.once_each(documents, analyse_each, analyse, self.shared)

    def analysis(self, document: Document) -> Analysis:
        """Return the analysis of ``document``, computed once for all rules."""
        return document.once(analyse, self.shared)
