"""ND103: a sentence that an earlier document of the corpus has too."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrapelint.plugin import Document, Group, GroupRule, Sketch, Verdict
from scrapelint_duplicates.document_letters import key_of
from scrapelint_duplicates.naming import counted, named
from scrapelint_duplicates.options import DuplicatesOptions


@dataclass(frozen=True, eq=False, repr=False)
class SentenceRepeatedAcrossDocuments(GroupRule):
    """A sentence stands word for word in an earlier document of the corpus.

    Follow-up reports carry paragraphs over, sites print the same agency copy in part, extractors glue the teaser of one
    page to another. A model that is trained on such a corpus learns these sentences by heart. Case, punctuation, white
    space and list markers do not count. The first document in the order of the input keeps the sentence; it is reported
    in each other.

    Left alone: sentences shorter than ``min_length`` words, questions, captions, rows and lists of names, and sentences
    in what the rules for documents and templates report. In preview: journalists repeat background on purpose.
    """

    code = "ND103"
    name = "sentence-repeated-across-documents"
    severity = "info"
    preview = True
    joins = "sentences"
    yields_to = ("duplicate-document", "near-duplicate-document", "site-template-line", "corpus-template-line")

    shared: DuplicatesOptions = DuplicatesOptions()
    min_length: int = 8
    """Least length of a sentence, in words; two characters of Chinese, Japanese or Thai count as one word. Lower finds
    more that is said alike by chance: "The investigation is continuing."."""

    def sketch(self, document: Document) -> Iterator[Sketch]:
        """Yield a row for each sentence of prose."""
        if self.shared.languages and document.language not in self.shared.languages:
            return
        from scrapelint_duplicates.prose import is_prose  # noqa: PLC0415 - 5 ms, for a corpus
        from scrapelint_duplicates.units import read_units  # noqa: PLC0415 - as above

        for unit in document.once(read_units):
            if unit.length >= self.min_length and is_prose(unit):
                yield Sketch(key_of(unit.key.encode("utf-8", "surrogatepass")), *unit.sentence.span)

    def compare(self, group: Group) -> Verdict:
        """Report the sentence in all documents of ``group`` but the first."""
        others = counted(group.documents - 2)
        return Verdict(
            f"stands word for word in {named(group.places[0])}{others}",
            keeps_first=True,
            related_message="the same here",
        )
