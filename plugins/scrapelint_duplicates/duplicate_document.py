"""ND101: a document that the corpus holds already."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrapelint.plugin import Document, Group, GroupRule, Sketch, Verdict
from scrapelint_duplicates.document_letters import key_of, letters_of
from scrapelint_duplicates.naming import counted, named


@dataclass(frozen=True, eq=False, repr=False)
class DuplicateDocument(GroupRule):
    """A document says word for word what an earlier one of the corpus says.

    A crawler meets the same page under several addresses: with and without ``www``, for print, with a session in the
    query, or a day later. Case, punctuation, white space and what cannot be seen do not count; every letter and digit
    does. The first copy in the order of the input is the one to keep; each other is reported as a whole and names it.

    Left alone: documents with fewer than ``min_letters`` letters and digits, such as empty pages.
    """

    code = "ND101"
    name = "duplicate-document"

    min_letters: int = 20
    """Least length of a document that is compared, in letters and digits; those outside ASCII count two to four."""

    def sketch(self, document: Document) -> Iterator[Sketch]:
        """Yield one row for the whole document."""
        letters = letters_of(document.text)
        if len(letters) >= self.min_letters:
            yield Sketch(key_of(letters), 0, len(document.text))

    def compare(self, group: Group) -> Verdict:
        """Report all documents of ``group`` but the first."""
        others = counted(group.documents - 2)
        return Verdict(
            f"says word for word what {named(group.places[0])} says, the copy to keep{others}",
            keeps_first=True,
            related_message="the same here",
        )
