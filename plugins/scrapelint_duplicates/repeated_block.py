"""ND005: a run of sentences that comes again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Finding, Location
from scrapelint_duplicates.duplicates_rule import DuplicatesRule
from scrapelint_duplicates.reporting import MOST_RELATED, line_of, once_more, removal

if TYPE_CHECKING:
    from scrapelint_duplicates import blocks


class RepeatedBlock(DuplicatesRule):
    """Two or more sentences come again in the same order.

    A page that holds its story twice (once for the printer, once for the telephone, once in its data) is extracted
    twice: the whole story behind itself, or each paragraph behind itself. This is one defect, so it is one finding,
    from the first sentence that is a copy to the last, and its sentences are not reported one by one. A block that
    comes five times is one finding, too: it stands at the first copy, and names the block to keep and the other copies.

    Left alone: runs of short lines, such as a menu, and single sentences (``repeated-sentence``).
    """

    code = "ND005"
    name = "repeated-block"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each block that is repeated."""
        groups: dict[tuple[int, int], list[blocks.RepeatedBlock]] = {}
        for block in self.analysis(document).blocks:
            groups.setdefault(block.originals, []).append(block)
        for copies in groups.values():
            yield self._report(document, copies)

    def _report(self, document: Document, copies: "list[blocks.RepeatedBlock]") -> Finding:
        first, *others = copies
        line = line_of(document, first.originals[0])
        indexes = (copy for block in copies for _, copy in block.links)
        again = (Location(*_extent(document, block.copies), "said again here") for block in others[: MOST_RELATED - 1])
        return self.finding(
            _extent(document, first.copies),
            f"{len(first.links)} sentences come again that were said from line {line} on{once_more(len(others))}",
            related=(Location(*_extent(document, first.originals), "said before here"), *again),
            fix=removal(document, indexes, safe=all(block.exact for block in copies)),
        )


def _extent(document: Document, indexes: tuple[int, int]) -> tuple[int, int]:
    """Return the span from the first of two sentences to the end of the last."""
    return document.sentences[indexes[0]].start, document.sentences[indexes[1]].end
