"""BP011: javascript notice."""

from scrapelint_boilerplate.class_rule import ClassRule


class JavascriptNotice(ClassRule):
    """A notice that scripts, plug-ins or the browser are missing was scraped.

    “Please enable JavaScript to view this page”, “Your browser is not supported”: what a page shows to a scraper
    without scripts.

    Tutorials that name JavaScript are left alone: the words must be those of the notice.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP011"
    name = "javascript-notice"
    message = "notice on scripts or browsers, not part of the article"
    sure = 0.93
    likely = 0.95
