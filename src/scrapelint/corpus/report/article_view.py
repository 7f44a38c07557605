"""Articles as an editor reads them: text with marks, the reasons beside it, and what is said twice side by side."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from ..summary import Summary
from .markup import Child, Html, element, joined
from .tables import named

_MOST_WORDS = 200
"""Words of a sentence that are compared one by one."""


def article_views(summary: Summary) -> Html:
    """Return all articles of the sample, those with most findings first."""
    articles = sorted(
        summary.articles.articles.items(), key=lambda item: (-len(item[1]["findings"]) - item[1]["left_out"], item[0])
    )
    if not articles:
        return element("p", "No article with findings was kept for the report.", class_="note")
    return joined(*(_article(key, article, first=not place) for place, (key, article) in enumerate(articles)))


def _article(key: str, article: dict[str, Any], *, first: bool) -> Html:
    findings = article["findings"]
    codes = sorted({finding["code"] for finding in findings})
    total = len(findings) + article["left_out"]
    counted = f"{total:,} finding{'s' * (total != 1)}"
    head = element("summary", named(article["path"], article["id"], article["record"]), element("small", f" {counted}"))
    text = element("div", *_lines(key, article), class_="text", dir="auto")
    notes = element(
        "ol", *(_note(key, n, finding, article["path"]) for n, finding in enumerate(findings)), class_="notes"
    )
    return element(
        "details",
        head,
        element("div", text, notes, class_="article"),
        class_="sample",
        data_code=" ".join(codes),
        data_site=article["site"],
        id=f"a{key}",
        open="" if first else None,
    )


def _lines(key: str, article: dict[str, Any]) -> Iterator[Html]:
    for line in article["lines"]:
        if line is None:
            yield element("p", "⋮", class_="gap", title="lines left out")
            continue
        cut_before, cut_behind = line["cut"]
        marked = _marked(key, line["text"], line["marks"], article["findings"])
        parts = ["…" if cut_before else "", *marked, "…" if cut_behind else ""]
        yield element("p", element("span", line["number"], class_="number"), *parts, dir="auto")


def _marked(key: str, text: str, marks: Sequence[Sequence[int]], findings: Sequence[dict[str, Any]]) -> Iterator[Child]:
    """Yield ``text`` in pieces, each within the same marks from end to end; the shortest mark gives the look."""
    edges = sorted({0, len(text), *(edge for start, end, _ in marks for edge in (start, end))})
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark[0] <= start and mark[1] >= end]
        piece = text[start:end]
        if not over:
            yield piece
            continue
        _, stop, number = min(over, key=lambda mark: (mark[2] < 0, mark[1] - mark[0], mark[2]))
        if number < 0:
            yield element("span", piece, class_="related", title=f"belongs to {-number}")
            continue
        code = findings[number]["code"]
        label = element("a", number + 1, href=f"#{key}-{number}", class_="label") if end == stop else ""
        yield element("mark", piece, label, class_=f"mark {code[:2].lower()}", title=_title(findings[number]))


def _title(finding: dict[str, Any]) -> str:
    return f"{finding['code']} {finding['name']}: {finding['message']}"


def _note(key: str, number: int, finding: dict[str, Any], path: str) -> Html:
    """Return what is to say of one finding, with a button to accept it."""
    parts: list[Child] = [
        element("b", finding["code"], class_=f"code {finding['code'][:2].lower()}"), " ", finding["name"], ": ",
        finding["message"], element("small", f" line {finding['line']}, confidence {finding['confidence']:.2f}"),
    ]  # fmt: skip
    if finding["related"]:
        parts += [_pair(finding["text"], related) for related in finding["related"][:2]]
    parts += [element("p", detail, class_="detail") for detail in finding["details"] if not finding["related"]]
    accept = element(
        "button", "accept", type="button", class_="accept", data_fingerprint=finding["fingerprint"],
        data_rule=finding["code"], data_path=path, data_excerpt=" ".join(finding["text"].split())[:80],
    )  # fmt: skip
    return element("li", *parts, accept, id=f"{key}-{number}", tabindex=0, class_="finding")


def _pair(text: str, related: dict[str, Any]) -> Html:
    """Return two texts side by side, with the words that differ marked."""
    here, there = text.split()[:_MOST_WORDS], related["text"].split()[:_MOST_WORDS]
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    left: list[Child] = []
    right: list[Child] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        left += _words(there[a:b], "del" if kind != "equal" else None)
        right += _words(here[c:d], "ins" if kind != "equal" else None)
    caption = f"{related['message'] or 'the other place'} (line {related['line']})"
    return element(
        "div",
        element("div", element("small", caption), element("p", *left, dir="auto")),
        element("div", element("small", "this place"), element("p", *right, dir="auto")),
        class_="pair",
    )


def _words(words: Iterable[str], name: str | None) -> list[Child]:
    text = " ".join(words)
    if not text:
        return []
    return [element(name, text) if name else text, " "]
