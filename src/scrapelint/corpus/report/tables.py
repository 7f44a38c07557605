"""The tables of the report: by rule, by site, strings that come again, documents with most findings."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ..summary import Summary, Worst
from ..tallies import RuleTally, SiteTally, StringTally
from .about import About
from .markup import Child, Html, element, joined, link, number

_MOST_ROWS = 100
_EXAMPLES = 3
_LONGEST_EXAMPLE = 90
_LEAST_TIMES = 2
"""How often a string must have been flagged to count as one that comes again."""


def table(heads: Sequence[str], rows: Iterable[Html], name: str) -> Html:
    """Return a table that can be sorted by its heads; those that begin with ``#`` are of numbers."""
    cells = [
        element("th", element("button", head.lstrip("#"), type="button"), class_=_kind(head[0] == "#"), scope="col")
        for head in heads
    ]
    body = joined(*rows)
    head = element("thead", element("tr", *cells))
    return element("div", element("table", head, element("tbody", body), id=name), class_="scroll")


def row(cells: Iterable[Child], **attributes: str | int | None) -> Html:
    """Return a row; cells that are numbers are aligned as such, and sorted by their value."""
    made = [_cell(cell) for cell in cells]
    return element("tr", *made, **attributes)


def _cell(cell: Child) -> Html:
    if isinstance(cell, (int, float)):
        return element("td", number(cell), class_=_kind(True), data_value=repr(cell))
    return element("td", cell)


def _kind(is_number: bool) -> str | None:
    return "n" if is_number else None


def rule_table(summary: Summary, about: About) -> Html:
    """Return the table by rule; rules that found nothing are named below it."""
    heads = ["rule", "#findings", "#documents", "#per 1,000 documents", "#% of characters", "#safe fixes"]
    heads += ["#new", "#fixed", "#same"] if about.changes is not None else []
    tallies = sorted(summary.rules.items(), key=lambda item: (-item[1].findings, item[0]))
    rows = [_rule_row(code, tally, summary, about) for code, tally in tallies]
    silent = [info for info in about.rules if info.code not in summary.rules]
    names = ", ".join(f"{info.code} {info.name}" for info in silent)
    quiet = element("p", f"Ran and found nothing: {names}.", class_="note") if silent else ""
    return joined(table([*heads, "examples"], rows, "rules"), quiet)


def _rule_row(code: str, tally: RuleTally, summary: Summary, about: About) -> Html:
    info = next((info for info in about.rules if info.code == code), None)
    said = [info.summary] if info and info.summary else []
    if info and info.precision is not None:
        said.append(f"Measured precision {info.precision:.2f}.")
    name = element(
        "span", element("b", code), " ", tally.name, title=" ".join(said) or None, class_=f"rule {tally.severity}"
    )
    cells: list[Child] = [
        name,
        tally.findings,
        tally.documents,
        1000 * tally.findings / max(1, summary.documents),
        100 * tally.characters / max(1, summary.characters),
        tally.safe,
    ]
    if about.changes is not None:
        cells += [*about.changes.get(code, (0, 0, tally.findings))]
    examples = [element("li", _short(text)) for text in islice(_examples(code, summary), _EXAMPLES)]
    return row([*cells, element("ul", *examples, class_="examples")], data_code=code)


def _examples(code: str, summary: Summary) -> Iterator[str]:
    return (text for text, tally in summary.strings.top() if tally.code == code)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 1]}…"


def site_table(summary: Summary) -> Html:
    """Return the table by site, the one with most findings a document first: scrapers break for one site at a time."""
    sites: list[tuple[str, SiteTally]] = sorted(
        summary.sites.tallies.items(), key=lambda item: (-item[1].findings / max(1, item[1].documents), item[0])
    )
    rows = [
        row(
            [
                site,
                tally.documents,
                tally.flagged,
                tally.findings,
                tally.findings / max(1, tally.documents),
                ", ".join(f"{code} ({count:,})" for code, count in _most(tally.rules)),
            ],
            data_site=site,
        )
        for site, tally in sites[:_MOST_ROWS]
    ]
    heads = ["site, folder or file", "#documents", "#with findings", "#findings", "#a document", "most frequent rules"]
    return joined(
        table(heads, rows, "sites"), _left_out(len(sites) - len(rows), "sites with fewer findings a document")
    )


def _most(rules: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(rules.items(), key=lambda item: (-item[1], item[0]))[:3]


def string_table(summary: Summary) -> Html:
    """Return the table of strings that were flagged again and again, with what to do about each."""
    repeated: list[tuple[str, StringTally]] = [
        (text, tally) for text, tally in summary.strings.top() if tally.count >= _LEAST_TIMES
    ]
    if not repeated:
        return element("p", "No string was flagged more than once.", class_="note")
    rows = [
        row(
            [
                element("q", text),
                tally.code,
                tally.count,
                f"{len(tally.sites)}{'+' if len(tally.sites) >= 20 else ''}: {', '.join(tally.sites[:3])}",
                element(
                    "button", "copy", type="button", class_="copy", data_text=text, title="copy as an entry of `allow`"
                ),
            ],
            data_code=tally.code,
        )
        for text, tally in repeated[:_MOST_ROWS]
    ]
    heads = ["string", "rule", "#times", "sites", "to allow it"]
    return joined(table(heads, rows, "strings"), _left_out(len(repeated) - len(rows), "rarer strings"))


def document_table(summary: Summary) -> Html:
    """Return the table of the documents with most findings."""
    rows = [row(_document(worst), data_code=" ".join(worst.rules), data_site=worst.site) for worst in summary.worst]
    return table(["document", "#findings", "#characters", "rules"], rows, "documents")


def _document(worst: Worst) -> list[Child]:
    name = named(worst.path, worst.id or None, worst.record or None)
    return [name, worst.findings, worst.characters, ", ".join(worst.rules)]


def named(path: str, name: str | None, record: int | None) -> Html:
    """Return how a document is called: its file, its record and its name, which is a link if it is an address."""
    where = f"{path}:{record}" if record is not None else path
    return joined(link(path, where), " ", link(name, name) if name else "")


def _left_out(count: int, what: str) -> Child:
    return element("p", f"{count:,} {what} are not shown.", class_="note") if count > 0 else ""
