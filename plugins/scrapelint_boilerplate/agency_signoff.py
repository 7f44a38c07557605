"""BP003: agency signoff."""

from scrapelint_boilerplate.class_rule import ClassRule


class AgencySignoff(ClassRule):
    """An agency's sign-off or a line on who contributed ends the article.

    “(dpa/NAN)” behind the last sentence, “(Reporting by …; Editing by …)”, “Jane Roe contributed to this report.”:
    they belong to the newsroom's workflow. The sign-off alone is flagged, not its paragraph.

    Datelines (“KYIV (Reuters) –”) and abbreviations explained within a sentence (“the Associated Press (AP).”) are
    left alone: a sign-off stands behind the end of a sentence.

    Source: the classes and their precision were measured on pages labelled line by line, see
    docs/internals/boilerplate.md.
    """

    code = "BP003"
    name = "agency-signoff"
    message = "agency sign-off, not part of the article"
    sure = 0.85
    likely = 0.95
