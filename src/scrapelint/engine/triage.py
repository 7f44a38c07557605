"""What is done with reports between the linter and the output: unique names, suppressions, the baseline, in order."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..report import Report
from .fingerprint import UniqueFingerprints
from .known import KnownFinding, KnownFindings, Looked
from .linter import Linter
from .stable_path import stable_path
from .suppression import Suppressor


class Triage:
    """Takes reports in the order in which they are printed; remembers what it met."""

    def __init__(
        self, linter: Linter, accepted: Iterable[KnownFinding] = (), baseline: Iterable[KnownFinding] = ()
    ) -> None:
        """Take the entries of the side file as ``accepted``, and those of the baseline."""
        self._root = linter.config.root
        self._codes = [rule.code for rule in linter.rules]
        self._unique = UniqueFingerprints()
        self._suppressor = Suppressor(linter.config, linter.catalogue.rules)
        self._accepted = KnownFindings(accepted)
        self._baseline = KnownFindings(baseline)
        self._looked = Looked(self._codes, self._root, preview=linter.config.preview)
        self.hidden: Counter[str] = Counter()
        """How many findings were not shown: ``suppressed`` or ``baseline``."""
        self.known: Counter[str] = Counter()
        """Findings in the baseline that were met, by code."""
        self.problems: list[str] = []
        """Directives that do nothing, each with its place."""

    def preview(self, report: Report) -> Report:
        """Return what would be shown of ``report`` if it came next."""
        report = self._suppressor.apply(self._unique.preview(report)).report
        return self._baseline.without(self._accepted.without(report))

    def settled(self, report: Report) -> Report:
        """Return what is to be shown of ``report``, and remember what is not."""
        self._looked.add(stable_path(report.path, self._root), report)
        suppressed = self._suppressor.apply(self._unique.settled(report))
        self.problems += (f"{report.path}: {problem}" for problem in suppressed.problems)
        self.hidden["suppressed"] += suppressed.count + self._accepted.meet(suppressed.report)
        rest = self._accepted.without(suppressed.report)
        self.hidden["baseline"] += self._baseline.meet(rest)
        new = self._baseline.without(rest)
        if len(new.findings) < len(rest.findings):
            shown = {finding.fingerprint for finding in new.findings}
            self.known.update(one.code for one in rest.findings if one.fingerprint not in shown)
        return new

    def stale_baseline(self) -> Iterator[KnownFinding]:
        """Yield the entries of the baseline whose findings are gone."""
        return self._looked.stale(self._baseline.not_met())

    def unused(self, *, patterns: bool) -> Iterator[str]:
        """Yield a message for each suppression that suppressed nothing; those by pattern only if asked for."""
        yield from self.problems
        yield from self._suppressor.unused(self._codes) if patterns else ()
        for entry in self._looked.stale(self._accepted.not_met()):
            yield f"{entry.path}: {entry.rule} {entry.fingerprint} ({entry.excerpt}) is accepted, but no longer found"
