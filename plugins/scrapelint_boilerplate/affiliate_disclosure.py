"""BP021: affiliate disclosure."""

from scrapelint_boilerplate.class_rule import ClassRule


class AffiliateDisclosure(ClassRule):
    """A disclosure of commissions or sponsoring was scraped.

    “We may earn a commission if you buy through our links.”: it speaks of links that the text no longer has.

    Articles about affiliate marketing are left alone: what counts is the disclosure's own voice. Some editors count
    disclosures as part of the article; ignore the rule if you do.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP021"
    name = "affiliate-disclosure"
    message = "affiliate disclosure, not part of the article"
    sure = 0.86
    likely = 0.95
