"""BP015: tags line."""

from scrapelint_boilerplate.class_rule import ClassRule


class TagsLine(ClassRule):
    """The article's tags, topics or categories were scraped as text.

    “Tags: economy, trade”, “Filed under”, “Posted in News”: labels for the site's own search.

    Headings such as “Topics” in the midst of the body are left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP015"
    name = "tags-line"
    message = "tags or categories of the page, not part of the article"
    sure = 0.92
    likely = 0.95
