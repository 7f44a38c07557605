"""BP040: boilerplate zone."""

from scrapelint_boilerplate.class_rule import ClassRule


class BoilerplateZone(ClassRule):
    """A short line stands where only boilerplate stands: outside the body, beyond a sure piece of boilerplate.

    Headlines of other articles and names of sections have no mark of their own; their place tells them. The body is
    the stretch of lines with the most prose; a line counts if it lies outside of it, beyond a line that another
    rule is certain of, is short, is no sentence, and shares few words with the article.

    Without an anchor nothing is flagged: a short line by itself is as often a heading as boilerplate. Lower
    confidence than the classes.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP040"
    name = "boilerplate-zone"
    message = "short line beyond the page's boilerplate"
    sure = 0.95
    likely = 0.99
