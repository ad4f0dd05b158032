"""What every estimate by three points is: moments, quantiles, samples."""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import isfinite, sqrt

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats


class ThreePoint(ABC):
    """An uncertain number, told by three points (or two) that people can name.

    Subclasses are frozen dataclasses whose fields are those points, in one unit, rising.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def mean(self) -> float:
        """Expected value."""

    @property
    @abstractmethod
    def variance(self) -> float:
        """Variance, in squared units."""

    @property
    def sd(self) -> float:
        """Standard deviation."""
        return sqrt(self.variance)

    @abstractmethod
    def quantile(self, p: float) -> float:
        """Return the number that is not exceeded with probability p in [0, 1]."""

    @abstractmethod
    def sample(self, n: int, rng: int | np.random.Generator) -> Floats:
        """Draw n numbers; the same seed gives the same numbers."""


def checked_points(owner: object, **points: float) -> None:
    """Refuse points that are not finite or do not rise.

    Raises
    ------
    ValueError
        Names the points and what is expected.
    """
    values = list(points.values())
    if not all(map(isfinite, values)) or values != sorted(values):
        expected, found = " <= ".join(points), ", ".join(f"{value:g}" for value in values)
        raise ValueError(f"{type(owner).__name__}: {expected} must hold, not {found}")


def checked_probability(p: float) -> float:
    """Return a probability as it is.

    Raises
    ------
    ValueError
        If it is not in [0, 1].
    """
    if not 0 <= p <= 1:
        raise ValueError(f"a probability must be in [0, 1], not {p}")
    return p
