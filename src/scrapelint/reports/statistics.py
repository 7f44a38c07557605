"""How often each rule fired, the commonest first."""

from collections.abc import Iterator

from .base import Format, RunSummary
from .places import counted

_ENOUGH = 100  # documents, for a rate to mean something


class StatisticsFormat(Format):
    """A line for each rule: its findings, their share in the documents, and how many can be fixed."""

    name = "statistics"

    def finish(self, summary: RunSummary) -> Iterator[str]:
        """Yield the table, and a line for the whole."""
        ranked = sorted(summary.findings.items(), key=lambda item: (-item[1], item[0]))
        wide = max((len(f"{count:,}") for _, count in ranked), default=1)
        named = max((len(name) for name in summary.names.values()), default=1)
        for code, count in ranked:
            line = f"{count:>{wide},}  {code}  {summary.names[code]:<{named}}"
            if summary.documents >= _ENOUGH:
                line += f"  {1000 * count / summary.documents:>8,.1f} in 1,000 documents"
            fixable = summary.fixable_by_rule[code]
            yield f"{line}  {fixable:,} fixable\n" if fixable else f"{line.rstrip()}\n"
        found = counted(summary.total, "finding")
        yield f"{found} in {summary.flagged:,} of {counted(summary.documents, 'document')}.\n"
