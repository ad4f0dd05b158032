"""A positive number whose logarithm is normal, from its 10 % and 90 % points."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, expm1, inf, log
from statistics import NormalDist

import numpy as np

from portfolio.scoring.finance.three_point.estimate import (
    ThreePoint,
    checked_points,
    checked_probability,
)
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class Lognormal(ThreePoint):
    """A positive number whose logarithm is normal, from its 10 % and 90 % points.

    ``mu = (ln p10 + ln p90) / 2``, ``sigma = ln(p90 / p10) / (2 z)`` with z = 1.2816, the 90 %
    point of the standard normal; mean ``e^(mu + sigma^2 / 2)``, variance
    ``(e^(sigma^2) - 1) e^(2 mu + sigma^2)``. For cost, time and benefit, which may be
    many times what was thought but never below 0.

    Attributes
    ----------
    p10, p90
        Values not exceeded with 10 % and 90 % probability, above 0 and rising.

    Raises
    ------
    ValueError
        For points that are not finite, not above 0, or do not rise.
    """

    p10: float
    p90: float

    def __post_init__(self) -> None:
        checked_points(self, p10=self.p10, p90=self.p90)
        if self.p10 <= 0:
            raise ValueError(f"Lognormal: p10 must be above 0, not {self.p10:g}")

    @property
    def mu(self) -> float:
        """Mean of the logarithm."""
        return (log(self.p10) + log(self.p90)) / 2

    @property
    def sigma(self) -> float:
        """Standard deviation of the logarithm."""
        return log(self.p90 / self.p10) / (2 * NormalDist().inv_cdf(0.9))

    @property
    def mean(self) -> float:
        """Expected value; above the median."""
        return exp(self.mu + self.sigma**2 / 2)

    @property
    def variance(self) -> float:
        """Variance, in squared units."""
        return expm1(self.sigma**2) * self.mean**2

    def quantile(self, p: float) -> float:
        """Return the number that is not exceeded with probability p in [0, 1]."""
        if checked_probability(p) in (0, 1):
            return inf if p else 0.0
        return exp(self.mu + self.sigma * NormalDist().inv_cdf(p))

    def sample(self, n: int, rng: int | np.random.Generator) -> Floats:
        """Draw n numbers; the same seed gives the same numbers."""
        return np.random.default_rng(rng).lognormal(self.mu, self.sigma, size=n)
