"""BP012: legal line."""

from scrapelint_boilerplate.class_rule import ClassRule


class LegalLine(ClassRule):
    """A copyright, terms, imprint or correction line was scraped.

    “© 2024 Example Media. All rights reserved.”, “Terms of Use | Privacy Policy”, “This article was originally
    published on …”: the page's footer, or what syndication demands.

    Copyright and privacy as subjects are left alone: single words count only outside the body.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP012"
    name = "legal-line"
    message = "legal or imprint line, not part of the article"
    sure = 0.95
    likely = 0.99
