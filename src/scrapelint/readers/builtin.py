"""The readers that come with scrapelint."""

from .arrow import ArrowReader
from .base import Reader
from .delimited import CsvReader, TsvReader
from .html import HtmlReader
from .jsonl import JsonlReader
from .markdown import MarkdownReader
from .parquet import ParquetReader
from .text import TextReader
from .warc import WarcReader

READERS: tuple[type[Reader], ...] = (
    TextReader,
    MarkdownReader,
    HtmlReader,
    JsonlReader,
    CsvReader,
    TsvReader,
    ParquetReader,
    ArrowReader,
    WarcReader,
)
"""In the order in which they are asked whether they read an ending."""
