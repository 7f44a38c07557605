"""Findings that are known: accepted by a person, or listed in a baseline; and which of the lists' entries are stale."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..finding import Finding
from ..report import Report
from ..reports.escaping import visible

_LONGEST_EXCERPT = 80  # code points
_OWN = "SL"  # findings about files and records, which readers make in every run


class KnownFinding(NamedTuple):
    """An entry: what a person needs to recognise the finding, and the fingerprint that decides."""

    fingerprint: str
    rule: str
    """The code of the rule."""
    path: str
    """The file, relative to the root."""
    excerpt: str
    """The beginning of what is flagged, for those who review the list."""
    preview: bool = False
    """Whether it is found in preview only."""
    reason: str = ""
    """Why it is accepted; empty in a baseline."""

    @property
    def order(self) -> tuple[str, str, str]:
        """What entries are sorted by."""
        return self.path, self.rule, self.fingerprint


def known(finding: Finding, path: str, reason: str = "") -> KnownFinding:
    """Return the entry for ``finding`` in the file ``path``, relative to the root."""
    return KnownFinding(finding.fingerprint, finding.code, path, excerpt(finding.text), finding.preview, reason)


def excerpt(text: str) -> str:
    """Return the beginning of ``text`` on one line, fit to be printed and to be stored."""
    words = " ".join(text[: 4 * _LONGEST_EXCERPT].split())
    return visible(words if len(words) <= _LONGEST_EXCERPT else words[: _LONGEST_EXCERPT - 1].rstrip() + "…")


class Looked:
    """What a run looked at, so that an entry is called stale only where its finding would have been found."""

    def __init__(self, codes: Iterable[str], root: str, *, preview: bool) -> None:
        """Take the codes of the rules that run, and the folder that the paths of entries are relative to."""
        self._codes = frozenset(codes)
        self._root = Path(root)
        self._preview = preview
        self._seen: set[str] = set()
        self._failed: set[str] = set()

    def add(self, path: str, report: Report) -> None:
        """Note that the file ``path``, relative to the root, was looked at, without failures or with."""
        (self._failed if report.failures else self._seen).add(path)

    def stale(self, entries: Iterable[KnownFinding]) -> Iterator[KnownFinding]:
        """Yield those of ``entries``, which were not found, that would have been found if they were still there."""
        for entry in entries:
            if entry.path in self._failed:
                continue
            if entry.path in self._seen:
                ran = entry.rule in self._codes or entry.rule.startswith(_OWN)
                stale = ran and (self._preview or not entry.preview)
            else:
                stale = not (self._root / entry.path).exists()
            if stale:
                yield entry


class KnownFindings:
    """A list of known findings, and which of them were met."""

    def __init__(self, entries: Iterable[KnownFinding]) -> None:
        self._entries = {entry.fingerprint: entry for entry in entries}
        self._met: set[str] = set()

    def without(self, report: Report) -> Report:
        """Return ``report`` without what is known."""
        if not self._entries:
            return report
        new = tuple(finding for finding in report.findings if finding.fingerprint not in self._entries)
        return report if len(new) == len(report.findings) else replace(report, findings=new)

    def meet(self, report: Report) -> None:
        """Note which entries ``report`` holds."""
        self._met.update(self._entries.keys() & {finding.fingerprint for finding in report.findings})

    def not_met(self) -> Iterator[KnownFinding]:
        """Yield the entries that no report held, in order."""
        missing = (entry for name, entry in self._entries.items() if name not in self._met)
        yield from sorted(missing, key=lambda entry: entry.order)
