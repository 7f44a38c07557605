"""BP023: organisation blurb."""

from scrapelint_boilerplate.class_rule import ClassRule


class OrganisationBlurb(ClassRule):
    """A standing paragraph on the publisher or the company was scraped.

    “Example Ltd is a leading provider of …”, “Media contact”: the last paragraph of each press release.

    Companies as a subject are left alone: such a paragraph counts only at the end of the text.

    In preview: right in 98 of 100 cases on whole pages, but what extractors keep of it is mostly the end of a press
    release, which is the author's own.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP023"
    name = "organisation-blurb"
    preview = True
    message = "note on the publisher, not part of the article"
    sure = 0.95
    likely = 0.86
