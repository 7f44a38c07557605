"""The rows of rules that look for lines that many pages have in common."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from scrapelint.plugin import Document, Sketches
from scrapelint_boilerplate.line_keys import lines_of

_MIX = 0x9E3779B97F4A7C15  # an odd number with no pattern in its bits: the golden ratio


def template_rows(documents: Sequence[Document], min_letters: int, *, by_site: bool) -> Sketches:
    """Return a row for each line of ``documents`` that has ``min_letters``, or none of pages without a site.

    The value says which page it is on: equal for two copies of one page, so that what a page is scraped five times for
    is no template.
    """
    import numpy as np  # noqa: PLC0415 - late, as everywhere
    from xxhash import xxh3_64_intdigest  # noqa: PLC0415 - of the extra corpus

    lines = lines_of(tuple(documents))
    keys = np.fromiter(map(xxh3_64_intdigest, lines.letters), np.uint64, len(lines.letters))
    values = _pages(lines, keys, len(documents))
    wanted = lines.sizes >= min_letters
    if by_site:
        sites = np.array([_site_key(document.site) for document in documents], np.uint64)
        wanted &= (sites != 0)[lines.documents]
        keys = (keys ^ sites[lines.documents]) * np.uint64(_MIX)
    return Sketches(
        lines.documents[wanted],
        keys[wanted].view(np.int64),
        lines.starts[wanted],
        lines.ends[wanted],
        values[lines.documents[wanted]],
    )


def _pages(lines: Any, keys: Any, count: int) -> Any:
    """Return a number for each document that is the same for those whose longest lines are the same.

    The longest lines of a page are its article, whatever stands around it; those count that are at least half as long
    as the longest.
    """
    import numpy as np  # noqa: PLC0415 - as above

    longest = np.zeros(count, np.int64)
    np.maximum.at(longest, lines.documents, lines.sizes)
    counted = lines.sizes * 2 >= longest[lines.documents]
    pages = np.zeros(count, np.uint64)
    np.add.at(pages, lines.documents[counted], keys[counted])
    return pages.view(np.int64)


def _site_key(site: str | None) -> int:
    if site is None:
        return 0
    data = site.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little") | 1
