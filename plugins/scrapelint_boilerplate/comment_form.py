"""BP001: comment form."""

from scrapelint_boilerplate.class_rule import ClassRule


class CommentForm(ClassRule):
    """A comment form or its interface was scraped with the article.

    “Leave a Reply”, “Your email address will not be published”, “0 comments”: the form stands right below the body,
    often within the same element, so that selectors by container take it along. Field labels (“Name”, “Website”)
    and symbols count only beside such a line or outside the body.

    What readers wrote is left alone: it is prose, though not the author's. So are articles *about* comments.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP001"
    name = "comment-form"
    severity = "error"
    message = "comment form of the page, not part of the article"
    safe = True
    sure = 0.99
    likely = 0.99
