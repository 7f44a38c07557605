"""What is counted for each rule, each site and each string that is flagged, within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_MOST_SITES_NAMED = 20
"""Sites remembered for a string: enough to tell a site's own phrase from everybody's."""


@dataclass
class RuleTally:
    """What one rule found."""

    name: str
    severity: str
    plugin: str = ""
    findings: int = 0
    documents: int = 0
    characters: int = 0
    """Code points flagged."""
    fixable: int = 0
    safe: int = 0
    """Findings with a safe fix."""

    def add(self, other: "RuleTally") -> None:
        """Add the numbers of ``other``."""
        self.findings += other.findings
        self.documents += other.documents
        self.characters += other.characters
        self.fixable += other.fixable
        self.safe += other.safe


@dataclass
class SiteTally:
    """What was found on one site, or in one folder or file where no site is known."""

    documents: int = 0
    flagged: int = 0
    """Documents with findings."""
    findings: int = 0
    characters: int = 0
    rules: dict[str, int] = field(default_factory=dict)
    """Findings by code."""

    def add(self, other: "SiteTally") -> None:
        """Add the numbers of ``other``."""
        self.documents += other.documents
        self.flagged += other.flagged
        self.findings += other.findings
        self.characters += other.characters
        for code, count in other.rules.items():
            self.rules[code] = self.rules.get(code, 0) + count


@dataclass
class StringTally:
    """How often one string was flagged, and by which rule first."""

    code: str
    count: int = 0
    sites: list[str] = field(default_factory=list)
    """Where, in the order met; no more than a few."""

    def add(self, other: "StringTally") -> None:
        """Add the numbers of ``other``."""
        self.count += other.count
        for site in other.sites:
            self.meet(site)

    def meet(self, site: str) -> None:
        """Note that the string stands on ``site``."""
        if site not in self.sites and len(self.sites) < _MOST_SITES_NAMED:
            self.sites.append(site)


class Bounded:
    """Tallies by name, never more than twice ``most``: beyond that, the rarest are forgotten and counted as such.

    The counts of what is frequent stay right, up to what was forgotten of it before it became frequent. Which are
    forgotten depends on the input alone.
    """

    def __init__(self, kind: type[Any], weight: str, most: int) -> None:
        """Hold tallies of the dataclass ``kind``, of which the attribute ``weight`` says how frequent they are."""
        self.kind = kind
        self.weight = weight
        self.most = most
        self.tallies: dict[str, Any] = {}
        self.forgotten = 0

    def get(self, name: str, *first: Any) -> Any:
        """Return the tally ``name``, made of ``first`` if it is new."""
        tally = self.tallies.get(name)
        if tally is None:
            if len(self.tallies) >= 2 * self.most:
                self._forget()
            tally = self.tallies[name] = self.kind(*first)
        return tally

    def merge(self, other: "Bounded") -> None:
        """Add the tallies of ``other``."""
        self.forgotten += other.forgotten
        for name, tally in other.tallies.items():
            first = (tally.code,) if isinstance(tally, StringTally) else ()
            self.get(name, *first).add(tally)

    def top(self) -> Iterator[tuple[str, Any]]:
        """Yield names and tallies, the most frequent first, equal ones by name."""
        yield from sorted(self.tallies.items(), key=lambda item: (-getattr(item[1], self.weight), item[0]))

    def _forget(self) -> None:
        kept = dict(list(self.top())[: self.most])
        self.forgotten += len(self.tallies) - len(kept)
        self.tallies = {name: tally for name, tally in self.tallies.items() if name in kept}
