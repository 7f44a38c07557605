"""The output formats that come with scrapelint."""

from .base import Format
from .concise import ConciseFormat
from .full import FullFormat

BUILTIN_FORMATS: tuple[type[Format], ...] = (FullFormat, ConciseFormat)
