"""BP025: widget text."""

from scrapelint_boilerplate.class_rule import ClassRule


class WidgetText(ClassRule):
    """The text of a widget was scraped: “Loading…”, “Was this page helpful?”, “Close dialog”.

    Widgets are filled in by scripts; without them their waiting text, errors and labels stay.

    Error messages that an article quotes within its prose are left alone.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP025"
    name = "widget-text"
    message = "text of a widget, not part of the article"
    sure = 0.97
    likely = 0.97
