"""Three weighted points in the place of a whole distribution."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

import numpy as np

from portfolio.scoring.finance.three_point.estimate import (
    ThreePoint,
    checked_points,
    checked_probability,
)
from portfolio.scoring.value_functions.value_function import Floats


class _Weighted(ThreePoint):
    """Three points, the outer two of one weight."""

    __slots__ = ()

    @property
    @abstractmethod
    def points(self) -> tuple[float, float, float]:
        """The three points, rising."""

    @property
    @abstractmethod
    def weights(self) -> tuple[float, float, float]:
        """Their probabilities, which add up to 1."""

    @property
    def mean(self) -> float:
        """Expected value, ``sum of weight x point``."""
        return self._expected(self.points)

    @property
    def variance(self) -> float:
        """Variance, ``sum of weight x (point - mean)^2``."""
        mean = self.mean
        return self._expected([(point - mean) ** 2 for point in self.points])

    def _expected(self, values: tuple[float, ...] | list[float]) -> float:
        return fsum(w * value for w, value in zip(self.weights, values, strict=True))

    def quantile(self, p: float) -> float:
        """Return the least point that is not exceeded with probability p in [0, 1]."""
        reached = zip(self.points[:2], accumulate(self.weights[:2]), strict=True)
        inner = (point for point, up_to in reached if checked_probability(p) <= up_to)
        return next(inner, self.points[2])

    def sample(self, n: int, rng: int | np.random.Generator) -> Floats:
        """Draw n numbers, each one of the points; the same seed gives the same numbers."""
        return np.random.default_rng(rng).choice(self.points, size=n, p=self.weights)


@dataclass(frozen=True, slots=True)
class PearsonTukey(_Weighted):
    """Extended Pearson-Tukey: weights .185, .63, .185 at the 5 %, 50 % and 95 % points.

    The best of the simple approximations of mean and variance for a wide range of shapes.
    Source: Keefer and Bodily, Management Science 29 (1983) 595-609.

    Attributes
    ----------
    p05, p50, p95
        Values not exceeded with 5 %, 50 % and 95 % probability, rising.

    Raises
    ------
    ValueError
        For points that are not finite or do not rise.
    """

    p05: float
    p50: float
    p95: float

    def __post_init__(self) -> None:
        checked_points(self, p05=self.p05, p50=self.p50, p95=self.p95)

    @property
    def points(self) -> tuple[float, float, float]:
        """The three points, rising."""
        return self.p05, self.p50, self.p95

    @property
    def weights(self) -> tuple[float, float, float]:
        """Their probabilities, which add up to 1."""
        return 0.185, 0.63, 0.185


@dataclass(frozen=True, slots=True)
class Swanson(_Weighted):
    """Swanson's rule: weights .3, .4, .3 at the 10 %, 50 % and 90 % points.

    Near the mean where the distribution is not very skewed; too low for a wide lognormal.
    Source: Keefer and Bodily, Management Science 29 (1983) 595-609.

    Attributes
    ----------
    p10, p50, p90
        Values not exceeded with 10 %, 50 % and 90 % probability, rising.

    Raises
    ------
    ValueError
        For points that are not finite or do not rise.
    """

    p10: float
    p50: float
    p90: float

    def __post_init__(self) -> None:
        checked_points(self, p10=self.p10, p50=self.p50, p90=self.p90)

    @property
    def points(self) -> tuple[float, float, float]:
        """The three points, rising."""
        return self.p10, self.p50, self.p90

    @property
    def weights(self) -> tuple[float, float, float]:
        """Their probabilities, which add up to 1."""
        return 0.3, 0.4, 0.3
