"""ND005: a run of sentences that comes again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Finding, Location
from scrapelint_duplicates.duplicates_rule import DuplicatesRule
from scrapelint_duplicates.reporting import line_of, removal

if TYPE_CHECKING:
    from scrapelint_duplicates import blocks


class RepeatedBlock(DuplicatesRule):
    """Two or more sentences come again in the same order.

    A page that holds its story twice (once for the printer, once for the telephone, once in its data) is extracted
    twice: the whole story behind itself, or each paragraph behind itself. This is one defect, so it is one finding,
    from the first sentence that is a copy to the last, and its sentences are not reported one by one.

    Left alone: runs of short lines, such as a menu, and single sentences (``repeated-sentence``).
    """

    code = "ND005"
    name = "repeated-block"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each block that is repeated."""
        for block in self.analysis(document).blocks:
            yield self._report(document, block)

    def _report(self, document: Document, block: "blocks.RepeatedBlock") -> Finding:
        start, end = _extent(document, block.copies)
        original = _extent(document, block.originals)
        line = line_of(document, block.originals[0])
        return self.finding(
            (start, end),
            f"{len(block.links)} sentences come again that were said from line {line} on",
            related=(Location(*original, "said before here"),),
            fix=removal(document, (copy for _, copy in block.links), safe=block.exact),
        )


def _extent(document: Document, indexes: tuple[int, int]) -> tuple[int, int]:
    """Return the span from the first of two sentences to the end of the last."""
    return document.sentences[indexes[0]].start, document.sentences[indexes[1]].end
