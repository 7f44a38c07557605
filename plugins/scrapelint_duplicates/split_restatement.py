"""ND003: a sentence that two neighbouring ones say again between them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Finding
from scrapelint_duplicates.duplicates_rule import DuplicatesRule
from scrapelint_duplicates.reporting import line_of, place, removal

if TYPE_CHECKING:
    from scrapelint_duplicates.splits import Split


class SplitRestatement(DuplicatesRule):
    """A sentence says what two neighbouring sentences say between them.

    A rewriter that simplifies a text cuts long sentences in two; where its input and its output are both left on the
    page, the long sentence stands beside its two halves. Neither half need be close to the whole, so pairs alone miss
    it: what counts is that the halves cover the whole together, that each adds to the other, and that little else is
    said in them. The finding stands at the whole and points at both halves, whichever comes first.

    Left alone: halves that say much more than the whole, and halves that are far from each other.
    """

    code = "ND003"
    name = "split-restatement"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each sentence that is said again in two."""
        for split in self.analysis(document).splits:
            yield self._report(document, split)

    def _report(self, document: Document, split: "Split") -> Finding:
        from scrapelint_duplicates.scoring import probability  # noqa: PLC0415 - late as the analysis

        lines = dict.fromkeys(line_of(document, index) for index in (split.first, split.second))
        order = "again" if split.first > split.whole else "before"
        where = "lines {} and {}" if len(lines) > 1 else "both in line {}"
        return self.finding(
            document.sentences[split.whole].span,
            f"said {order} in two sentences, {where.format(*lines)}",
            related=(
                place(document, split.first, "one half here"),
                place(document, split.second, "the other half here"),
            ),
            fix=removal(document, [split.whole], safe=False),
            confidence=round(probability(split.score), 3),
        )
