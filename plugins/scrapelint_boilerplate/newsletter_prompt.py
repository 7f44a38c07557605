"""BP007: newsletter prompt."""

from scrapelint_boilerplate.class_rule import ClassRule


class NewsletterPrompt(ClassRule):
    """A prompt asks readers to subscribe to a newsletter or to alerts.

    “Sign up for our newsletter”, “Delivered straight to your inbox”, “Enter your email”: boxes that sites put
    between paragraphs, which is why extractors keep them.

    Newsletters as a subject are left alone: the word alone never counts within a sentence.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP007"
    name = "newsletter-prompt"
    message = "newsletter prompt, not part of the article"
    sure = 0.97
    likely = 0.89
