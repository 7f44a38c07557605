"""ND102: a document that says nearly what an earlier one of the corpus says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scrapelint.plugin import Document, PairRule, Place, Sketch, Sketches, Verdict, find_words
from scrapelint_duplicates.document_letters import letters_of, running_text
from scrapelint_duplicates.naming import counted, named
from scrapelint_duplicates.shingles import BANDS, SHINGLE, band_keys

_MOST_WORDS = 20_000
"""Words of a document that are compared: two of a million words would take a minute, and no article is as long."""
_MOST_LETTERS = 200_000
"""Bytes of letters that are sketched, about as many as those words have: each takes 40 bytes of memory meanwhile."""


@dataclass(frozen=True, eq=False, repr=False)
class NearDuplicateDocument(PairRule):
    """A document says nearly what an earlier one of the corpus says.

    One report of an agency is printed by many sites with another headline; a page is scraped again after a correction,
    or with other advertisements in between. Documents that share enough short pieces of text (MinHash, by rensa) are
    read side by side, word by word (rapidfuzz). Those that are alike make a cluster, whose first document in the order
    of the input is the one to keep; each other is reported as a whole, and names it and the one that it is most like.

    Lines of fewer than 80 characters do not count: menus, labels and counters stand on them, and what two sites put
    around one report must not make it two.

    Left alone: documents with fewer than ``min_letters`` letters in longer lines, exact copies, which
    ``duplicate-document`` reports, and documents that have less in common than ``similarity_from``, such as two pages
    of one template with different articles. Of longer documents the first 20,000 words are compared.

    On 2,600 real pages after extraction it reported 49 beside 15 exact copies; 2 of the 64 were other articles, in a
    template of their site that was longer than they. On pages that were not extracted it is less sure.

    Source: Broder 1997, "On the resemblance and containment of documents", for the sketches.
    """

    code = "ND102"
    name = "near-duplicate-document"
    yields_to = ("duplicate-document",)

    similarity_from: float = 0.7
    """Least similarity that is reported, from 0 to 1: twice the words that both have in the same order, by the words of
    both. Below 0.6 more and more of the pairs are not found at all, and templates begin to look like copies; above
    0.95 only corrections of single words are left."""
    min_letters: int = 120
    """Least length of the lines of a document that are compared, in letters and digits; those outside ASCII count two
    to four. Shorter documents are alike by chance."""

    def sketch(self, document: Document) -> Iterable[Sketch]:
        """Return the rows of ``document``."""
        return [Sketch(*map(int, row)) for row in zip(*self.sketch_many([document])[1:], strict=True)]

    def sketch_many(self, documents: Sequence[Document]) -> Sketches:
        """Return a row for each key by which a document can meet others."""
        import numpy as np  # noqa: PLC0415 - late, as everywhere

        letters = [letters_of(running_text(document.text))[:_MOST_LETTERS] for document in documents]
        least = max(self.min_letters, SHINGLE)
        chosen = [index for index, data in enumerate(letters) if len(data) >= least]
        if not chosen:
            return Sketches((), (), (), (), ())
        keys = band_keys([letters[index] for index in chosen])
        numbers = np.repeat(np.array(chosen), BANDS)
        nothing = np.zeros(keys.size, np.int64)
        return Sketches(numbers, keys.reshape(-1), nothing, nothing, nothing)

    def similarity(self, first: str, second: str) -> float:
        """Return the share of words that both have in the same order."""
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms, for a corpus

        return Indel.normalized_similarity(_words(first), _words(second), score_cutoff=self.similarity_from)

    def report(self, kept: Place, alike: Place, similarity: float, documents: int) -> Verdict:
        """Name the document to keep, and the one that this one is most like."""
        share = f"{similarity:.0%} alike"
        which = "" if alike == kept else f" by way of {named(alike)}"
        others = counted(documents - 2)
        return Verdict(
            f"says nearly what {named(kept)} says, the copy to keep ({share}{which}){others}",
            related_message="nearly the same here",
            confidence=round(similarity, 3),
        )


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    return tuple(find_words(running_text(text))[:_MOST_WORDS])
