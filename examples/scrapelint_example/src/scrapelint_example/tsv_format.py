"""Findings as tab-separated values, for a spreadsheet."""

from collections.abc import Iterator

from scrapelint.plugin import Format, Report, RunSummary


class TsvFormat(Format):
    """One row a finding: path, line, column, code, message and text."""

    name = "tsv"

    def start(self) -> Iterator[str]:
        """Yield the heads of the columns."""
        yield "path\tline\tcolumn\tcode\tmessage\ttext\n"

    def report(self, report: Report) -> Iterator[str]:
        """Yield a row for each finding."""
        for one in report.findings:
            cells = (one.path, str(one.line), str(one.column), one.code, one.message, one.text)
            yield "\t".join(map(_cell, cells)) + "\n"

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield nothing more: a spreadsheet wants no last line of words."""
        del summary
        yield from ()


def _cell(text: str) -> str:
    """Return ``text`` on one line, with nothing in it that a terminal or a spreadsheet would obey."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown
