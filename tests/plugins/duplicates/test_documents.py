"""Documents as sets of pieces: each has the keys it has alone, and similar ones meet."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("rensa", reason="needs the extra corpus")
shingles = pytest.importorskip("scrapelint_duplicates.shingles")
letters = pytest.importorskip("scrapelint_duplicates.document_letters")
near = pytest.importorskip("scrapelint_duplicates.near_duplicate_document")

DATA = st.lists(st.binary(min_size=16, max_size=80), min_size=1, max_size=5)


@given(DATA)
def test_each_document_has_the_keys_it_has_alone(data: Sequence[bytes]) -> None:
    together = shingles.band_keys(data).tolist()
    assert together == [shingles.band_keys([one]).tolist()[0] for one in data]


def test_similar_documents_meet_and_others_do_not() -> None:
    words = [f"word{number}x{number * 7919 % 1009}" for number in range(200)]
    changed = [word if number % 10 else "changed" for number, word in enumerate(words)]
    keys = shingles.band_keys(["".join(one).encode() for one in (words, changed, [f"{w}y" for w in words[::-1]])])
    first, second, other = (set(row) for row in keys.tolist())
    assert len(first & second) > 3
    assert first & other == set()


def test_short_lines_are_left_out_and_hard_wrapped_ones_are_not() -> None:
    long = "The ferry to Hollin Island was cancelled on Monday because of dense fog over the whole of the sound."
    assert letters.running_text(f"Home\nNews\n{long}\nLeave a reply") == long
    wrapped = "The ferry to Hollin Island was cancelled\non Monday because of dense fog over the\nwhole of the sound."
    assert letters.running_text(wrapped) == wrapped.rpartition("\n")[0]


def test_the_similarity_is_the_share_of_words_in_the_same_order() -> None:
    rule = near.NearDuplicateDocument(similarity_from=0.5)
    one = "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon."
    assert rule.similarity(one, one.upper()) == 1.0
    assert rule.similarity(one, one.replace("Alpha", "Omega")) == pytest.approx(0.95)
    assert rule.similarity(one, " ".join(reversed(one.split()))) == 0.0
