"""Documents cleaned: what safe fixes leave of a record or file, every other byte as it was, and what was taken out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from ..engine.fix_files import Change, record_with, text_with
from ..engine.fixing import Fixed, applicable, fix
from ..engine.json_text import with_member
from ..engine.session import Session
from ..engine.suppression import TextPatterns
from ..engine.units import Part
from ..errors import FixError
from ..readers.decoding import decode
from ..report import Report
from ..text.document import Document

_MOST_TOLD = 20
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Settings:
    """What is fixed, and how that is told."""

    unsafe: bool = False
    field: str | None = "scrapelint"
    """The field of a record that says what was taken out of it; ``None`` for none."""
    accepted: frozenset[str] = frozenset()
    """Fingerprints of findings that stay."""


@dataclass
class Tally:
    """What cleaning came to."""

    documents: int = 0
    changed: int = 0
    characters: int = 0
    removed: int = 0
    """Code points."""
    rules: Counter[str] = field(default_factory=Counter)
    """Findings fixed, by name of the rule."""
    refused: int = 0
    told: list[str] = field(default_factory=list)
    """Why documents were left alone: the first few."""
    failed: int = 0
    """Rules that could not do their work."""
    damaged: int = 0
    """Records that could not be read, and stay as they are."""

    def add(self, other: "Tally") -> None:
        """Add the figures of ``other``."""
        for name in ("documents", "changed", "characters", "removed", "refused", "failed", "damaged"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.rules.update(other.rules)
        self.told = [*self.told, *other.told][:_MOST_TOLD]


class Cleaner:
    """Cleans documents; made once a process."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._session = session
        self._settings = settings
        self._share = session.linter.config.max_removed_share
        self._patterns = TextPatterns(session.linter.config, session.linter.catalogue.rules)
        self._documents: dict[int | None, Document] = {}
        self.tally = Tally()
        """What was cleaned since it was last taken."""

    def taken(self) -> Tally:
        """Return what was cleaned since the last call."""
        tally, self.tally = self.tally, Tally()
        return tally

    def lines(self, part: Part, data: bytes) -> bytes:
        """Return the JSON records in ``data``, which are the lines of ``part``, cleaned.

        Raises:
            FixError: a record cannot be written, or has the field for provenance already.
        """
        text_field = self._session.options.text_field
        done = dict(self._fixed(self._session.lint_parts([_with(part, data)])))
        cleaned = []
        for number, line in enumerate(BytesIO(data), start=part.first_line):
            fixed = done.get(number)
            if fixed is None or not (fixed.steps or fixed.refused):
                cleaned.append(line)
                continue
            change = Change(self._documents[number], fixed.steps)
            new = record_with(line, change, text_field) if fixed.steps else line
            cleaned.append(self._told(new, fixed, change))
        return b"".join(cleaned)

    def text(self, part: Part, data: bytes) -> tuple[bytes, dict[str, Any]]:
        """Return the text file ``data`` cleaned, and what was taken out of it.

        Raises:
            FixError: it cannot be written as it was encoded.
        """
        done = dict(self._fixed(self._session.lint_parts([_with(part, data)])))
        fixed = done.get(None)
        if fixed is None or not (fixed.steps or fixed.refused):
            return data, {}
        change = Change(self._documents[None], fixed.steps)
        return text_with(data, change) if fixed.steps else data, provenance(fixed)

    def documents(self, documents: Iterable[Document]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what is left of the text of each of ``documents``, and what was taken out of it."""
        for _, fixed in self._fixed(self._session.lint_documents(documents)):
            yield fixed.report.document.text, provenance(fixed)

    def _fixed(self, reports: Iterable[Report]) -> Iterator[tuple[int | None, Fixed]]:
        """Yield the number of each record with what its fixes come to."""
        self._documents = {}
        for report in reports:
            self.tally.failed += len(report.failures)
            self._tell(*map(str, report.failures))
            if report.damage:
                self.tally.damaged += 1
                continue
            shown = self._shown(report)
            fixed = Fixed(shown)
            if any(applicable(one, unsafe=self._settings.unsafe) for one in shown.findings):
                fixed = fix(shown, self._check, unsafe=self._settings.unsafe, most_removed=self._share)
                self._documents[report.document.record] = report.document
            self._count(report.document, fixed)
            yield report.document.record, fixed

    def _check(self, document: Document) -> Report:
        return self._shown(self._session.lint_document(document))

    def _shown(self, report: Report) -> Report:
        return without_accepted(self._patterns.without(report), self._settings.accepted)

    def _count(self, document: Document, fixed: Fixed) -> None:
        tally = self.tally
        tally.documents += 1
        tally.characters += len(document.text)
        if fixed.steps:
            tally.changed += 1
            tally.removed += len(document.text) - len(fixed.report.document.text)
            tally.rules.update(finding.name for finding in fixed.applied)
        if fixed.refused:
            tally.refused += 1
            where = document.path if document.record is None else f"{document.path}:{document.record}"
            self._tell(f"{where}: {fixed.refused}; it was left as it was")

    def _tell(self, *messages: str) -> None:
        self.tally.told = [*self.tally.told, *messages][:_MOST_TOLD]

    def _told(self, line: bytes, fixed: Fixed, change: Change) -> bytes:
        if self._settings.field is None:
            return line
        try:
            record = line.removeprefix(_MARK)
            told = with_member(decode(record)[0], self._settings.field, json.dumps(provenance(fixed)))
            return line[: len(line) - len(record)] + told.encode("utf-8", "surrogateescape")
        except KeyError as error:
            where = f"{change.document.path}:{change.document.record}"
            problem = f"{where}: the record has a field {self._settings.field!r} already; name another: --provenance"
            raise FixError(problem) from error


def provenance(fixed: Fixed) -> dict[str, Any]:
    """Return what was taken out of a document, or why nothing was, as JSON values."""
    if fixed.refused:
        return {"refused": fixed.refused}
    if not fixed.steps:
        return {}
    return {"removed": [{"rule": one.code, "name": one.name, "text": one.text} for one in fixed.applied]}


def without_accepted(report: Report, accepted: frozenset[str]) -> Report:
    """Return ``report`` without the findings whose fingerprints are ``accepted``."""
    if not accepted:
        return report
    return replace(report, findings=tuple(one for one in report.findings if one.fingerprint not in accepted))


def _with(part: Part, data: bytes) -> Part:
    return Part(part.path, first_line=part.first_line, data=data)
