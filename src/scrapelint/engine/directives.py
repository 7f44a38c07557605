"""Directives in comments of Markdown and HTML: read only where the configuration switches them on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from ..finding import Finding
from ..report import Report
from ..rule import RuleBase
from ..text.document import Document
from .selection import matches

_SUFFIXES = {".md", ".markdown", ".html", ".htm"}
_DIRECTIVE = re.compile(r"<!--[ \t]{0,20}scrapelint-([a-z-]{1,30})((?:[ \t,][A-Za-z0-9 \t,-]{0,500})?)-->")
_WORDS = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_KINDS = ("disable-next-line", "disable", "enable")


@dataclass(slots=True)
class Directive:
    """A stretch of a document, half-open in code points, in which the rules of ``selectors`` report nothing."""

    selectors: tuple[str, ...]
    """Codes, prefixes or names; ``ALL`` for every rule."""
    comment: tuple[int, int]
    start: int
    end: int
    written: str
    """The directive as it stands in the text."""


def has_directives(path: str) -> bool:
    """Tell whether files of the kind of ``path`` can hold directives."""
    return PurePath(path).suffix.lower() in _SUFFIXES


def find_directives(document: Document) -> tuple[list[Directive], list[str]]:
    """Return the directives in ``document``, and what is wrong with those that are none."""
    found: list[Directive] = []
    problems = []
    for kind, selectors, comment, written in _comments(document.text):
        if kind == "disable-next-line":
            found.append(Directive(selectors or ("ALL",), comment, *_next_line(document, comment[1]), written))
        elif kind == "disable":
            found.append(Directive(selectors or ("ALL",), comment, comment[1], len(document.text), written))
        elif kind == "enable":
            for directive in found:
                if directive.end > comment[0] and (not selectors or set(selectors) >= set(directive.selectors)):
                    directive.end = comment[0]
        else:
            known = ", ".join(f"scrapelint-{one}" for one in _KINDS)
            problems.append(f"unknown directive {written}; known: {known}")
    return found, problems


def without_directed(report: Report, rules: Mapping[str, type[RuleBase]]) -> Report:
    """Return ``report`` without what the directives in its document cover; directives that cover nothing are noted.

    Of a pair it is enough that one half is covered. ``rules`` are all rules by code.
    """
    directives, problems = find_directives(report.document)
    used: set[int] = set()
    kept = [one for one in report.findings if not _covered(one, directives, rules.get(one.code), used)]
    idle = [f"{one.written} suppresses nothing" for number, one in enumerate(directives) if number not in used]
    notes = tuple(f"{report.path}: {problem}" for problem in (*problems, *idle))
    return replace(report, findings=tuple(kept), notes=(*report.notes, *notes))


def _covered(finding: Finding, directives: list[Directive], rule: type[RuleBase] | None, used: set[int]) -> bool:
    """Tell whether a directive covers ``finding``, and note which ones do."""
    starts = [finding.start, *(place.start for place in finding.related if place.path == finding.path)]
    covered = False
    for number, one in enumerate(directives):
        if one.comment[0] <= finding.start and finding.end <= one.comment[1]:
            covered = True  # the comment itself is no part of the article
        elif any(one.start <= start < one.end for start in starts) and _names(one, rule):
            used.add(number)
            covered = True
    return covered


def _names(directive: Directive, rule: type[RuleBase] | None) -> bool:
    return rule is not None and any(matches(selector, rule) for selector in directive.selectors)


def _comments(text: str) -> Iterator[tuple[str, tuple[str, ...], tuple[int, int], str]]:
    for match in _DIRECTIVE.finditer(text):
        words = tuple(_WORDS.findall(match[2]))
        yield match[1], words, match.span(), match[0]


def _next_line(document: Document, place: int) -> tuple[int, int]:
    """Return the span of the first line behind ``place`` that is not blank; an empty one if there is none."""
    line = next((line for line in document.full_lines if line.start >= place), None)
    return (line.start, line.end) if line else (place, place)
