"""BP019: read more link."""

from scrapelint_boilerplate.class_rule import ClassRule


class ReadMoreLink(ClassRule):
    """The words of a link without the link: “Read more”, “Click to enlarge”.

    “Read more: …”, “Continue reading”, “Page 1 of 3”: without the page there is nothing to click.

    References that a reader can use without the page (“for more information, see …”) are left alone within the
    body.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP019"
    name = "read-more-link"
    message = "link in words, not part of the article"
    sure = 0.87
    likely = 0.95
