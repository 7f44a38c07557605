"""The figures of a run over a corpus as tables for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from ..corpus.summary import Summary
from ..corpus.tallies import RuleTally
from ..reports.escaping import visible
from ..reports.places import counted

_SITES, _STRINGS = 10, 10
_WIDEST = 60


def tables(summary: Summary, *, sites: int = _SITES, strings: int = _STRINGS) -> Iterator[str]:
    """Yield lines: findings by rule, the sites with most findings a document, the strings flagged most often."""
    yield from _rules(summary)
    yield from _sites(summary, sites)
    yield from _strings(summary, strings)


def _sites(summary: Summary, most: int) -> Iterator[str]:
    ranked = sorted(summary.sites.top(), key=lambda item: (-item[1].findings / max(1, item[1].documents), item[0]))
    flagged = [(name, tally) for name, tally in ranked if tally.findings]
    if len(summary.sites.tallies) < 2 or not flagged:
        return
    yield ""
    rows = [
        (
            _cut(name),
            f"{tally.documents:,}",
            f"{tally.findings:,}",
            f"{tally.findings / max(1, tally.documents):.2f}",
            max(tally.rules, key=lambda code: (tally.rules[code], code)),
        )
        for name, tally in flagged[:most]
    ]
    yield from table(("site", "documents", "findings", "a document", "most of"), rows, numbers=(1, 2, 3))
    yield from _more(len(flagged) - most, "site")


def _strings(summary: Summary, most: int) -> Iterator[str]:
    repeated = [(string, tally) for string, tally in summary.strings.top() if tally.count > 1]
    if not repeated:
        return
    yield ""
    rows = [(f"{one.count:,}", f"{len(one.sites):,}", one.code, _cut(string)) for string, one in repeated[:most]]
    yield from table(("flagged", "sites", "rule", "string"), rows, numbers=(0, 1))
    yield from _more(len(repeated) - most, "string")


def whole(summary: Summary) -> str:
    """Return one line on the whole."""
    share = f", {summary.flagged_characters / summary.characters:.2%} of the text" if summary.characters else ""
    rate = f" ({1000 * summary.findings / summary.documents:,.1f} in 1,000 documents)" if summary.documents else ""
    alone = counted(summary.findings - summary.across, "finding")
    found = f"{alone} in {summary.flagged:,} of {counted(summary.documents, 'document')}"
    if summary.across:
        found += f" and {summary.across:,} across them"
    return f"{found}{rate}{share}"


def _rules(summary: Summary) -> Iterator[str]:
    ranked = sorted(summary.rules.items(), key=lambda item: (-item[1].findings, item[0]))
    if not ranked:
        return
    head = ["rule", "", "findings", "safe fix", "documents", "in 1,000"]
    rows = [
        [code, tally.name, f"{tally.findings:,}", f"{tally.safe:,}", f"{tally.documents:,}", _rate(tally, summary)]
        for code, tally in ranked
    ]
    known = len(head) if summary.documents else -1  # of findings alone no rate is known
    yield from table(head[:known], [row[:known] for row in rows], numbers=(2, 3, 4, 5))


def _rate(tally: RuleTally, summary: Summary) -> str:
    return f"{1000 * tally.findings / max(1, summary.documents):,.1f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> Iterator[str]:
    """Yield the lines of a table; the columns ``numbers``, counted from 0, are set to the right."""
    lines = [head, *rows]
    right = frozenset(numbers)
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _more(count: int, noun: str) -> Iterator[str]:
    if count > 0:
        yield f"… and {counted(count, noun)} more"


def _cut(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
