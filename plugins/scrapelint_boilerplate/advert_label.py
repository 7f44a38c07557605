"""BP020: advert label."""

from scrapelint_boilerplate.class_rule import ClassRule


class AdvertLabel(ClassRule):
    """The label of an advertisement or of sponsored content was scraped.

    “Advertisement”, “Story continues below”, “Sponsored links”: the advertisement is gone, its label stayed between
    two paragraphs.

    Advertising as a subject is left alone: the label must be the whole line or open a short one.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP020"
    name = "advert-label"
    message = "label of an advertisement, not part of the article"
    sure = 0.96
    likely = 0.99
