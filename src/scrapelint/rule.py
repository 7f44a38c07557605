"""What a rule is: metadata as class attributes, options as fields, a docstring as its manual page, and ``check``."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from .errors import PluginError
from .finding import SEVERITIES, Finding, Fix, Location, Severity
from .text.document import Document

_CODE = re.compile(r"[A-Z]{2}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Options:
    """Options that the rules of a plugin share, read from ``[tool.scrapelint.<table>]``.

    A rule takes them by a field of this type: ``shared: FragmentsOptions = FragmentsOptions()``.
    """

    table: ClassVar[str] = ""

    sensitivity: Literal["low", "default", "high"] = "default"
    """How much to report: ``low`` only what is surest, ``high`` also what is wrong more often. ``--sensitivity`` sets
    it for all rules."""


class RuleBase(ABC):  # noqa: B024 - what a rule does is for its two kinds to say
    """What all rules have. A subclass sets ``code`` and ``name``; a frozen dataclass's fields are its options."""

    code: ClassVar[str] = ""
    """Two capitals for the plugin and three digits, such as ``ND001``; never used again for another rule."""
    name: ClassVar[str] = ""
    """What users call it: words in kebab case, such as ``repeated-sentence``."""
    severity: ClassVar[Severity] = "warning"
    preview: ClassVar[bool] = False
    """Whether all of the rule's findings are shown only where preview is switched on."""
    languages: ClassVar[tuple[str, ...]] = ()
    """The languages the rule can judge, as ISO 639-1 codes; empty for any. Documents that are surely in another
    language are passed over with a note."""

    def __init_subclass__(cls) -> None:
        """Refuse, at import, a rule whose metadata would mislead a user."""
        super().__init_subclass__()
        if "code" not in cls.__dict__:
            return  # a base class that several rules share
        where = f"{cls.__module__}.{cls.__qualname__}"
        if not _CODE.fullmatch(cls.code):
            raise PluginError(f"{where}: code must look like 'FR001', not {cls.code!r}")
        if not _NAME.fullmatch(cls.name):
            raise PluginError(f"{where}: name must be words in kebab case, such as 'shouted-line', not {cls.name!r}")
        if not (cls.__doc__ or "").strip():
            raise PluginError(f"{where}: a rule's docstring is its manual page; it has none")
        if cls.severity not in SEVERITIES:
            raise PluginError(f"{where}: severity must be one of {', '.join(SEVERITIES)}, not {cls.severity!r}")

    def finding(
        self,
        span: tuple[int, int],
        message: str,
        *,
        related: Iterable[Location] = (),
        fix: Fix | None = None,
        confidence: float = 1.0,
        preview: bool = False,
        details: Iterable[str] = (),
    ) -> Finding:
        """Return a finding of this rule at ``span``, half-open, in code points of the document's text."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=message,
            start=span[0],
            end=span[1],
            related=tuple(related),
            fix=fix,
            confidence=confidence,
            preview=preview or self.preview,
            details=tuple(details),
        )


class Rule(RuleBase):
    """A check of one document."""

    def prepare(self, documents: Sequence[Document]) -> None:
        """Compute what :meth:`check` will ask of each of ``documents`` where that is cheaper for many at once.

        Called before the documents are checked, if at all: the findings must be the same without it. What is computed
        is left with the documents by :meth:`Document.once_each`.
        """

    @abstractmethod
    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the defects of ``document``, in any order."""
