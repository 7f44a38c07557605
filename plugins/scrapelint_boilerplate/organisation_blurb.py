"""BP023: organisation blurb."""

from scrapelint_boilerplate.class_rule import ClassRule


class OrganisationBlurb(ClassRule):
    """A standing paragraph on the publisher or the company was scraped.

    “Example Ltd is a leading provider of …”, “Media contact”: the last paragraph of each press release.

    Companies as a subject are left alone: such a paragraph counts only at the end of the text.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP023"
    name = "organisation-blurb"
    message = "note on the publisher, not part of the article"
    sure = 0.95
    likely = 0.86
