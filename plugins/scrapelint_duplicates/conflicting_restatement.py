"""ND004: a sentence said again with another fact."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Finding, Location
from scrapelint_duplicates.duplicates_rule import DuplicatesRule
from scrapelint_duplicates.reporting import line_of, removal

if TYPE_CHECKING:
    from scrapelint_duplicates.pairs import Pair

_WHAT = {
    "number": "another number",
    "name": "another name",
    "negation": "a negation",
    "opposite": "the opposite",
    "swap": "the names in other places",
}


class ConflictingRestatement(DuplicatesRule):
    """A sentence says an earlier one again, with another number, name or date, or the contrary.

    Live pages and corrections leave both versions: "at least 27 people" and, further down, "at least 35 people". To
    remove one as a duplicate would settle a question of fact by chance, so such pairs are never reported as duplicates
    but here, with both values. Without the words that differ, the two must be nearly the same sentence.

    Left alone: three or more sentences of one pattern, such as results or price lists, and an added fact that
    contradicts nothing.
    """

    code = "ND004"
    name = "conflicting-restatement"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each two sentences that conflict."""
        for pair in self.analysis(document).conflicts:
            yield self._report(document, pair)

    def _report(self, document: Document, pair: "Pair") -> Finding:
        from scrapelint_duplicates.changes import describe  # noqa: PLC0415 - late as the analysis
        from scrapelint_duplicates.scoring import probability  # noqa: PLC0415 - as above

        before, after = document.sentences[pair.first], document.sentences[pair.second]
        fact = pair.conflicts[0]
        line = line_of(document, pair.first)
        quoted = describe([fact.change], before.text, after.text)[0]
        return self.finding(
            after.span,
            f"says line {line} again with {_WHAT[fact.kind]}: {quoted}",
            related=(Location(before.start, before.end, "the other version here"),),
            fix=removal(document, [pair.second], safe=False),
            confidence=round(probability(pair.score), 3),
            details=describe(pair.changes, before.text, after.text),
        )
