"""Which site a page is from: the host of its address, or the folder of its file."""

import re

_HOST = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//(?:[^/?#@\s]*@)?(\[[0-9a-fA-F:.]+\]|[^/?#:@\s\[\]]+)")


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
