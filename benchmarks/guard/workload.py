"""The work whose instructions are counted, in phases that run.py tells apart by a call of ``os.getsid`` before each.

The phases are bare Python, the start (imports, and one line linted), what fills the memories, linting, and a floor in
pure Python over the same pages: what another processor or another Python changes, it changes there too.
"""

import os
import re
from collections import Counter

WARM, MEASURED, TIMES = 12, 12, 30
"""Pages that fill memories and have patterns compiled, pages that are counted, and how often the floor reads them."""
PHASES = ("python", "start", "warm", "lint", "floor", "end")


def next_phase() -> None:
    """Call what valgrind waits for: a function of the C library that nothing else here calls."""
    os.getsid(0)


def texts(start: int, end: int) -> list[str]:
    """Return the texts of some pages."""
    from benchmarks.pages import pages  # noqa: PLC0415 -- no part of bare Python

    return [pages.page(number)["text"] for number in range(start, end)]


def floor(measured: list[str]) -> int:
    """Count the words of the pages."""
    counts: Counter[str] = Counter()
    for text in measured:
        counts.update(match[0].lower() for match in re.finditer(r"\w+", text))
    return len(counts)


def main() -> None:
    """Go through the phases."""
    next_phase()
    from scrapelint import Config, Document, Linter  # noqa: PLC0415 -- the start is counted

    linter = Linter(Config(time_limit=0))  # valgrind is slow
    found = len(linter.lint(Document("The council met on Monday.")).findings)
    next_phase()
    warm, measured = texts(0, WARM), texts(WARM, WARM + MEASURED)
    found += sum(len(linter.lint(Document(text)).findings) for text in warm)
    floor(warm)
    next_phase()
    found += sum(len(linter.lint(Document(text)).findings) for text in measured)
    next_phase()
    words = sum(floor(measured) for _ in range(TIMES))
    next_phase()
    print(found, words)


if __name__ == "__main__":
    main()
