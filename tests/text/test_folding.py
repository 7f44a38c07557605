"""Folding: what a reader calls the same is the same."""

import pytest

from scrapelint.plugin import fold


@pytest.mark.parametrize(
    "variant",
    [
        "The town's “new” – and only – bridge",
        'THE TOWN\'S "NEW" - AND ONLY - BRIDGE',
        "The town’s «new» \N{EM DASH} and only \N{MINUS SIGN} bridge",
        "The\N{NO-BREAK SPACE}town`s\t„new“ -\n and only -   bridge ",
        'Ｔｈｅ town\'s "n\N{ZERO WIDTH SPACE}ew" - and on\N{SOFT HYPHEN}ly - bridge\N{ZERO WIDTH NO-BREAK SPACE}',
    ],
)
def test_variants_fold_alike(variant: str) -> None:
    assert fold(variant) == 'the town\'s "new" - and only - bridge'


def test_composed_and_decomposed_letters_fold_alike() -> None:
    assert fold("Cafe\N{COMBINING ACUTE ACCENT}") == fold("CAFÉ") == "café"


def test_marks_beyond_thirty_on_a_letter_are_dropped() -> None:
    assert len(fold("a" + "\N{COMBINING DOT BELOW}\N{ZERO WIDTH SPACE}" * 1_000)) <= 31
