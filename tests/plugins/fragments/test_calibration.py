"""The constants hang together: a cut for every shape and length, weights of a size that may ship."""

from importlib.resources import files

from scrapelint_fragments import calibration, scrapelint_rules
from scrapelint_fragments.network import SHAPES

BROKEN = set(SHAPES) - {"complete"}


def test_every_shape_has_a_cut_for_every_length() -> None:
    for cuts in (calibration.CUTS, calibration.CUTS_WITH_SPACY):
        assert set(cuts) == BROKEN
        assert {len(values) for values in cuts.values()} == {len(calibration.LENGTHS) + 1}


def test_the_weights_are_small_enough_to_ship() -> None:
    folder = files("scrapelint_fragments")
    assert (
        sum(len((folder / name).read_bytes()) for name in ("reader.npy", "sieve.npy", "word_classes.zlib")) < 3_100_000
    )


def test_codes_follow_each_other() -> None:
    assert [rule.code for rule in scrapelint_rules()] == [f"FR{number:03}" for number in range(1, 13)]
