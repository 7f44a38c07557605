"""The hooks that a plugin may implement; each returns classes, and the engine does the rest."""

from collections.abc import Iterable

import pluggy

from .corpus_rule import CorpusRule
from .readers.base import Reader
from .reports.base import Format
from .rule import Rule

PROJECT = "scrapelint"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def scrapelint_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """Return the rule classes of this plugin."""


@hookspec
def scrapelint_corpus_rules() -> Iterable[type[CorpusRule]]:  # type: ignore[empty-body]
    """Return the rule classes of this plugin that look across documents."""


@hookspec
def scrapelint_readers() -> Iterable[type[Reader]]:  # type: ignore[empty-body]
    """Return the reader classes of this plugin: a file format into documents."""


@hookspec
def scrapelint_formats() -> Iterable[type[Format]]:  # type: ignore[empty-body]
    """Return the output format classes of this plugin: findings into text."""
