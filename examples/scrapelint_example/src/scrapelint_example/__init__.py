"""A plugin for scrapelint: a rule, a reader and an output format."""

from scrapelint.plugin import Format, Reader, Rule, hookimpl
from scrapelint_example.pages_reader import PagesReader
from scrapelint_example.shouted_line import ShoutedLine
from scrapelint_example.tsv_format import TsvFormat


@hookimpl
def scrapelint_rules() -> list[type[Rule]]:
    """Return the rules of this plugin."""
    return [ShoutedLine]


@hookimpl
def scrapelint_readers() -> list[type[Reader]]:
    """Return the readers of this plugin."""
    return [PagesReader]


@hookimpl
def scrapelint_formats() -> list[type[Format]]:
    """Return the output formats of this plugin."""
    return [TsvFormat]
