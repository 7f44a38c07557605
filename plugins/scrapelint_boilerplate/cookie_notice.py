"""BP010: cookie notice."""

from scrapelint_boilerplate.class_rule import ClassRule


class CookieNotice(ClassRule):
    """A cookie or consent notice was scraped with the article.

    “We use cookies to …”, “Accept all”, “Manage preferences”: overlays stand first or last in the page's source,
    and extractors meet them as ordinary paragraphs.

    Articles about cookies and consent are left alone: what counts is the notice's own voice (“this site uses”, “we
    use”) or a whole line that is a button.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP010"
    name = "cookie-notice"
    message = "cookie notice, not part of the article"
    safe = True
    sure = 0.98
    likely = 0.96
