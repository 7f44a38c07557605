"""One number for how surely two texts say the same, from coefficients fitted on labelled pairs."""

from functools import cache
from importlib.resources import files
from math import exp

from scrapelint_duplicates.features import NAMES, Profile, measure

TABLE = "coefficients.txt"


def score(a: Profile, b: Profile) -> float:
    """Return the log odds that two texts say the same: 0 is even, 3 is 95 in 100, by the data of the fit."""
    constant, weights = _coefficients()
    return constant + sum(weight * value for weight, value in zip(weights, measure(a, b), strict=True))


def probability(log_odds: float) -> float:
    """Return the probability, from 0 to 1, that belongs to log odds."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, log_odds))))


@cache
def _coefficients() -> tuple[float, tuple[float, ...]]:
    lines = files("scrapelint_duplicates").joinpath(TABLE).read_text("utf-8").splitlines()
    table = dict(line.split() for line in lines if line.strip() and not line.startswith("#"))
    return float(table["constant"]), tuple(float(table[name]) for name in NAMES)
