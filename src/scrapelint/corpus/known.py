"""Findings that are known, in a corpus: accepted, or in the baseline, told one by one in the order of the input."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..engine.fingerprint import follower
from ..engine.known import KnownFinding
from ..finding import Finding
from ..report import Report
from .found import Found


class KnownOnes:
    """Takes out of reports what is known, counting equal findings: of five where three are known, two are left.

    A check gives equal findings in records without ids names that follow from one another. Here they keep the name
    they share, which needs no memory; it is told how many of the names that follow are listed.
    """

    def __init__(self, accepted: Iterable[KnownFinding] = (), baseline: Iterable[KnownFinding] = ()) -> None:
        """Take the entries of the side file as ``accepted``, and those of the baseline."""
        self._accepted = frozenset(entry.fingerprint for entry in accepted)
        self._baseline = frozenset(entry.fingerprint for entry in baseline)
        self._next: dict[str, str] = {}
        """The name that the next finding would have in a check, by the name that those equal to it share."""
        self.suppressed = 0
        """How many findings the side file took out."""
        self.known: Counter[str] = Counter()
        """Findings that the baseline took out, by code."""

    @property
    def names(self) -> frozenset[str]:
        """The fingerprints listed in either."""
        return self._accepted | self._baseline

    def without(self, report: Report) -> Report:
        """Return ``report`` without what is known, and count that."""
        kept = tuple(finding for finding in report.findings if not self.takes(finding))
        return report if len(kept) == len(report.findings) else replace(report, findings=kept)

    def not_in(self, found: Found) -> Found:
        """Return ``found`` without what is known, and count that."""
        if not (self._accepted or self._baseline):
            return found
        columns = zip(found.sources, found.fingerprints, found.heads, strict=True)
        return found.kept([not self._takes(source.rule.code, name, head.id) for source, name, head in columns])

    def takes(self, finding: Finding) -> bool:
        """Tell whether ``finding`` is known, and count it."""
        return self._takes(finding.code, finding.fingerprint, finding.id)

    def _takes(self, code: str, shared: str, record_id: str | None) -> bool:
        if shared not in self._accepted and shared not in self._baseline:
            return False
        name = self._next.get(shared, shared)
        if name in self._accepted:
            self.suppressed += 1
        elif name in self._baseline:
            self.known[code] += 1
        else:
            return False
        if record_id is None:
            self._next[shared] = follower(name)
        return True

    def to_json(self) -> dict[str, Any]:
        """Return what was counted as JSON values."""
        return {"suppressed": self.suppressed, "known": dict(self.known), "next": self._next}

    def restore(self, values: dict[str, Any]) -> None:
        """Take up what :meth:`to_json` wrote."""
        self.suppressed = int(values["suppressed"])
        self.known = Counter(values["known"])
        self._next = dict(values["next"])
