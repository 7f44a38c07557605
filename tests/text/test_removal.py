"""Removals: what is left reads as if the damage had never been there."""

import pytest

from scrapelint import Document


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("Rain fell.\n\n⟦Leave a Reply⟧\n\nSun shone.", "Rain fell.\n\nSun shone."),
        ("Rain fell.\n⟦Leave a Reply⟧\nSun shone.", "Rain fell.\nSun shone."),
        ("Rain fell.\r\n\r\n⟦Leave a Reply⟧\r\n\r\nSun shone.\r\n", "Rain fell.\r\n\r\nSun shone.\r\n"),
        ("Rain fell.\r\r⟦Leave a Reply⟧\r\rSun shone.", "Rain fell.\r\rSun shone."),
        ("Rain fell.\n\N{NO-BREAK SPACE}\n⟦Leave a Reply⟧\n\nSun shone.", "Rain fell.\n\nSun shone."),
        ("Rain fell.  \n  ⟦Leave a Reply⟧\t\nSun shone.", "Rain fell.  \nSun shone."),
        ("⟦Leave a Reply⟧\n\nSun shone.\n", "Sun shone.\n"),
        ("\n\n⟦Leave a Reply⟧\n\n\nSun shone.", "Sun shone."),
        ("\N{ZERO WIDTH NO-BREAK SPACE}⟦Leave a Reply⟧\nSun shone.", "\N{ZERO WIDTH NO-BREAK SPACE}Sun shone."),
        ("Rain fell.\n⟦Leave a Reply⟧", "Rain fell."),
        ("Rain fell.\n⟦Leave a Reply⟧\n", "Rain fell.\n"),
        ("⟦Leave a Reply⟧", ""),
        ("Rain fell. ⟦(dpa/NAN)⟧", "Rain fell."),
        ("Rain fell. ⟦(dpa/NAN)⟧\nSun shone.", "Rain fell.\nSun shone."),
        ("Rain fell. ⟦It stopped.⟧ Sun shone.", "Rain fell. Sun shone."),
        ("⟦It stopped.⟧ Sun shone.", "Sun shone."),
        ("Rain⟦[1]⟧ fell.", "Rain fell."),
        ("Rain ⟦[1] ⟧fell.", "Rain fell."),
        ("Rain ⟦[1]⟧fell.", "Rain fell."),
        ("Rain fell.\n⟦Leave a Reply\n⟧Sun shone.", "Rain fell.\nSun shone."),
        ("Rain fell.\n⟦Leave\n\na Reply⟧\nSun shone.", "Rain fell.\nSun shone."),
        ("Rain fell. ⟦Leave\na Reply⟧\nSun shone.", "Rain fell.\nSun shone."),
        ("Rain fell. ⟦Leave\na Reply⟧ Sun shone.", "Rain fell. Sun shone."),
    ],
)
def test_removal(marked: str, left: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    edit = Document(text).removal(start, end)
    assert text[: edit.start] + edit.replacement + text[edit.end :] == left


def test_removals_of_neighbouring_lines_do_not_overlap() -> None:
    document = Document("Rain fell. \n\nShare \n\nTweet\n\nSun shone.")
    edits = [document.removal(*line.span) for line in document.full_lines[1:3]]
    assert edits[0].end <= edits[1].start
