"""ND001: a sentence said before, word for word."""

from collections.abc import Iterator

from scrapelint.plugin import Document, Finding
from scrapelint_duplicates.duplicates_rule import DuplicatesRule
from scrapelint_duplicates.reporting import line_of, once_more, places, removal


class RepeatedSentence(DuplicatesRule):
    """A sentence was said before, word for word.

    Extractors repeat text when a page holds it twice: a pull quote set large within the story, a lead that is also the
    teaser, a caption that is also alternative text. Case, quotation marks, punctuation, white space and list markers
    do not count, so a sentence in capitals repeats the same one in small letters. A sentence that comes five times is
    one finding: it stands at the first copy, and names the sentence to keep and the other copies.

    Left alone: short sentences (``min_words``), headings and labels, questions, captions, rows and lists of names, and
    short sentences that come again and again, as a refrain does.
    """

    code = "ND001"
    name = "repeated-sentence"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each sentence that is repeated."""
        for kept, *copies in self.analysis(document).repeats:
            first = document.sentences[copies[0]]
            line = line_of(document, kept)
            exact = first.text == document.sentences[kept].text
            how = "word for word" if exact else "but for case, punctuation or layout"
            yield self.finding(
                first.span,
                f"said before in line {line}, {how}{once_more(len(copies) - 1)}",
                related=places(document, kept, copies[1:]),
                fix=removal(document, copies, safe=True),
            )
