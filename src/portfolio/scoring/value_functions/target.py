"""A target inside the scale: too little is as bad as too much."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import ClassVar, Literal

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats, ValueFunction, with_unit


@dataclass(frozen=True, slots=True)
class Target(ValueFunction):
    """``v = 1 - |x - target| / |worst - target|``: a tent with its top at the target.

    The worst end of the scale is the one farther from the target and has value 0. The other end,
    called the best, has the value that its distance leaves it; the target alone has value 1.

    Attributes
    ----------
    target
        The score worth 1, between the ends of the scale.
    """

    target: float
    kind: Literal["target"] = "target"
    monotone: ClassVar[bool] = False

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError unless the target is inside, and no nearer to the worst end."""
        if not min(worst, best) < self.target < max(worst, best):
            raise ValueError(
                f"the target must lie between {worst:g} and {best:g}, not at {self.target:g}"
            )
        near, far = abs(self.target - worst), abs(self.target - best)
        if near < far and not isclose(near, far, rel_tol=1e-9):
            raise ValueError(
                f"the worst end must be the one farther from the target {self.target:g}: "
                f"expected worst = {best:g} and best = {worst:g}"
            )

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the values; beyond the ends the slopes go on, below 0 in the end."""
        values: Floats = 1 - np.abs(scores - self.target) / abs(worst - self.target)
        inside = (scores >= min(worst, best)) & (scores <= max(worst, best))
        # Rounding must not carry an end as far from the target as the worst one below 0.
        return np.where(inside, np.maximum(values, 0.0), values)

    def bounds(self, low: Floats, high: Floats, worst: float, best: float) -> tuple[Floats, Floats]:
        """Return the least and the greatest value; the greatest is 1 if the target is between."""
        least, most = ValueFunction.bounds(self, low, high, worst, best)
        return least, np.where((low <= self.target) & (self.target <= high), 1.0, most)

    def scale(self, worst: float, best: float) -> str:
        """Return the scale in words: ``0 to 10 with the best at 7``."""
        ends = f"{with_unit(min(worst, best))} to {with_unit(max(worst, best))}"
        return f"{ends} with the best at {with_unit(self.target)}"

    def describe(self, worst: float, best: float, unit: str = "") -> str:
        """Say where the worth is greatest and where it is nothing."""
        return f"worth most at {with_unit(self.target, unit)}, nothing at {with_unit(worst, unit)}"
