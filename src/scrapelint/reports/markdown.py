"""A summary for people in Markdown: for a job's page, a merge request or an issue."""

import re
from collections.abc import Iterator

from ..finding import Finding
from ..report import Report
from .base import Format, RunSummary, Style
from .escaping import visible
from .most_severe import MostSevere
from .places import counted, place, said

MOST_LISTED = 100
"""Findings that the summary lists; it is for reading, and a job's page takes no more than 1 MiB."""
_LONGEST = 300  # characters of a message or an excerpt

_ESCAPED = {character: f"\\{character}" for character in "\\`*_[]~"}
_ESCAPED |= {character: f"&#{ord(character)};" for character in "&<>|$"}
# Behind these a name or number would become a link, and a message to whoever has that name.
_ESCAPED |= {"@": "@&#8203;", "#": "&#35;&#8203;"}
# The colon and the dot of addresses, which would become links, too.
_SPECIAL = re.compile(r"[\\`*_\[\]~&<>|$@#]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def markdown_text(text: str) -> str:
    r"""Return ``text`` so that Markdown shows it as it is, in a line of its own or in a table.

    >>> markdown_text("<b> *x* @you a|b")
    '&#60;b&#62; \\*x\\* @&#8203;you a&#124;b'
    """
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], f"\\{found[0]}"), visible(text))


class MarkdownFormat(Format):
    """What was found, by rule, and the most severe findings; of many findings it lists a hundred."""

    name = "markdown"

    def __init__(self, style: Style | None = None) -> None:
        super().__init__(style)
        self._listed = MostSevere[str](MOST_LISTED)

    def report(self, report: Report) -> Iterator[str]:
        """Keep what is to be listed."""
        for finding in report.findings:
            self._listed.add(finding.severity, _item(finding))
        yield from ()

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the summary."""
        documents = counted(summary.documents, "document")
        if summary.total:
            yield f"## scrapelint: {counted(summary.total, 'finding')} in {documents}\n"
            yield from _table(summary)
            yield "\n"
            yield from self._listed.by_severity()
        else:
            yield f"## scrapelint: no findings in {documents}\n"
        if self._listed.left_out:
            yield f"\n… and {counted(self._listed.left_out, 'finding')} more.\n"
        yield from _failures(summary)


def _table(summary: RunSummary) -> Iterator[str]:
    yield "\n| Rule | Name | Findings | Fixable |\n| --- | --- | ---: | ---: |\n"
    for code, count in sorted(summary.findings.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {code} | {summary.names[code]} | {count:,} | {summary.fixable_by_rule[code]:,} |\n"


def _item(finding: Finding) -> str:
    parts = [f"- **{finding.code}** {markdown_text(place(finding))} {markdown_text(finding.message[:_LONGEST])}"]
    excerpt = " ".join(finding.text[:_LONGEST].split())
    if excerpt:
        more = "…" if len(finding.text) > _LONGEST else ""
        parts.append(f": “{markdown_text(excerpt)}{more}”")
    parts += [f" ({markdown_text(said(other, finding.path))})" for other in finding.related[:3]]
    return f"{''.join(parts)}\n"


def _failures(summary: RunSummary) -> Iterator[str]:
    if summary.failures:
        yield "\n### What could not be done\n\n"
        for failure in summary.failures[:MOST_LISTED]:
            yield f"- {markdown_text(str(failure)[: 2 * _LONGEST])}\n"
