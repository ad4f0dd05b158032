"""The S: little at both ends of the scale, much around its midpoint."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np

from portfolio.scoring.value_functions.power_of_e import power_of_e
from portfolio.scoring.value_functions.value_function import Floats, ValueFunction, with_unit

_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Logistic(ValueFunction):
    """``v = (s(t) - s(0)) / (s(1) - s(0))`` with ``s(t) = 1 / (1 + exp(-steepness (t - t0)))``.

    t is the share of the way from the worst to the best end, t0 that of the midpoint. The ends
    are worth exactly 0 and 1.

    Attributes
    ----------
    midpoint
        The score where a step is worth most, inside the scale. It is worth one half if it lies
        in the middle of the scale.
    steepness
        At least 0.1, over the whole scale and therefore without a unit, so that one number means
        one shape on any scale in either direction: 1 is nearly a straight line; at 10, nine tenths
        of the worth lie in the middle six tenths of the scale; 100 is nearly a threshold.

    Raises
    ------
    ValueError
        If `steepness` is not at least 0.1 and finite. A straight line is `Linear`.
    """

    midpoint: float
    steepness: float
    kind: Literal["logistic"] = "logistic"

    def __post_init__(self) -> None:
        if not (isfinite(self.steepness) and self.steepness >= _LEAST):
            raise ValueError(f"the steepness must be at least {_LEAST}, not {self.steepness:g}")

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError unless the midpoint lies between the ends."""
        if not min(worst, best) < self.midpoint < max(worst, best):
            raise ValueError(
                f"the midpoint must lie between {worst:g} (worst) and {best:g} (best), "
                f"not at {self.midpoint:g}"
            )

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the values; beyond the ends the curve goes on and levels out."""
        self.check(worst, best)
        bottom, top = self._curve(np.array([worst, best], dtype=np.float64), worst, best)
        values: Floats = (self._curve(scores, worst, best) - bottom) / (top - bottom)
        return values

    def _curve(self, scores: Floats, worst: float, best: float) -> Floats:
        length = best - worst
        steps = (scores - worst) / length - (self.midpoint - worst) / length
        curve: Floats = 1 / (1 + power_of_e(-self.steepness * steps))
        return curve

    def describe(self, worst: float, best: float, unit: str = "") -> str:
        """Say where half the worth is reached, and where a step is worth most."""
        half = ValueFunction.describe(self, worst, best, unit)
        return f"{half}; a step is worth most at {with_unit(self.midpoint, unit)}"
