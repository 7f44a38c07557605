"""BP016: navigation."""

from scrapelint_boilerplate.class_rule import ClassRule


class Navigation(ClassRule):
    """Menu entries, section names or a breadcrumb were scraped.

    “Home > News > Politics”, “Skip to main content”, “Back to top”. The names of sections have no mark of their
    own, so they count only outside the body or beside other boilerplate.

    Headings of the article that happen to be such a word (“Health”, “Results”) are left alone within the body.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP016"
    name = "navigation"
    message = "navigation of the site, not part of the article"
    safe = True
    sure = 0.99
    likely = 0.99
