from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.reports.escaping import columns
from scrapelint.reports.window import Row, rows

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\n\r\t ab東\u0301\u200d👩")), min_size=1, max_size=400)


def only(text: str, start: int, end: int, width: int = 60) -> Row:
    (row,) = rows(text, start, end, 1, width)
    assert isinstance(row, Row)
    return row


def test_a_short_line_is_shown_whole() -> None:
    row = only("before\nThe old bridge fell.\nafter", 11, 14)
    assert (row.before, row.flagged, row.after) == ("The ", "old", " bridge fell.")
    assert (row.indent, row.length) == (4, 3)


def test_a_long_line_is_cut_at_spaces_on_both_sides() -> None:
    text = f"{'left ' * 50}HERE{' right' * 50}"
    row = only(text, 250, 254)
    assert row.flagged == "HERE"
    assert row.before.startswith("… left")
    assert row.after.endswith("right …")
    assert columns(row.before + row.flagged + row.after) <= 60


def test_a_span_at_the_end_of_a_long_line_has_its_context_before_it() -> None:
    text = f"{'left ' * 50}HERE"
    row = only(text, 250, 254)
    assert row.after == ""
    assert 45 < row.indent <= 56


def test_a_long_span_shows_how_it_begins_and_how_it_ends() -> None:
    text = f"Then it begins {'and goes on ' * 30}until the end. More."
    row = only(text, 5, text.index(" More."))
    assert row.before == "Then "
    assert row.flagged.startswith("it begins and")
    assert row.flagged.endswith("the end.")
    assert "…" in row.flagged
    assert row.after == " More."


def test_wide_characters_count_two_columns() -> None:
    row = only("東京で雨 here", 5, 9)
    assert row.indent == 9


def test_of_a_block_the_first_and_the_last_line_are_shown() -> None:
    text = "Leave a Reply\n\n  Name\nE-mail\n\nWebsite\n  Post\n\nEnd"
    assert [(row.number, row.flagged) if isinstance(row, Row) else row for row in rows(text, 0, 44, 7, 60)] == [
        (7, "Leave a Reply"),
        3,
        (13, "Post"),
    ]


def test_of_a_block_of_three_lines_all_are_shown() -> None:
    found = list(rows("one\r\ntwo\r\nthree", 0, 15, 1, 60))
    assert [row.flagged for row in found if isinstance(row, Row)] == ["one", "two", "three"]


def test_blank_lines_around_a_span_are_not_shown() -> None:
    (row,) = rows("\n\n  word\n\n", 0, 10, 1, 60)
    assert isinstance(row, Row)
    assert (row.number, row.before, row.flagged) == (3, "  ", "word")


def test_a_flagged_blank_can_be_seen() -> None:
    assert only("a\n\nb", 1, 2).flagged == "⏎"


@settings(deadline=None)
@given(ANY_TEXT, st.data())
def test_any_span_of_any_text_fits(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for row in rows(text, start, end, 1, 50):
        if isinstance(row, Row):
            assert columns_of(row) <= 52
            assert row.length >= 1
            assert not set(row.before + row.flagged + row.after) & set("\n\r\x1b")


def columns_of(row: Row) -> int:
    return row.indent + row.length + columns(row.after.removeprefix("◌"))


def test_a_line_of_megabytes_takes_no_time() -> None:
    text = "word " * 1_000_000
    for start in range(0, 5_000_000, 5_000):
        only(text, start, start + 4)
