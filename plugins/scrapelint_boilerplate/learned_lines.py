"""Template lines that were learned from a corpus, and where they hold."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scrapelint.plugin import read_templates
from scrapelint_boilerplate.line_keys import letters_of
from scrapelint_boilerplate.page import PageLine

RULE = "learned-template-line"
_SEVERAL = 2
"""Sites that must have a line for it to count on pages of a site that was not learned from."""


class LearnedLines(NamedTuple):
    """Lines by their letters."""

    by_site: dict[str, frozenset[bytes]]
    anywhere: frozenset[bytes]
    """Those of any site, and those that several sites have."""

    def on(self, site: str | None) -> frozenset[bytes]:
        """Return the lines that hold on pages of ``site``; a folder stands for the site that one of its parts names."""
        parts = [] if site is None else [site, *reversed(site.split("/"))]
        own = next((self.by_site[part] for part in parts if part in self.by_site), frozenset())
        return own | self.anywhere


def learned_lines(path: str) -> LearnedLines:
    """Return the lines in the file ``path``, read again only if it has changed."""
    status = Path(path).stat()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _read(path: str, *_: int) -> LearnedLines:
    by_site: dict[str | None, set[bytes]] = {}
    for line in read_templates(Path(path)):
        by_site.setdefault(line.site, set()).add(letters_of(line.text))
    anywhere = {*by_site.pop(None, set())}
    counted: dict[bytes, int] = {}
    for lines in by_site.values():
        for one in lines:
            counted[one] = counted.get(one, 0) + 1
    anywhere |= {one for one, sites in counted.items() if sites >= _SEVERAL}
    return LearnedLines({site or "": frozenset(lines) for site, lines in by_site.items()}, frozenset(anywhere - {b""}))


def claim_learned(lines: Sequence[PageLine], site: str | None, learned: LearnedLines) -> None:
    """Claim the lines that are learned and that no other rule has claimed."""
    known = learned.on(site)
    for line in lines:
        if not line.claimed_by and letters_of(line.line.text) in known:
            line.claimed_by, line.reason, line.surely = RULE, "learned", True
