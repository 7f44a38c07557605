"""Which site a page is from, the host of its address or the folder of its file, and from which day."""

import datetime as dt
import re

_HOST = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//(?:[^/?#@\s]*@)?(\[[0-9a-fA-F:.]+\]|[^/?#:@\s\[\]]+)")

_DAY = re.compile(r"\s*(\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?!\d)")


def day_of(date: object) -> str | None:
    """Return the day, or the month, with which ``date`` begins as ISO 8601 writes it; ``None`` if it does not.

    >>> day_of("2026-11-25T18:03:00Z"), day_of("2026-11"), day_of("25 November"), day_of(None)
    ('2026-11-25', '2026-11', None, None)
    """
    found = _DAY.match(str(date)) if isinstance(date, str | dt.date) else None
    return found[1] if found else None


def site_of_url(url: object) -> str | None:
    """Return the host in ``url`` without ``www.``, in small letters; ``None`` if it is no address with one.

    >>> site_of_url("https://WWW.Example.org:8080/2026/fog.html?id=3"), site_of_url("fog.html"), site_of_url(None)
    ('example.org', None, None)
    """
    found = _HOST.match(url) if isinstance(url, str) else None
    return found[1].lower().removeprefix("www.") or None if found else None


def site_of_file(path: str) -> str:
    """Return the folder of the file ``path``.

    >>> site_of_file("pages/example.org/fog.txt"), site_of_file("fog.txt")
    ('pages/example.org', '.')
    """
    return path.rpartition("/")[0] or "."
