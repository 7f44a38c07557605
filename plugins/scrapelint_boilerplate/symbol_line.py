"""BP005: symbol line."""

from scrapelint_boilerplate.class_rule import ClassRule


class SymbolLine(ClassRule):
    """A line holds no word, only symbols left over from the page's design.

    “*”, “|”, “»”: separators of menus, marks of required fields, icons whose font is gone.

    Separators between the paragraphs of an article (“***”, “---”) are left alone: only lines outside the body, or
    beside another line of boilerplate, are flagged.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP005"
    name = "symbol-line"
    severity = "error"
    message = "line of symbols alone, left over from the page"
    safe = True
    sure = 0.95
    likely = 0.99
