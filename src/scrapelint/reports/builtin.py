"""The output formats that come with scrapelint."""

from ..errors import InputError
from .base import Format
from .checkstyle import CheckstyleFormat
from .concise import ConciseFormat
from .dolma import DolmaFormat
from .full import FullFormat
from .github import GithubFormat
from .gitlab import GitlabFormat
from .grouped import GroupedFormat
from .json_document import JsonFormat
from .jsonl import JsonlFormat
from .junit import JunitFormat
from .markdown import MarkdownFormat
from .rdjson import RdjsonFormat
from .sarif import SarifFormat
from .statistics import StatisticsFormat

BUILTIN_FORMATS: tuple[type[Format], ...] = (
    FullFormat,
    ConciseFormat,
    GroupedFormat,
    StatisticsFormat,
    JsonFormat,
    JsonlFormat,
    GithubFormat,
    GitlabFormat,
    SarifFormat,
    RdjsonFormat,
    JunitFormat,
    CheckstyleFormat,
    MarkdownFormat,
    DolmaFormat,
)


def parse_output(spec: str) -> tuple[str, str | None]:
    """Return the format and the file of ``FORMAT`` or ``FORMAT:FILE``; no file, or ``-``, is standard output.

    >>> parse_output("full"), parse_output("sarif:out.sarif"), parse_output("json:-")
    (('full', None), ('sarif', 'out.sarif'), ('json', None))

    Raises:
        InputError: there is a colon, and no file behind it.
    """
    name, colon, path = spec.partition(":")
    if colon and not path:
        raise InputError(f"output format `{spec}`: no file behind the colon; write `{name}` or `{name}:FILE`")
    return name, None if path in ("", "-") else path
