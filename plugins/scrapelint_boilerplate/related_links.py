"""BP018: related links."""

from scrapelint_boilerplate.class_rule import ClassRule


class RelatedLinks(ClassRule):
    """Links to other articles were scraped: “Related”, “Most read”, “Next story”.

    The heading and the headlines below it are one finding. Headlines have no mark of their own; what tells them is
    the heading that opens the block, and that the block lies outside the body.

    “Further reading” and “See also” within the body are left alone, and so is a headline that shares its words with
    the article.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP018"
    name = "related-links"
    message = "links to other articles, not part of the article"
    sure = 0.98
    likely = 0.99
