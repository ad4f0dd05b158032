"""Straight lines between points: steps on the scale may be worth more here and less there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats, ValueFunction


@dataclass(frozen=True, slots=True)
class PiecewiseLinear(ValueFunction):
    """Value by linear interpolation between points.

    Attributes
    ----------
    points
        Pairs of score and value, scores strictly rising. The first and last score are the ends
        of the scale; the worst end has value 0, the best 1, and values never turn back.

    Raises
    ------
    ValueError
        If scores do not rise, or values are not monotone from 0 to 1 or from 1 to 0.

    Examples
    --------
    >>> function = PiecewiseLinear(((1, 0.0), (3, 0.2), (5, 1.0)))
    >>> function.values(np.array([2.0, 4.0]), worst=1, best=5)
    array([0.1, 0.6])
    """

    points: tuple[tuple[float, float], ...]
    kind: Literal["piecewise_linear"] = "piecewise_linear"

    def __post_init__(self) -> None:
        steps = list(pairwise(self.points))
        if not steps or not all(x < next_x for (x, _), (next_x, _) in steps):
            raise ValueError(f"scores of at least two points must rise strictly: {self.points}")
        rises = all(v <= next_v for (_, v), (_, next_v) in steps)
        falls = all(v >= next_v for (_, v), (_, next_v) in steps)
        ends = (self.points[0][1], self.points[-1][1])
        if not (rises and ends == (0, 1)) and not (falls and ends == (1, 0)):
            raise ValueError(f"values must be monotone from 0 to 1 or 1 to 0: {self.points}")

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError unless the points run exactly from one end of the scale to the other."""
        ends = {value: score for score, value in (self.points[0], self.points[-1])}
        if (ends[0], ends[1]) != (worst, best):
            raise ValueError(
                f"points put value 0 at {ends[0]:g} and 1 at {ends[1]:g}, "
                f"the scale runs from {worst:g} (worst) to {best:g} (best)"
            )

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Interpolate between the points; beyond them the end segments go on.

        `worst` and `best` are those of the points.
        """
        known, worth = np.asarray(self.points, dtype=np.float64).T
        last = len(known) - 1
        point = np.clip(np.searchsorted(known, scores, side="right") - 1, 0, last)
        left = np.minimum(point, last - 1)
        start, end = worth[left], worth[left + 1]
        run = known[left + 1] - known[left]
        values: Floats = worth[point] + (end - start) * (scores - known[point]) / run
        # Rounding must not carry a value past its neighbour: dominance would break.
        clipped = np.clip(values, np.minimum(start, end), np.maximum(start, end))
        return np.where((scores >= known[0]) & (scores <= known[-1]), clipped, values)
