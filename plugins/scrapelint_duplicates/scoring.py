"""One number for how surely two texts say the same, from coefficients fitted on labelled pairs."""

from collections.abc import Iterable
from functools import cache
from math import exp
from operator import mul

from scrapelint.plugin import read_data
from scrapelint_duplicates.features import NAMES, Profile, measure

TABLE = "coefficients.txt"


def score(a: Profile, b: Profile) -> float:
    """Return the log odds that two texts say the same: 0 is even, 3 is 95 in 100, by the data of the fit."""
    return log_odds(NAMES, measure(a, b))


def log_odds(names: tuple[str, ...], measures: Iterable[float], prefix: str = "") -> float:
    """Return the constant plus each measure times its coefficient, of the table's names with this prefix."""
    constant, weights = _coefficients(names, prefix)
    total: float = sum(map(mul, weights, measures))
    return constant + total


def probability(odds: float) -> float:
    """Return the probability, from 0 to 1, that belongs to log odds."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))


@cache
def _coefficients(names: tuple[str, ...], prefix: str) -> tuple[float, tuple[float, ...]]:
    lines = read_data("scrapelint_duplicates", TABLE).decode("utf-8").splitlines()
    table = dict(line.split() for line in lines if line.strip() and not line.startswith("#"))
    return float(table[f"{prefix}constant"]), tuple(float(table[prefix + name]) for name in names)
