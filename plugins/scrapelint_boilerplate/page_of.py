"""The way from a rule to the model of a page."""

from typing import TYPE_CHECKING

from scrapelint.plugin import Document
from scrapelint_boilerplate.options import BoilerplateOptions

if TYPE_CHECKING:
    from scrapelint_boilerplate.page import PageModel


def page_of(document: Document, options: BoilerplateOptions) -> "PageModel":
    """Return the model of the page, made once for all rules."""
    # Late: its patterns take 30 ms, which nobody need wait for who only lists the rules or has no text to check.
    from scrapelint_boilerplate.page_model import page_model  # noqa: PLC0415

    return document.once(page_model, options)
