"""FR012: what begins small is an orphan, unless it is whole but for its capital."""

import pytest

from scrapelint import lint_text

CODE = "Run `weigh`.\n\nRun `stamp`.\n\nRun `send`.\n\n"
BEFORE = "The parcels arrive at night.\n\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("dpkg should be run by the administrator alone.", []),
        ("make, the oldest of these tools, rebuilds what has changed.", []),
        ("was delighted to be chosen for the team of the year.", ["FR012"]),
        ("and called on both sides to stop the fighting.", ["FR012"]),
        ("and the two sides called on the town to stop the fighting.", ["FR012"]),
    ],
)
def test_a_name_in_small_letters_begins_no_orphan(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in lint_text(BEFORE + text, select=["FR012"]).findings] == codes


def test_among_code_small_letters_may_begin_a_paragraph() -> None:
    text = "and called on both sides to stop the fighting."
    assert [finding.code for finding in lint_text(CODE + text, select=["FR"]).findings] == []


@pytest.mark.parametrize("before", ["“Covered Boats”", "The owners of boats (or of ships)"])
def test_a_line_without_a_stop_goes_on(before: str) -> None:
    text = f"{before}\n\nmeans all that float and belong to the club."
    assert [finding.code for finding in lint_text(text, select=["FR"]).findings] == []
    stopped = text.replace("\n\n", ".\n\n", 1)
    assert [finding.code for finding in lint_text(stopped, select=["FR"]).findings] == ["FR012"]
