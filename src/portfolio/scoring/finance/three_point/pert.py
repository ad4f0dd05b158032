"""A number between two ends by a beta distribution: PERT as of 1959, and beta-PERT."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

import numpy as np

from portfolio.scoring.finance.three_point.estimate import (
    ThreePoint,
    checked_points,
    checked_probability,
)
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class _Beta(ThreePoint):
    """A number between two ends by a beta distribution.

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
        """Expected value, ``(low + 4 mode + high) / 6``."""
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    @abstractmethod
    def shapes(self) -> tuple[float, float]:
        """The two shapes of the beta distribution, alpha and beta."""

    def quantile(self, p: float) -> float:
        """Return the number that is not exceeded with probability p in [0, 1]."""
        from scipy.special import betaincinv

        # The inverse fails below about 1e-107, where it is 0 to 20 digits: alpha is at most 5.
        share = float(betaincinv(*self.shapes, p)) if checked_probability(p) > 1e-100 else 0.0
        return self.low + (self.high - self.low) * share

    def sample(self, n: int, rng: int | np.random.Generator) -> Floats:
        """Draw n numbers; the same seed gives the same numbers."""
        shares = np.random.default_rng(rng).beta(*self.shapes, size=n)
        return np.asarray(self.low + (self.high - self.low) * shares)

    @property
    def _mean_share(self) -> float:
        # Where the mean lies between the ends; without spread any place is the same number.
        span = self.high - self.low
        return (1 + 4 * (self.mode - self.low) / span) / 6 if span else 0.5


@dataclass(frozen=True, slots=True)
class Pert(_Beta):
    """An estimate as of PERT 1959: ``mean = (a + 4 m + b) / 6``, ``sd = (b - a) / 6``.

    For project networks, where these moments are the convention. Quantiles and samples are those
    of the beta distribution from a to b with exactly these moments; its mode is not m in general.
    Where the distribution itself matters take `BetaPert`, whose variance is another one: never
    mix the two. Source: Malcolm, Roseboom, Clark and Fazar, Operations Research 7 (1959) 646-669.

    Attributes
    ----------
    low, mode, high
        Optimistic, likeliest and pessimistic value, rising.

    Raises
    ------
    ValueError
        For points that are not finite or do not rise.
    """

    @property
    def variance(self) -> float:
        """Variance, ``((high - low) / 6)^2``."""
        return ((self.high - self.low) / 6) ** 2

    @property
    def shapes(self) -> tuple[float, float]:
        """Shapes of the beta distribution with these moments, by the method of moments."""
        share = self._mean_share
        total = 36 * share * (1 - share) - 1
        return share * total, (1 - share) * total


@dataclass(frozen=True, slots=True)
class BetaPert(_Beta):
    """A beta distribution from low to high with the mode given, as simulation tools have it.

    ``alpha = 1 + 4 (m - a) / (b - a)``, ``beta = 1 + 4 (b - m) / (b - a)``; mean
    ``(a + 4 m + b) / 6``, variance ``(mean - a)(b - mean) / 7``.
    Source: Vose, Risk Analysis (2008), PERT distribution.

    Attributes
    ----------
    low, mode, high
        Least, likeliest and greatest value, rising.

    Raises
    ------
    ValueError
        For points that are not finite or do not rise.
    """

    @property
    def variance(self) -> float:
        """Variance, ``(mean - low)(high - mean) / 7``."""
        share = self._mean_share
        return (self.high - self.low) ** 2 * share * (1 - share) / 7

    @property
    def shapes(self) -> tuple[float, float]:
        """Shapes alpha and beta; they add up to 6."""
        share = self._mean_share
        return 6 * share, 6 * (1 - share)
