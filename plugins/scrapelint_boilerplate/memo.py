"""What was found out of short lines, remembered over the pages of a process: they repeat, prose does not."""

from typing import TypeVar

T = TypeVar("T")

SHORT_LINE = 60
"""Most code points of a line that is remembered."""
_MOST = 4096
"""How many are remembered before all are forgotten: a few megabytes, whatever the text."""


class Memo(dict[str, T]):
    """Values by the line they were computed of."""

    def kept(self, line: str, value: T) -> T:
        """Return ``value`` and remember it."""
        if len(self) >= _MOST:
            self.clear()
        self[line] = value
        return value
