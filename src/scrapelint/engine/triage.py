"""What is done with reports between the linter and the output: unique names, suppressions, the baseline, in order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..report import Report
from .fingerprint import UniqueFingerprints
from .known import KnownFinding, KnownFindings, Looked
from .linter import Linter
from .stable_path import stable_path
from .suppression import TextPatterns


class Triage:
    """Takes reports in the order in which they are printed; remembers what it met."""

    def __init__(
        self, linter: Linter, accepted: Iterable[KnownFinding] = (), baseline: Iterable[KnownFinding] = ()
    ) -> None:
        """Take the entries of the side file as ``accepted``, and those of the baseline."""
        self._root = linter.config.root
        self._codes = [rule.code for rule in linter.rules]
        self._unique = UniqueFingerprints()
        self._patterns = TextPatterns(linter.config, linter.catalogue.rules)
        self._accepted = KnownFindings(accepted)
        self._baseline = KnownFindings(baseline)
        self._looked = Looked(self._codes, self._root, preview=linter.config.preview)
        self.suppressed = 0
        """How many findings patterns and the side file suppressed."""
        self.known: Counter[str] = Counter()
        """Findings that the baseline holds, by code."""

    def preview(self, report: Report) -> Report:
        """Return what would be shown of ``report`` if it came next."""
        rest = self._accepted.without(self._patterns.without(self._unique.preview(report)))
        return self._baseline.without(rest)

    def settled(self, report: Report) -> Report:
        """Return what is to be shown of ``report``, and remember what is not."""
        self._looked.add(stable_path(report.path, self._root), report)
        matched = self._patterns.without(self._unique.settled(report))
        self._accepted.meet(matched)
        accepted = self._accepted.without(matched)
        self.suppressed += len(report.findings) - len(accepted.findings)
        self._baseline.meet(accepted)
        new = self._baseline.without(accepted)
        failures = self._patterns.failed()
        shown = {finding.fingerprint for finding in new.findings}
        self.known.update(one.code for one in accepted.findings if one.fingerprint not in shown)
        return replace(new, failures=(*new.failures, *failures)) if failures else new

    def stale_baseline(self) -> list[KnownFinding]:
        """Return the entries of the baseline whose findings are gone, in order."""
        return list(self._looked.stale(self._baseline.not_met()))

    def stale_accepted(self) -> list[KnownFinding]:
        """Return the entries of the side file whose findings are gone, in order."""
        return list(self._looked.stale(self._accepted.not_met()))

    def unused(self, *, patterns: bool) -> Iterator[str]:
        """Yield a message for each suppression that suppressed nothing; those by pattern only if asked for."""
        yield from self._patterns.unused(self._codes) if patterns else ()
        for entry in self.stale_accepted():
            yield f"{entry.path}: {entry.rule} {entry.fingerprint} ({entry.excerpt}) is accepted, but no longer found"
