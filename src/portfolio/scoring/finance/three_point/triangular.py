"""A number between two ends, with straight sides up to its mode."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from portfolio.scoring.finance.three_point.estimate import (
    ThreePoint,
    checked_points,
    checked_probability,
)
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class Triangular(ThreePoint):
    """A number between two ends, with straight sides up to its mode.

    ``mean = (a + m + b) / 3``, ``variance = (a^2 + m^2 + b^2 - a m - a b - m b) / 18``. The ends
    are the 0 % and 100 % points: people's "least" and "most" are rarely that far out.

    Attributes
    ----------
    low, mode, high
        Least, likeliest and greatest value, rising.

    Raises
    ------
    ValueError
        For points that are not finite or do not rise.
    """

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        checked_points(self, low=self.low, mode=self.mode, high=self.high)

    @property
    def mean(self) -> float:
        """Expected value."""
        return (self.low + self.mode + self.high) / 3

    @property
    def variance(self) -> float:
        """Variance; written with differences, so that large numbers close together keep digits."""
        up, span = self.mode - self.low, self.high - self.low
        return (up**2 + span**2 - up * span) / 18

    def quantile(self, p: float) -> float:
        """Return the number that is not exceeded with probability p in [0, 1]."""
        span, up = self.high - self.low, self.mode - self.low
        if checked_probability(p) * span <= up:
            return self.low + sqrt(p * span * up)
        return self.high - sqrt((1 - p) * span * (self.high - self.mode))

    def sample(self, n: int, rng: int | np.random.Generator) -> Floats:
        """Draw n numbers; the same seed gives the same numbers."""
        if self.low == self.high:
            return np.full(n, self.mode, dtype=np.float64)
        return np.random.default_rng(rng).triangular(self.low, self.mode, self.high, size=n)
