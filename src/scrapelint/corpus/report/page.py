"""The page itself: its parts in their order, with look and behaviour in the same file, and nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ...atomic_files import replace_atomically
from ...reports.notes import grouped_notes
from ...reports.places import counted
from ..summary import Summary
from .about import About
from .article_view import article_views
from .charts import charts
from .markup import Child, Html, element, joined, number
from .tables import document_table, rule_table, site_table, string_table


def write_report(path: Path, summary: Summary, about: About) -> None:
    """Write the report to ``path``: whole, or not at all.

    Raises:
        OSError: it cannot be written.
    """
    replace_atomically(path, [render(summary, about).encode("utf-8", "replace")])


def render(summary: Summary, about: About) -> str:
    """Return the report as HTML; the same figures give the same bytes."""
    style, script = _asset("page.css"), _asset("page.js")
    # Only the script whose hash stands here runs, and nothing is loaded: whatever a page had hidden in its text.
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src '{_digest(script)}'; base-uri 'none'"
    head = joined(
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="referrer" content="no-referrer">'),
        element("title", f"scrapelint: {about.verdict}"),
        Html(f"<style>{style}</style>"),
    )
    body = joined(*_parts(summary, about), Html(f"<script>{script}</script>"))
    return f'<!doctype html>\n<html lang="en">\n<head>{head.source}</head>\n<body>\n{body.source}\n</body>\n</html>\n'


def _parts(summary: Summary, about: About) -> Iterator[Html]:
    yield _header(summary, about)
    yield _filters(summary)
    yield _section("By rule", "rule", rule_table(summary, about), charts(summary))
    note = "Scrapers break for one site at a time: the site with most findings a document stands first."
    yield _section("By site", "site", element("p", note, class_="note"), site_table(summary))
    note = "One decision about a string settles all its findings."
    yield _section("Strings that come again", "string", element("p", note, class_="note"), string_table(summary))
    yield _section("Documents with most findings", "document", document_table(summary))
    keys = "Keys: n and p for the next and the previous finding, o opens the original page, a accepts the finding."
    note = (
        f"A fair sample for each rule, drawn by the names of the documents; lines without findings are left out. {keys}"
    )
    yield _section("Articles", "article", element("p", note, class_="note"), article_views(summary))
    yield _run(about)


def _section(title: str, name: str, *children: Child) -> Html:
    return element("section", element("h2", title), *children, id=name)


def _header(summary: Summary, about: About) -> Html:
    verdict = about.verdict
    word = element("strong", "passed" if verdict.passed else "failed", class_="passed" if verdict.passed else "failed")
    figures = [
        (summary.documents, "documents"),
        (summary.characters, "characters"),
        (summary.findings, "findings"),
        (1000 * summary.findings / max(1, summary.documents), "findings in 1,000 documents"),
        (100 * summary.flagged / max(1, summary.documents), "% of documents with findings"),
        (100 * summary.flagged_characters / max(1, summary.characters), "% of characters flagged"),
    ]
    if summary.across:
        figures.append((summary.across, "findings across documents, which the shares leave out"))
    if about.changes is not None:
        new, fixed = (sum(change[place] for change in about.changes.values()) for place in (0, 1))
        figures += [(new, "new since the baseline"), (fixed, "gone since the baseline")]
    cards = [element("li", element("b", number(value)), " ", name) for value, name in figures]
    warnings = [element("li", warning) for warning in (*about.warnings, *_missed(summary))]
    notes = [element("li", note) for note in grouped_notes(summary.notes)]
    more = element("details", element("summary", counted(len(notes), "note")), element("ul", *notes), class_="note")
    return element(
        "header",
        element("h1", "scrapelint ", word, element("span", f" {verdict.reason}", class_="reason")),
        element("ul", *cards, class_="cards"),
        element("ul", *warnings, class_="warnings") if warnings else "",
        more if notes else "",
    )


def _missed(summary: Summary) -> Iterator[str]:
    """Yield what the run did not look at, or could not."""
    if not summary.documents:
        yield "Nothing was looked at: there was no document to read."
    if summary.failed:
        yield f"{summary.failed:,} times the work could not be done: {'; '.join(summary.failures[:3])}"
    for code, tally in sorted(summary.rules.items()):
        if code.startswith("SL"):
            yield f"{tally.findings:,} files or records were damaged: {code} {tally.name}"
    if summary.sites.forgotten:
        yield "There are more sites than are counted one by one: the figures by site leave out the smallest."


def _filters(summary: Summary) -> Html:
    options = [element("option", f"{code} {tally.name}", value=code) for code, tally in sorted(summary.rules.items())]
    every = element("option", "all rules", value="")
    return element(
        "nav",
        element("label", "rule ", element("select", every, *options, id="pick-rule")),
        element("label", "site or document ", Html('<input id="pick-text" type="search">')),
        element("button", "light or dark", type="button", id="theme"),
        element("button", "save accepted", type="button", id="save", hidden=""),
        element("span", id="count", role="status"),
    )


def _run(about: About) -> Html:
    facts: list[tuple[str, Child]] = [
        ("Version", about.version),
        ("Looked at", ", ".join(about.inputs)),
        ("Corpus", about.fingerprint),
        ("All findings", about.findings_file),
        ("Settings", element("pre", "\n".join(f"{key} = {value}" for key, value in about.settings.items()))),
        ("Run it again", element("pre", about.command)),
    ]
    listed = [joined(element("dt", name), element("dd", value)) for name, value in facts if value]
    return element("section", element("h2", "The run"), element("dl", *listed), id="run")


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
