"""The way in for one text: no linter to build, no document to make."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from .config.model import Config
from .engine.linter import Linter
from .report import Report
from .text.document import Document


def lint_text(
    text: str,
    *,
    path: str = "<text>",
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    preview: bool | None = None,
    config: Config | None = None,
) -> Report:
    r"""Return what the rules find in ``text``; reads no file and keeps no state between calls.

    Args:
        text: any string; offsets in the report are half-open, in code points of it as given.
        path: how the findings name it.
        select: codes, prefixes of codes or names of the rules to run, one or several; by default those of ``config``,
            or all.
        ignore: codes, prefixes or names of rules not to run.
        preview: whether to show what is in preview; by default as ``config`` says.
        config: further settings.

    Raises:
        ConfigError: ``select`` or ``ignore`` names no rule, or ``config`` holds mistakes.
        PluginError: an installed plugin cannot be loaded.
        TypeError: ``text`` is no string.

    >>> report = lint_text("Rain fell in the north all day.\n\nLeave a Reply", select=["BP"])
    >>> [(f.name, f.text, f.line, f.column) for f in report.findings]
    [('comment-form', 'Leave a Reply', 3, 1)]
    """
    chosen = None if select is None else _selectors(select)
    return _linter(chosen, _selectors(ignore), preview, config).lint(Document(text, path))


def _selectors(given: str | Sequence[str]) -> tuple[str, ...]:
    """Return what selects rules as a tuple: "BP" is one prefix, not the rules that begin with B and those with P."""
    return (given,) if isinstance(given, str) else tuple(given)


@lru_cache(maxsize=16)
def _linter(
    select: tuple[str, ...] | None, ignore: tuple[str, ...], preview: bool | None, config: Config | None
) -> Linter:
    base = config or Config()
    return Linter(
        replace(
            base,
            select=base.select if select is None else select,
            ignore=(*base.ignore, *ignore),
            preview=base.preview if preview is None else preview,
        )
    )
