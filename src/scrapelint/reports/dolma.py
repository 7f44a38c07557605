"""Dolma attributes: for each document a line with the spans of each rule, for corpus tools to filter and cut by."""

from collections.abc import Iterator

from ..finding import Finding
from ..report import Report
from .base import Format
from .json_text import score, to_json


class DolmaFormat(Format):
    """One line for every document, in order, also for those without findings: readers pair the lines of both files.

    A span is ``[start, end, score]`` in code points, the score being the confidence.
    """

    name = "dolma"

    def report(self, report: Report) -> Iterator[str]:
        """Yield the line of one document."""
        attributes: dict[str, list[tuple[int, int, float]]] = {}
        for finding in sorted(report.findings, key=lambda one: (one.code, one.start, one.end)):
            attributes.setdefault(attribute(finding), []).append((finding.start, finding.end, score(finding)))
        yield f"{to_json({'id': _identity(report), 'attributes': attributes})}\n"


def attribute(finding: Finding) -> str:
    """Return the name of the attribute: experiment, tagger and type, joined as Dolma does."""
    return "__".join(part.replace("-", "_") for part in ("scrapelint", finding.plugin, finding.name))


def _identity(report: Report) -> str:
    document = report.document
    if document.id is not None:
        return document.id
    return report.path if document.record is None else f"{report.path}:{document.record}"
