"""BP102: a line that stands on many pages of the corpus."""

from dataclasses import dataclass

from scrapelint.plugin import Group, Verdict
from scrapelint_boilerplate.template_rule import TemplateRule


@dataclass(frozen=True, eq=False, repr=False)
class CorpusTemplateLine(TemplateRule):
    """The same line stands on many pages of the corpus, whatever their site: software or a service has put it there.

    "Leave a Reply" and "Your email address will not be published" come with the software that thousands of sites run;
    cookie notices and share bars come from a few services. Also finds templates where no site is known. Lines are
    compared as ``site-template-line`` does, and left to it where it reports them.

    Left alone: lines on fewer than ``min_pages`` pages or on a smaller share of the corpus than ``min_share``: a
    sentence that many articles have is no template. The copies of one page, and one story on many sites, count once.
    """

    code = "BP102"
    name = "corpus-template-line"
    learns = "any"
    by_site = False
    yields_to = ("site-template-line",)

    min_pages: int = 20
    """Least number of different pages that hold the line."""
    min_share: float = 0.001
    """Least share of all pages, from 0 to 1, that hold the line. Lower finds what few sites have, and sentences that
    many articles have, such as "He declined to comment."."""
    min_letters: int = 6
    """Least length of a line, in letters; those outside ASCII count two to four."""

    def compare(self, group: Group) -> Verdict | None:
        """Report a line that is on enough pages."""
        if group.values < self.least or group.documents < self.min_share * group.of_all:
            return None
        return Verdict(f"stands on {group.documents:,} of {group.of_all:,} pages of the corpus: part of a template")
