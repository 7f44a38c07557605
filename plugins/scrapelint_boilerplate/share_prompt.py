"""BP004: share prompt."""

from scrapelint_boilerplate.class_rule import ClassRule


class SharePrompt(ClassRule):
    """A bar of buttons to share, print, save or resize the article was scraped.

    “Share this article”, “Facebook Twitter WhatsApp”, “Print this page”: buttons above or below the body. A line of
    networks' names alone counts; a name by itself only outside the body.

    Sentences and headings about social networks are left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP004"
    name = "share-prompt"
    severity = "error"
    message = "share, print or save bar, not part of the article"
    safe = True
    sure = 0.99
    likely = 0.99
