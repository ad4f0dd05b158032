"""Named levels: every level has its own worth, and there is nothing between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.piecewise_linear import PiecewiseLinear
from portfolio.scoring.value_functions.value_function import Floats, ValueFunction, with_unit


@dataclass(frozen=True, slots=True)
class Levels(ValueFunction):
    """Value by level; a score that is no level has none.

    For ordinal scales, whose steps are seldom worth the same: from "no data" to "some data" may
    be more than from "good data" to "perfect data".

    Attributes
    ----------
    levels
        Value by score. The first and last score are the ends of the scale; the worst end has
        value 0, the best 1, and values never turn back. Scores may be written as text, as the
        keys of a TOML table are.

    Raises
    ------
    ValueError
        If a level is no number or stands twice, there are fewer than two, or values are not
        monotone from 0 to 1 or from 1 to 0.

    Examples
    --------
    >>> Levels({1: 0, 2: 0.6, 3: 1}).values(np.array([2.0, 3.0]), worst=1, best=3)
    array([0.6, 1. ])
    """

    levels: Mapping[float, float]
    kind: Literal["levels"] = "levels"
    extrapolates: ClassVar[bool] = False

    def __post_init__(self) -> None:
        numbers = [(_number(level), float(value)) for level, value in self.levels.items()]
        odd = [repr(level) for level in self.levels if not np.isfinite(_number(level))]
        if odd:
            raise ValueError(f"levels must be numbers, not {', '.join(odd)}")
        if len(dict(numbers)) < len(numbers):
            raise ValueError(f"a level stands twice: {', '.join(map(repr, self.levels))}")
        object.__setattr__(self, "levels", dict(sorted(numbers)))
        self._line()

    def _line(self) -> PiecewiseLinear:
        """Return the line through the levels: it has the same rules and the same values."""
        return PiecewiseLinear(tuple(self.levels.items()))

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError unless the levels run exactly from one end of the scale to the other."""
        self._line().check(worst, best)

    def admits(self, scores: Floats) -> NDArray[np.bool_]:
        """Return which scores are levels; NaN, the unknown, is admitted."""
        return np.isin(scores, list(self.levels)) | np.isnan(scores)

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the values of the levels.

        Raises
        ------
        ValueError
            For scores that are no level, naming each.
        """
        odd = scores[~self.admits(scores)]
        if odd.size:
            told = ", ".join(with_unit(score) for score in np.unique(odd).tolist())
            raise ValueError(f"no level: {told}; expected {self.scale(worst, best)}")
        return self._line().values(scores, worst, best)

    def scale(self, worst: float, best: float) -> str:
        """Return the levels in words, from the worst to the best: ``1 (worst), 2 or 3 (best)``."""
        first, *inner, last = map(with_unit, sorted(self.levels, reverse=best < worst))
        return f"{', '.join([f'{first} (worst)', *inner])} or {last} (best)"

    def describe(self, worst: float, best: float, unit: str = "") -> str:
        """Say what each level is worth: ``worth 0% at 1, 60% at 2 and 100% at 3``."""
        ordered = sorted(self.levels.items(), reverse=best < worst)
        *parts, last = (f"{100 * value:.3g}% at {with_unit(at, unit)}" for at, value in ordered)
        return f"worth {', '.join(parts)} and {last}"


def _number(level: float | str) -> float:
    """Return the level as a number, NaN if it is none."""
    try:
        return float(level)
    except ValueError:
        return float("nan")
