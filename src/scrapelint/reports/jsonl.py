"""JSON Lines: one finding a line, as soon as it is found."""

from collections.abc import Iterator

from ..report import Report
from .base import Format
from .json_text import fields, to_json


class JsonlFormat(Format):
    """One object a line, with the fields that ``json`` gives a finding; for corpora, and for pipes."""

    name = "jsonl"

    def report(self, report: Report) -> Iterator[str]:
        """Yield a line for each finding."""
        for finding in report.findings:
            yield f"{to_json(fields(finding))}\n"
