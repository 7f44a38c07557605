"""BP014: date stamp."""

from scrapelint_boilerplate.class_rule import ClassRule


class DateStamp(ClassRule):
    """A publication date, update stamp or reading time was scraped.

    “Updated 4:10 pm CET, Friday, March 14”, “5 min read”: metadata that the page prints above the body.

    Dates within the body (programmes, results, chronicles) are left alone unless the line says “updated” or
    “published”.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP014"
    name = "date-stamp"
    message = "date stamp or reading time, not part of the article"
    sure = 0.85
    likely = 0.93
