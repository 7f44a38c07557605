"""BP013: byline remains."""

from scrapelint_boilerplate.class_rule import ClassRule


class BylineRemains(ClassRule):
    """A rest of the byline stands in the text: “By”, a role, an agency.

    Extractors take the author's name out of the byline and leave “By” or “Staff Writer” behind, or the whole of it.

    Names and roles within the article are left alone: the line must stand outside the body or beside boilerplate.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP013"
    name = "byline-remains"
    message = "rest of a byline, not part of the article"
    sure = 0.93
    likely = 0.85
