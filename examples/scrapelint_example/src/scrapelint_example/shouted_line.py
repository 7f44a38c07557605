"""EX001: lines that are shouted."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrapelint.plugin import Document, Finding, Fix, Rule


@dataclass(frozen=True)
class ShoutedLine(Rule):
    """A whole line is in capitals, as in “READ MORE BELOW”.

    Themes put buttons and labels in capitals, and an extractor that takes the button for text leaves them as they are.

    Left alone: short lines, which may be abbreviations, and scripts without capitals.
    """

    code = "EX001"
    name = "shouted-line"
    severity = "info"

    min_words: int = 2
    """Least number of words of a line that is judged; 1 also flags lone abbreviations."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each line that is in capitals."""
        for line in document.full_lines:
            if line.text.isupper() and len(line.text.split()) >= self.min_words:
                fix = Fix((document.removal(line.start, line.end),), message="remove the line")
                yield self.finding(line.span, "this line is in capitals", fix=fix)
