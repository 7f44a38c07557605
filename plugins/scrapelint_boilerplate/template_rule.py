"""What the rules share that take a line on many pages for template: what they compare, and how many pages it takes."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from scrapelint.plugin import Document, GroupRule, Sketch, Sketches


class TemplateRule(GroupRule):
    """A rule that compares the lines of pages; a subclass has the options ``min_pages`` and ``min_letters``."""

    joins = "lines"
    by_site: ClassVar[bool]
    """Whether only the pages of one site are compared with each other."""
    min_pages: int
    min_letters: int

    @property
    def least(self) -> int:
        """The least number of pages."""
        return max(2, self.min_pages)

    def sketch(self, document: Document) -> Iterable[Sketch]:
        """Return a row for each line."""
        return [Sketch(*map(int, row)) for row in zip(*self.sketch_many([document])[1:], strict=True)]

    def sketch_many(self, documents: Sequence[Document]) -> Sketches:
        """Return a row for each line of ``documents``."""
        from scrapelint_boilerplate.template_lines import template_rows  # noqa: PLC0415 - 4 ms, for a corpus

        return template_rows(documents, self.min_letters, by_site=self.by_site)
