"""BP006: follow prompt."""

from scrapelint_boilerplate.class_rule import ClassRule


class FollowPrompt(ClassRule):
    """A prompt asks readers to follow the site or the author elsewhere.

    “Follow us on Facebook”, “Join our Telegram channel”, “RSS feeds”: buttons in words, in the body's last
    paragraph or below it.

    “He followed her on Twitter” and other sentences in which somebody else does it are left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP006"
    name = "follow-prompt"
    severity = "error"
    message = "prompt to follow an account, not part of the article"
    safe = True
    sure = 0.99
    likely = 0.99
