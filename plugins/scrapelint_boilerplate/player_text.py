"""BP026: player text."""

from scrapelint_boilerplate.class_rule import ClassRule


class PlayerText(ClassRule):
    """The controls of a player or a gallery were scraped: “Play video”, “Image 1 of 12”.

    The player is gone, its buttons, counters and error messages stayed.

    Headings such as “Video” within the body are left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP026"
    name = "player-text"
    message = "text of a player or gallery, not part of the article"
    sure = 0.97
    likely = 0.95
