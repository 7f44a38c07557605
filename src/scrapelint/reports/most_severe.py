"""Keeping as many findings as a consumer takes, the most severe first."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from ..finding import SEVERITIES, Severity

T = TypeVar("T")


class MostSevere(Generic[T]):
    """At most ``limit`` items: the most severe, and of one severity those that came first.

    >>> kept = MostSevere[str](2)
    >>> kept.add("warning", "a"), kept.add("info", "b"), kept.add("error", "c")
    (None, None, None)
    >>> list(kept), kept.left_out
    (['a', 'c'], 1)
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.left_out = 0
        self._count = 0
        self._kept: dict[Severity, list[tuple[int, T]]] = {severity: [] for severity in SEVERITIES}

    def add(self, severity: Severity, item: T) -> None:
        """Keep ``item`` if there is room, or something less severe to drop."""
        self._count += 1
        if self._count - self.left_out > self.limit:
            self.left_out += 1
            worst = next(one for one in reversed(SEVERITIES) if self._kept[one] or one == severity)
            if worst == severity:
                return
            self._kept[worst].pop()
        self._kept[severity].append((self._count, item))

    def __iter__(self) -> Iterator[T]:
        """Yield what is kept in the order it came."""
        return (item for _, item in sorted((pair for pairs in self._kept.values() for pair in pairs), key=_order))

    def by_severity(self) -> Iterator[T]:
        """Yield what is kept, the most severe first."""
        return (item for severity in SEVERITIES for _, item in self._kept[severity])


def _order(pair: tuple[int, T]) -> int:
    return pair[0]
