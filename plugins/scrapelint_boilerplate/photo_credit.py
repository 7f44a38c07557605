"""BP002: photo credit."""

from scrapelint_boilerplate.class_rule import ClassRule


class PhotoCredit(ClassRule):
    """A photo credit stands alone or at the end of a caption.

    “| Jane Roe/Agency Pool via AP”, “(Photo: Roe)”: the caption is worth keeping, the credit speaks of a picture
    that the text no longer has. The credit alone is flagged, never the caption before it.

    An agency named in a sentence (“he told Reuters.”) is left alone: a credit needs a separator, a label or a slash
    before it.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP002"
    name = "photo-credit"
    message = "photo credit, not part of the article"
    sure = 0.85
    likely = 0.95
