"""ND002: a sentence that says nearly the same as an earlier one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Finding
from scrapelint_duplicates.duplicates_rule import DuplicatesRule
from scrapelint_duplicates.reporting import line_of, places, removal

if TYPE_CHECKING:
    from scrapelint_duplicates.pairs import Pair


class NearDuplicateSentence(DuplicatesRule):
    """A sentence says nearly the same as an earlier one.

    Rewriters and live pages leave two versions of one sentence: a word changed, a clause added or cut off, the order
    turned, the tense shifted, the letters misread by optical character recognition. Extractors add summaries and
    captions that quote the story. The two are compared by words and by letters; the score is a probability from
    labelled pairs. The ``full`` output shows word by word what changed.

    Left alone: pairs that differ in a number, name or negation (``conflicting-restatement``), sentences of one pattern
    (three or more that differ in a fact), questions, headings, captions, and sentences that share a beginning only,
    such as "According to local reports".
    """

    code = "ND002"
    name = "near-duplicate-sentence"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each group of sentences that say the same."""
        for group in self.analysis(document).restatements:
            yield self._report(document, group)

    def _report(self, document: Document, group: "tuple[Pair, ...]") -> Finding:
        from scrapelint_duplicates.changes import describe  # noqa: PLC0415 - late as the analysis
        from scrapelint_duplicates.scoring import probability  # noqa: PLC0415 - as above

        kept, *copies = sorted({index for pair in group for index in (pair.first, pair.second)})
        shown = next((pair for pair in group if pair.second == copies[0]), group[0])
        before, after = document.sentences[shown.first].text, document.sentences[shown.second].text
        return self.finding(
            document.sentences[copies[0]].span,
            f"says nearly the same as line {line_of(document, kept)}",
            related=places(document, kept, copies[1:]),
            fix=removal(document, copies, safe=False),
            confidence=round(probability(max(pair.score for pair in group)), 3),
            details=describe(shown.changes, before, after),
        )
