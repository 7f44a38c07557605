"""BP027: placeholder text."""

from scrapelint_boilerplate.class_rule import ClassRule


class PlaceholderText(ClassRule):
    """Placeholder text was scraped: “Lorem ipsum”, “Your text here”.

    Templates and unfinished pages hold it.

    Articles that quote a few words of it within a sentence are left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP027"
    name = "placeholder-text"
    message = "placeholder text that nobody replaced"
    sure = 0.95
    likely = 0.95
