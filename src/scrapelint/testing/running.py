"""Running a marked case: one rule alone, over one text, and what it should have flagged."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ..config.model import Config
from ..engine.cases import Case, mark, unmark
from ..engine.fixing import applicable, apply_edits, compatible
from ..engine.linter import Linter
from ..finding import Finding
from ..text.document import Document

_BLANK_LINES = re.compile(r"\n{2,}")
_WRAPPED = re.compile(r"[^\n]\n[^\n]")


def run_case(case: Case, *, plugins: Sequence[object] = ()) -> None:
    """Run the rule of ``case`` alone, preview on; raise :exc:`AssertionError` if it flags anything but the marks.

    The text of a rule across documents holds them one behind the other, each below a line ``=== site/page.txt ===``.
    A known case is run like any other: it is the caller that expects it to fail.

    Args:
        case: from :func:`load_cases`.
        plugins: plugin modules or objects that are not installed.
    """
    linter = linter_for(case.rule, case.options, plugins=plugins)
    if linter.corpus_rules:
        _run_corpus_case(case, linter)
        return
    document = Document(case.text, path=f"{case.rule}/{case.id}")
    report = linter.lint(document)
    if report.failures:
        for rule in linter.rules:
            list(rule.check(Document(case.text)))  # raises again, with the traceback that a report does not keep
        raise AssertionError(str(report.failures[0]))
    spans = sorted((finding.start, finding.end) for finding in report.findings)
    if spans != list(case.spans):
        raise AssertionError(_difference(case, report.findings))
    if case.fixed is not None:
        fixed = apply_fixes(case.text, report.findings)
        if fixed != case.fixed:
            raise AssertionError(f"{case.source} {case.id}: fixed otherwise\nexpected:\n{case.fixed}\nfixed:\n{fixed}")


def _run_corpus_case(case: Case, linter: Linter) -> None:
    from .corpus import findings_in_case  # noqa: PLC0415 - only rules across documents need the engine

    findings = list(findings_in_case(linter.corpus_rules, case.text))
    if sorted((finding.start, finding.end) for finding in findings) != list(case.spans):
        raise AssertionError(_difference(case, findings))


def linter_for(rule: str, options: Mapping[str, Any] | None = None, *, plugins: Sequence[object] = ()) -> Linter:
    """Return a linter with ``rule`` alone, named by its name, with preview on and ``options`` as in a case file."""
    return _linter(rule, json.dumps(options or {}, sort_keys=True, default=str), tuple(plugins))


@lru_cache(maxsize=256)
def _linter(rule: str, options: str, plugins: tuple[object, ...]) -> Linter:
    given: dict[str, Any] = json.loads(options)
    sensitivity = given.pop("sensitivity", "default")
    tables = {key: value for key, value in given.items() if isinstance(value, dict)}
    own = {key: value for key, value in given.items() if key not in tables}
    base = Config(select=(rule,), preview=True, sensitivity=sensitivity)
    shared = {key for known in Linter(base, plugins=plugins).catalogue.rules.values() for key in _tables_of(known)}
    own |= {key: value for key, value in tables.items() if key not in shared}
    config = replace(base, rules={rule: own}, tables={key: tables[key] for key in tables.keys() & shared})
    return Linter(config, plugins=plugins)


def _tables_of(rule: type) -> Iterator[str]:
    from ..config.convert import option_types  # noqa: PLC0415 - only a file with options needs it

    yield from (kind.table for kind in option_types(rule).values() if getattr(kind, "table", ""))


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """Return ``text`` after the fixes of ``findings``, safe or not; of two that overlap, the first is made."""
    return apply_edits(text, compatible(one for one in findings if applicable(one, unsafe=True))[1])


def respaced(case: Case) -> Iterator[Case]:
    """Yield ``case`` with other line breaks and other blank lines between paragraphs, which must change no finding."""
    marked = case.marked.replace("\r\n", "\n")
    others = {
        "crlf": marked.replace("\n", "\r\n"),
        "no_break_space": marked.replace("\n\n", "\n\N{NO-BREAK SPACE}\n"),
        "line_separator": marked.replace("\n", "\N{LINE SEPARATOR}"),
    }
    if not _WRAPPED.search(marked):  # where lines are wrapped, blank lines say where a paragraph ends
        others["no_blank_lines"] = _BLANK_LINES.sub("\n", marked)
    for name, other in others.items():
        if other != case.marked:
            text, spans = unmark(other)
            yield replace(case, id=f"{case.id}_{name}", text=text, spans=spans, fixed=None)


def _difference(case: Case, findings: Iterable[Finding]) -> str:
    """Return what was expected and what was found, both as marked text, and the messages of the rule."""
    found = list(findings)
    lines = [f"{case.source} [{case.kind}] {case.id}", "expected:", case.marked, "found:", ""]
    lines[-1] = mark(case.text, [(one.start, one.end) for one in found])
    lines += [f"  [{one.start}, {one.end}) {one.text!r}: {one.message}" for one in found] or ["  nothing"]
    return "\n".join(lines)
