"""BP028: html residue."""

from scrapelint_boilerplate.class_rule import ClassRule


class HtmlResidue(ClassRule):
    """Markup, entities, style sheets or script stand in the text.

    “<br />”, “&nbsp;”, “[caption id=…]”, “var ads = …”: the page escaped them twice, or the extractor took a script
    for text.

    Tutorials that show code are left alone: a page with many lines of code is no scraping accident.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP028"
    name = "html-residue"
    message = "markup or script left in the text"
    sure = 0.95
    likely = 0.96
