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
    `VALUE_FUNCTIONS`. One that is not monotone says so in `monotone` and gives its own `bounds`.
    """

    __slots__ = ()
    monotone: ClassVar[bool] = True
    """Whether a better score never has a lesser value."""

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

    @classmethod
    def registry(cls) -> Mapping[str, type[ValueFunction]]:  # type: ignore[override]
        """Return the value functions by kind."""
        from portfolio.scoring.value_functions import VALUE_FUNCTIONS

        return VALUE_FUNCTIONS
