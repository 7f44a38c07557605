"""What a rule reports: a finding, its related places, and the fix."""

from dataclasses import dataclass
from typing import Literal

from .text.edit import Edit
from .text.span import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Location:
    """Another place that a finding points at, such as the sentence that is repeated: ``[start, end)`` in code points.

    A rule gives the first three; the engine fills in the rest. ``line`` and ``column`` count from 1.
    """

    start: int
    end: int
    message: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    id: str | None = None
    """The id of the record, where the place is in another record than the finding and that has one."""
    record: int | None = None
    """The line of that record in its file, from 1."""

    def is_within(self, path: str) -> bool:
        """Tell whether the place is in the document that points at it, which is in the file ``path``."""
        return self.path in ("", path) and self.record is None and self.id is None


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that take the damage out; ``safe`` if no sense of the article can be lost by them."""

    edits: tuple[Edit, ...]
    safe: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect: ``text[start:end]`` of the document is what is flagged, in code points.

    A rule makes it with :meth:`scrapelint.rule.Rule.finding`; the engine adds what a rule does not know (``path``,
    lines and columns from 1, ``text``, ``fingerprint``, ``plugin``).
    """

    code: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    related: tuple[Location, ...] = ()
    fix: Fix | None = None
    confidence: float = 1.0
    """How sure the rule is that this is a defect, from 0 to 1; calibrated where the rule's page says so."""
    preview: bool = False
    """Shown only where preview is switched on: not yet, or not here, within the budget of false alarms."""
    details: tuple[str, ...] = ()
    """Further lines for a reader, such as a word diff or the reasons that weighed most."""
    path: str = ""
    id: str | None = None
    record: int | None = None
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    text: str = ""
    fingerprint: str = ""
    plugin: str = ""
    site: str | None = None
    """The site of the document, where it is known."""

    @property
    def span(self) -> Span:
        """The half-open span that is flagged, in code points."""
        return Span(self.start, self.end)
