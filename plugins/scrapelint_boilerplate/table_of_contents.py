"""BP017: table of contents."""

from scrapelint_boilerplate.class_rule import ClassRule


class TableOfContents(ClassRule):
    """The label of a table of contents was left in the text.

    “Table of contents”, “On this page”, “Jump to”: the label of a list of links.

    The entries are left alone: each is a heading that the article repeats below, and taking it out here would not
    spare the reader anything.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP017"
    name = "table-of-contents"
    message = "table of contents of the page, not part of the article"
    sure = 0.94
    likely = 0.96
