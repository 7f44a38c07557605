"""BP050 boilerplate-line: what the learned line model finds beyond the phrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapelint.plugin import Document, Finding, Fix, Rule
from scrapelint_boilerplate.options import BoilerplateOptions
from scrapelint_boilerplate.page_of import page_of

if TYPE_CHECKING:
    from scrapelint_boilerplate.line_model_runs import Run
    from scrapelint_boilerplate.page import PageModel

_UNANCHORED = 0.25
"""What remains of the doubt that is allowed if no other rule finds anything on the page: a clean text stays silent."""
_LEAST_PROSE = 300
"""Code points of prose below which a text is no article to tell a page's boilerplate from."""


@dataclass(frozen=True, eq=False, repr=False)
class BoilerplateLine(Rule):
    """A line is no part of the article: its wording, its looks and its neighbours together give it away.

    Extractors leave labels, names of sections, headlines of other articles and prompts that no list of phrases
    foresees. A small model learned from labelled pages weighs how each line is worded and set, where it stands, and
    what the phrase rules found around it. Lines that such a rule reports are left to it; a text with hardly any prose
    is left alone: a list, a table, a poem. Neighbouring lines are one finding; its confidence is the share of
    boilerplate measured among lines of the same score on pages of sites held out from training.

    Source: trained on article-extraction-benchmark, WCXB, readability's tests and trafilatura's evaluation pages; see
    docs/internals/boilerplate-line-model.md.
    """

    code = "BP050"
    name = "boilerplate-line"

    shared: BoilerplateOptions = BoilerplateOptions()
    confidence: float = 0.77
    """Least share of boilerplate, from 0 to 1, among lines like this one. Lower finds more and is wrong more often. On
    a page with 20 lines or more that are surely the article's own the doubt, 1 minus this, is 1.5 times as large, with
    40 lines or more 2.2 times, but no line of a share below 0.45 is shown for that."""
    preview_confidence: float = 0.6
    """The same for findings that are only shown with ``--preview``."""

    def prepare(self, documents: Sequence[Document]) -> None:
        """Ask the model about all pages at once."""
        Document.once_each(documents, _runs_of_each, _runs_of, self)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each run of lines that the model takes for boilerplate."""
        page = page_of(document, self.shared)
        for run in document.once(_runs_of, self):
            start, end = page.lines[run.first].line.start, page.lines[run.last].line.end
            size = run.last - run.first + 1
            what = "looks like page boilerplate" if size == 1 else f"{size} lines look like page boilerplate"
            yield self.finding(
                (start, end),
                f"{what}: {', '.join(run.reasons)}" if run.reasons else what,
                fix=Fix((document.removal(start, end),), safe=False, message="remove it"),
                confidence=round(run.confidence, 3),
                preview=run.preview,
                details=run.reasons,
            )

    def least(self, page: "PageModel") -> float:
        """Return the confidence from which on findings are shown without ``--preview``."""
        doubt = (1 - self.confidence) * {"low": 0.3, "default": 1.0, "high": 2.0}[self.shared.sensitivity]
        if all(line.claimed_by is None for line in page.lines):
            doubt *= _UNANCHORED
        return 1 - doubt


def _runs_of(document: Document, rule: BoilerplateLine) -> "tuple[Run, ...]":
    (runs,) = _runs_of_each((document,), rule)
    return runs


def _runs_of_each(documents: Sequence[Document], rule: BoilerplateLine) -> "Iterator[tuple[Run, ...]]":
    """Yield the runs of each document's page; none for a text with hardly any prose."""
    pages = [page_of(document, rule.shared) for document in documents]
    told = [page for page in pages if sum(line.length for line in page.lines if line.is_prose) >= _LEAST_PROSE]
    if not told:
        return iter([()] * len(pages))
    # Late, since the model needs numpy and its weights, which a run without this rule shall not wait for.
    from scrapelint_boilerplate.line_model_runs import Asked, judged_runs  # noqa: PLC0415

    asked = [Asked(page, shown := rule.least(page), min(rule.preview_confidence, shown)) for page in told]
    found = {id(one.page): runs for one, runs in zip(asked, judged_runs(asked), strict=True)}
    return (found.get(id(page), ()) for page in pages)
