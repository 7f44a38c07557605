"""A report: what the rules found in one document, and what they could not do."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from .finding import Finding
from .text.document import Document

OWN_PLUGIN = "scrapelint"
"""What stands for the plugin where the program itself reports."""


class Failure(NamedTuple):
    """A rule that could not finish a document, with the plugin whose fault it is."""

    rule: str
    plugin: str
    path: str
    problem: str

    def __str__(self) -> str:
        owner = "" if self.plugin == OWN_PLUGIN else f" of plugin {self.plugin}"
        return f"{self.path}: {self.rule}{owner} failed: {self.problem}"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in one document, in text order; ``notes`` say which rules passed it over, and why."""

    document: Document
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    unseen: int = 0
    """Code points of the text that :meth:`slim` left out."""
    damage: bool = False
    """Whether it is about a file or record that could not be read as it should be, not about a document."""

    @property
    def characters(self) -> int:
        """The length of the document that was linted, in code points."""
        return self.unseen or len(self.document.text)

    def slim(self) -> "Report":
        """Return the report without the text if there is no finding to show in it: less to send between processes."""
        if self.findings:
            return self
        full = self.document
        return replace(self, document=Document("", full.path, full.id, full.record), unseen=self.characters)

    @property
    def path(self) -> str:
        """The path of the document, as it is shown."""
        return self.document.path
