"""Lint scraped text: near-duplicate sentences, broken fragments and stray page boilerplate, to the exact character."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # for type checkers and editors, which do not ask `__getattr__`
    from .api import lint_text
    from .config.model import Config
    from .engine.linter import Linter
    from .errors import ConfigError, InputError, PluginError, ScrapelintError
    from .finding import Finding, Fix, Location, Severity
    from .report import Failure, Report
    from .text.document import Document
    from .text.edit import Edit
    from .text.span import Span
else:

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first asked for: `scrapelint --version` need not wait for the engine."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - as the rest, only when it is needed

        value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
        globals()[name] = value
        return value


__version__ = "0.1.0"

__all__ = [
    "Config",
    "ConfigError",
    "Document",
    "Edit",
    "Failure",
    "Finding",
    "Fix",
    "InputError",
    "Linter",
    "Location",
    "PluginError",
    "Report",
    "ScrapelintError",
    "Severity",
    "Span",
    "lint_text",
]

_HOMES = {
    "Config": "config.model",
    "ConfigError": "errors",
    "Document": "text.document",
    "Edit": "text.edit",
    "Failure": "report",
    "Finding": "finding",
    "Fix": "finding",
    "InputError": "errors",
    "Linter": "engine.linter",
    "Location": "finding",
    "PluginError": "errors",
    "Report": "report",
    "ScrapelintError": "errors",
    "Severity": "finding",
    "Span": "text.span",
    "lint_text": "api",
}


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
