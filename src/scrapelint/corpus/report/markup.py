"""HTML from Python values: whatever is put in is escaped, and what is invisible or would turn text around is shown."""

from html import escape
from typing import NamedTuple

from ...reports.escaping import visible


class Html(NamedTuple):
    """HTML that is ready: everything that is not of this type gets escaped."""

    source: str


Child = Html | str | float


def element(name: str, *children: Child, **attributes: str | int | None) -> Html:
    """Return an element; attributes are written as Python names: ``class_``, ``data_code``. ``None`` leaves one out.

    >>> element("a", "<b>", 1, class_="x", data_n=2).source
    '<a class="x" data-n="2">&lt;b&gt;1</a>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>{joined(*children).source}</{name}>")


def joined(*children: Child) -> Html:
    """Return ``children`` one after the other."""
    return Html("".join(child.source if isinstance(child, Html) else safe(str(child)) for child in children))


def safe(text: str) -> str:
    r"""Return ``text`` escaped, with what cannot be seen written out.

    >>> safe("<script>\u202e")
    '&lt;script&gt;&lt;202E&gt;'
    """
    return escape(visible(text))


def number(value: float) -> str:
    """Return ``value`` for a reader: thousands apart, small ones with two digits that count.

    >>> number(1234567), number(0.0123), number(3.14159), number(0)
    ('1,234,567', '0.012', '3.1', '0')
    """
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}"


def link(target: str, text: str) -> Html | str:
    """Return a link to ``target`` if that is an address of the web, and ``text`` alone if it is not."""
    if not target.startswith(("http://", "https://")):
        return text
    return element("a", text, href=target, rel="noreferrer noopener", class_="origin")
