"""``scrapelint corpus --report``: what the report says of the run, and where it is written."""

import json
import shlex
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields
from os.path import relpath
from pathlib import Path
from typing import Any

from ..corpus.diff import Difference
from ..corpus.report import About, Change, write_report
from ..corpus.run import Ran
from ..engine.gates import Verdict
from ..engine.rule_infos import rule_infos
from ..errors import InputError
from ..reports.base import tool_version
from .run import Run

_NOT_SHOWN = {"root", "source", "problems", "lines"}


def report(
    path: Path, run: Run, ran: Ran, verdict: Verdict, warnings: Iterable[str], difference: Difference | None,
    findings: str | None,
) -> None:  # fmt: skip
    """Write the report on ``run`` to ``path``, whole or not at all.

    Raises:
        InputError: it cannot be written.
    """
    linter = run.linter
    about = About(
        verdict,
        f"scrapelint {shlex.join(sys.argv[1:])}",
        run.paths,
        ran.inputs.corpus,
        _settings(run),
        relpath(findings, path.parent) if findings else "",
        tuple(warnings),
        rule_infos(linter.catalogue, map(type, (*linter.rules, *linter.corpus_rules))),
        _changes(difference),
        tool_version(),
    )
    try:
        write_report(path, ran.summary, about)
    except OSError as error:
        raise InputError(f"{path}: the report cannot be written: {error.strerror or error}") from error


def _settings(run: Run) -> dict[str, str]:
    """Return the settings that are not the default, as they would stand in a configuration."""
    plain: dict[str, Any] = {}
    for field in fields(run.config):
        value = getattr(run.config, field.name)
        default = field.default_factory() if callable(field.default_factory) else field.default
        if field.name not in _NOT_SHOWN and value != default:
            plain[field.name.replace("_", "-")] = dict(value) if isinstance(value, Mapping) else value
    return {key: json.dumps(value, default=str) for key, value in plain.items()}


def _changes(difference: Difference | None) -> dict[str, Change] | None:
    if difference is None:
        return None
    return {code: Change(counts.new, counts.fixed, counts.same) for code, counts in sorted(difference.rules.items())}
