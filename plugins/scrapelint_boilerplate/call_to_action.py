"""BP024: call to action."""

from scrapelint_boilerplate.class_rule import ClassRule


class CallToAction(ClassRule):
    """The words of a button that sells: “Book a demo”, “Add to cart”, “Get a free quote”.

    Business blogs put them between paragraphs.

    Steps of a guide (“Click Start now”) are left alone: a call must be the whole line, and most count only outside
    the body.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP024"
    name = "call-to-action"
    message = "call to action, not part of the article"
    sure = 0.99
    likely = 0.93
