"""The output formats by name, ours each imported only when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from ..errors import InputError
from .base import Format

# Name -> module and class, in the order that users read them.
_FORMATS = {
    "full": "full.FullFormat",
    "concise": "concise.ConciseFormat",
    "grouped": "grouped.GroupedFormat",
    "statistics": "statistics.StatisticsFormat",
    "statistics-json": "json_document.JsonStatisticsFormat",
    "json": "json_document.JsonFormat",
    "jsonl": "jsonl.JsonlFormat",
    "github": "github.GithubFormat",
    "gitlab": "gitlab.GitlabFormat",
    "sarif": "sarif.SarifFormat",
    "rdjson": "rdjson.RdjsonFormat",
    "junit": "junit.JunitFormat",
    "checkstyle": "checkstyle.CheckstyleFormat",
    "markdown": "markdown.MarkdownFormat",
    "dolma": "dolma.DolmaFormat",
}


class Formats(Mapping[str, type[Format]]):
    """Our formats by name, and those of plugins, which come first; looking up one of ours imports it, listing none.

    >>> formats = Formats()
    >>> list(formats)[:3], formats["concise"].name
    (['full', 'concise', 'grouped'], 'concise')
    """

    def __init__(self, others: Iterable[type[Format]] = ()) -> None:
        self._others = {form.name: form for form in others}

    def __getitem__(self, name: str) -> type[Format]:
        """Return the format ``name``."""
        if name in self._others:
            return self._others[name]
        module, _, cls = _FORMATS[name].partition(".")
        found: type[Format] = getattr(import_module(f".{module}", __package__), cls)
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(_FORMATS | self._others)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(_FORMATS | self._others)


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
