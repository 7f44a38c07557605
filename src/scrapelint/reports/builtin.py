"""The output formats that come with scrapelint."""

from ..errors import InputError
from .base import Format
from .concise import ConciseFormat
from .full import FullFormat
from .github import GithubFormat
from .json_document import JsonFormat
from .jsonl import JsonlFormat
from .markdown import MarkdownFormat

BUILTIN_FORMATS: tuple[type[Format], ...] = (
    FullFormat,
    ConciseFormat,
    JsonFormat,
    JsonlFormat,
    GithubFormat,
    MarkdownFormat,
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
