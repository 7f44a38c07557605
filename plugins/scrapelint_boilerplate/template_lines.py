"""The rows of rules that look for lines that many pages have in common."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from scrapelint.plugin import Document, Sketches
from scrapelint_boilerplate.line_keys import lines_of

_MIX = 0x9E3779B97F4A7C15  # an odd number with no pattern in its bits: the golden ratio


def template_rows(documents: Sequence[Document], min_letters: int, *, by_site: bool) -> Sketches:
    """Return a row for each line of ``documents`` that has ``min_letters``, or none of pages without a site.

    The value says which page it is on: equal for two copies of one page, so that what a page is scraped five times for
    is no template.
    """
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    lines = lines_of(tuple(documents))
    keys = lines.keys
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
        lines.pages[lines.documents[wanted]],
    )


@lru_cache(maxsize=1024)
def _site_key(site: str | None) -> int:
    if site is None:
        return 0
    data = site.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little") | 1
