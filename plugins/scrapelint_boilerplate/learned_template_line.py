"""BP103: a line of a template that was learned from a corpus."""

from scrapelint_boilerplate.class_rule import ClassRule


class LearnedTemplateLine(ClassRule):
    """A line of the site's template, known from a run over the whole corpus.

    ``scrapelint corpus --learn templates.toml`` writes down the lines that ``site-template-line`` and
    ``corpus-template-line`` find; with ``--templates templates.toml``, or the setting ``templates``, a check of single
    pages finds them again, in a commit hook as by the Python API. Lines are compared by their letters alone.

    Without such a file the rule finds nothing. Left alone: lines that other boilerplate rules report, and, on a page of
    a site that was not learned from, lines that only one other site has. The site of a page is the host of its address,
    or a folder that is named as it.
    """

    code = "BP103"
    name = "learned-template-line"
    message = "line of the site's template, as learned from the corpus"
