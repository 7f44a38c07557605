"""BP022: author bio."""

from scrapelint_boilerplate.class_rule import ClassRule


class AuthorBio(ClassRule):
    """A note on the author was scraped: “Jane Roe is a freelance writer based in …”.

    The box under the article is prose like the article itself, and extractors keep it.

    Such sentences count only at the edges of the text; a profile of a journalist is left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP022"
    name = "author-bio"
    message = "note on the author, not part of the article"
    sure = 0.96
    likely = 0.94
