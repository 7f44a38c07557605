"""Bars: figures that people would rather look at, with the number beside each bar for those who cannot."""

from collections.abc import Iterable, Sequence

from ..summary import Summary
from .markup import Html, element, joined, number

_MOST_BARS = 12


def bars(title: str, values: Sequence[tuple[str, float]], unit: str) -> Html:
    """Return a chart of horizontal bars, each with its name and its value; nothing if there are no values."""
    if not values:
        return Html("")
    most = max(value for _, value in values) or 1
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            element("td", element("span", style=f"width:{100 * value / most:.1f}%", class_="bar"), class_="bars"),
            element("td", number(value), class_="n"),
        )
        for name, value in values
    ]
    caption = element("caption", title, element("small", f", {unit}"))
    return element("table", caption, element("tbody", *rows), class_="chart")


def charts(summary: Summary) -> Html:
    """Return the charts by site, by document, and over time where the documents have dates."""
    return element("div", joined(*_charts(summary)), class_="charts")


def _charts(summary: Summary) -> Iterable[Html]:
    sites = sorted(summary.sites.tallies.items(), key=lambda item: (-item[1].findings, item[0]))[:_MOST_BARS]
    yield bars(
        "Where the findings are", [(site, tally.findings) for site, tally in sites if tally.findings], "findings"
    )
    yield bars("Documents by how many findings they have", list(_histogram(summary)), "documents")
    months = [(month, 1000 * found / max(1, documents)) for month, (documents, found) in sorted(summary.months.items())]
    yield bars("Over the time of the crawl", months, "findings in 1,000 documents")


def _histogram(summary: Summary) -> Iterable[tuple[str, int]]:
    before = -1
    for step, count in sorted(summary.per_document.items()):
        yield (str(step) if step <= 3 else f"{max(before, 3) + 1:,} to {step:,}"), count
        before = step
