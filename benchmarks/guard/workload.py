"""The work whose instructions are counted: workload.py base|lint|floor.

All three prepare the same; the others do their work on top, so that the difference to ``base`` is the work alone. The
floor is pure Python over the same pages: what another processor or another Python changes, it changes there too.
"""

import re
import sys
from collections import Counter

from benchmarks.pages import pages

from scrapelint import Document, Linter

WARM, MEASURED, TIMES = 4, 16, 40
"""Pages that fill the memories, pages that are counted, and how often the floor reads these."""


def texts(start: int, end: int) -> list[str]:
    """Return the texts of some pages."""
    return [pages.page(number)["text"] for number in range(start, end)]


def floor(measured: list[str]) -> int:
    """Count the words of the pages."""
    counts: Counter[str] = Counter()
    for text in measured:
        counts.update(match[0].lower() for match in re.finditer(r"\w+", text))
    return len(counts)


def main() -> None:
    """Do the work that the command line names."""
    linter = Linter()
    warm, measured = texts(0, WARM), texts(WARM, WARM + MEASURED)
    for text in warm:
        linter.lint(Document(text))
    floor(warm)
    found = 0
    if sys.argv[1] == "lint":
        for text in measured:
            found += len(linter.lint(Document(text)).findings)
    elif sys.argv[1] == "floor":
        for _ in range(TIMES):
            found += floor(measured)
    print(found)


if __name__ == "__main__":
    main()
