"""What the rules within a document share: their options, and the analysis of many documents at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Rule
from scrapelint_duplicates.options import DuplicatesOptions

if TYPE_CHECKING:
    from scrapelint_duplicates.analysis import Analysis


@dataclass(frozen=True, eq=False, repr=False)
class DuplicatesRule(Rule):
    """A rule that reports its share of the analysis."""

    shared: DuplicatesOptions = DuplicatesOptions()

    def prepare(self, documents: Sequence[Document]) -> None:
        """Analyse the documents together."""
        from scrapelint_duplicates.analysis import analyse, analyse_each  # noqa: PLC0415 - see below

        Document.once_each(documents, analyse_each, analyse, self.shared)

    def analysis(self, document: Document) -> "Analysis":
        """Return the analysis of ``document``, computed once for all rules."""
        # Late: it takes 20 ms, which nobody need wait for who only lists the rules or has no text to check.
        from scrapelint_duplicates.analysis import analyse  # noqa: PLC0415

        return document.once(analyse, self.shared)
