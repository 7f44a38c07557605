"""BP009: app prompt."""

from scrapelint_boilerplate.class_rule import ClassRule


class AppPrompt(ClassRule):
    """A prompt sends readers to an app or another version of the site.

    “Download our app”, “Available on Google Play”, “Desktop version”: banners that only make sense on the page.

    Reviews of apps are left alone: the prompt must be the whole line or open a short one.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP009"
    name = "app-prompt"
    message = "prompt to get an app, not part of the article"
    sure = 0.97
    likely = 0.95
