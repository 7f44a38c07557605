"""Findings into what an editor shows and offers: diagnostics, quick fixes, a page to read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol import types

from ...engine.fixing import applicable, compatible
from ...engine.manual import rule_page
from ...finding import Finding, Location
from ...report import Report
from ...rule import RuleBase
from ...text.edit import Edit
from .positions import Positions

SOURCE = "scrapelint"
IGNORE = "scrapelint.ignore"
FIX_ALL = "source.fixAll.scrapelint"

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(report: Report, uri: str, positions: Positions) -> list[types.Diagnostic]:
    """Return a diagnostic for each finding of ``report``, which is of the document ``uri``."""
    return [_diagnostic(finding, uri, positions) for finding in report.findings]


def _diagnostic(finding: Finding, uri: str, positions: Positions) -> types.Diagnostic:
    return types.Diagnostic(
        range=positions.range(finding.start, finding.end),
        message="\n".join([f"{finding.message} [{finding.name}]", *finding.details]),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        related_information=[_related(place, finding, uri, positions) for place in finding.related] or None,
        data={"fingerprint": finding.fingerprint},
    )


def _related(place: Location, finding: Finding, uri: str, positions: Positions) -> types.DiagnosticRelatedInformation:
    if place.path in ("", finding.path):
        where = types.Location(uri, positions.range(place.start, place.end))
    else:  # of another file only line and column are known
        start = types.Position(max(0, place.line - 1), max(0, place.column - 1))
        where = types.Location(Path(place.path).absolute().as_uri(), types.Range(start, start))
    return types.DiagnosticRelatedInformation(where, place.message or "see here")


def actions(
    report: Report, uri: str, positions: Positions, asked: types.Range, only: Iterable[str] | None
) -> Iterator[types.CodeAction]:
    """Yield what can be done about the findings that touch the range ``asked``, and about all of them at once.

    ``only`` holds the kinds of actions that the editor wants; ``None`` stands for all.
    """
    start, end = positions.offset(asked.start), positions.offset(asked.end)
    if _wants(only, types.CodeActionKind.QuickFix):
        for finding in report.findings:
            if finding.start <= end and start <= finding.end:
                yield from _of_finding(finding, uri, positions)
    if _wants(only, FIX_ALL):
        yield from _all_safe(report, uri, positions)


def _wants(only: Iterable[str] | None, kind: str) -> bool:
    return only is None or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _of_finding(finding: Finding, uri: str, positions: Positions) -> Iterator[types.CodeAction]:
    about = [_diagnostic(finding, uri, positions)]
    if applicable(finding, unsafe=True) and finding.fix:
        warning = "" if finding.fix.safe else " (read it first)"
        yield types.CodeAction(
            title=f"{_capitalised(finding.fix.message or 'remove it')}{warning} ({finding.code})",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=about,
            is_preferred=finding.fix.safe,
            edit=_change(uri, positions, finding.fix.edits),
        )
    title = f"Accept this finding of {finding.name} in .scrapelint-ignore.toml"
    yield types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=about,
        command=types.Command(title, IGNORE, arguments=[uri, finding.fingerprint]),
    )


def _all_safe(report: Report, uri: str, positions: Positions) -> Iterator[types.CodeAction]:
    chosen, edits = compatible(finding for finding in report.findings if applicable(finding, unsafe=False))
    if chosen:
        yield types.CodeAction(
            title=f"Fix all that can be fixed safely ({len(chosen)})",
            kind=FIX_ALL,
            edit=_change(uri, positions, edits),
        )


def _change(uri: str, positions: Positions, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(positions.range(edit.start, edit.end), edit.replacement) for edit in edits]
    return types.WorkspaceEdit(changes={uri: changes})


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def hover(finding: Finding, rule: type[RuleBase] | None, positions: Positions) -> types.Hover:
    """Return what is shown when the pointer rests on ``finding``: the page of its rule."""
    text = rule_page(rule) if rule else finding.message
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, positions.range(finding.start, finding.end))
