"""What every value function is: scores on an anchored scale in, values in [0, 1] out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.plain import Registered

Floats = NDArray[np.float64]
"""An array of numbers, NaN where unknown."""


class ValueFunction(Registered, ABC):
    """Turns scores into values: 0 at the worst end of a scale, 1 at the best, monotone between.

    The ends belong to the criterion and never to the data, so adding an initiative moves no
    value. A subclass is a frozen dataclass with a field ``kind``, entered in the registry
    `VALUE_FUNCTIONS`. One that is not monotone says so in `monotone` and gives its own `bounds`;
    one that has values for some scores only tells them in `admits`.
    """

    __slots__ = ()
    monotone: ClassVar[bool] = True
    """Whether a better score never has a lesser value."""
    extrapolates: ClassVar[bool] = True
    """Whether scores beyond the ends of the scale have a value."""

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError if the function does not fit a scale with these ends."""

    @abstractmethod
    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the value of every score, in [0, 1] on the scale from `worst` to `best`.

        Beyond the ends the function goes on as it came; NaN stays NaN.
        """

    def bounds(self, low: Floats, high: Floats, worst: float, best: float) -> tuple[Floats, Floats]:
        """Return the least and the greatest value of the scores from `low` to `high`."""
        ends = self.values(low, worst, best), self.values(high, worst, best)
        # Where the best end of a scale is the lesser number, the low score is the better one.
        return np.minimum(*ends), np.maximum(*ends)

    def admits(self, scores: Floats) -> NDArray[np.bool_]:
        """Return which scores have a value at all; NaN, the unknown, is always admitted."""
        return np.ones(scores.shape, dtype=np.bool_)

    def scale(self, worst: float, best: float) -> str:
        """Return the scores that may be given, in words: ``1 (worst) to 5 (best)``."""
        return f"{with_unit(worst)} (worst) to {with_unit(best)} (best)"

    def describe(self, worst: float, best: float, unit: str = "") -> str:
        """Say in words what the function makes of the scale, as part of a sentence.

        Parameters
        ----------
        worst, best
            Ends of the scale.
        unit
            Unit of the score, told after each number.
        """
        half = self._half_at(worst, best)
        digits = max(3, len(f"{abs(half):.0f}"))
        return f"half the worth is reached at {with_unit(float(f'{half:.{digits}g}'), unit)}"

    def _half_at(self, worst: float, best: float) -> float:
        """Score nearest to the worst end that is worth one half, by bisection."""
        low, high = 0.0, 1.0
        while high - low > 1e-9:
            share = (low + high) / 2
            score = np.array([worst + share * (best - worst)])
            low, high = (low, share) if self.values(score, worst, best)[0] >= 0.5 else (share, high)
        return worst + high * (best - worst)

    @classmethod
    def registry(cls) -> Mapping[str, type[ValueFunction]]:
        """Return the value functions by kind."""
        from portfolio.scoring.value_functions import VALUE_FUNCTIONS

        return VALUE_FUNCTIONS


def with_unit(score: float, unit: str = "") -> str:
    """Write a score for people: ``1,500,000 EUR``."""
    return f"{score:,.10g} {unit}".rstrip()
