"""Linting looks for garbage seldom, and leaves the program's own settings as they were."""

import gc
from collections.abc import Iterator

import pytest

from scrapelint import Config, Document, Linter
from scrapelint.garbage import seldom_collected


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_thresholds_are_raised_within_the_block_alone() -> None:
    gc.set_threshold(700, 10, 10)
    with seldom_collected():
        assert gc.get_threshold()[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


def test_thresholds_come_back_after_an_error() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (1_000_000, 5, 5)])
def test_a_program_that_looks_more_seldom_is_left_alone(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with seldom_collected():
        assert gc.get_threshold() == own


def test_linting_leaves_the_settings_as_they_were() -> None:
    gc.set_threshold(700, 10, 10)
    linter = Linter(Config())
    for _ in linter.lint_many([Document("Rain fell."), Document("It stopped.")]):
        assert gc.get_threshold() == (700, 10, 10)
    assert gc.get_threshold() == (700, 10, 10)
