"""How raw columns are made comparable, where they are not on anchored scales."""

from __future__ import annotations

from enum import Enum

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_NOISE = 1e-12


class Normalisation(Enum):
    """What a column is divided by before columns are weighed against one another.

    Anchored values need none. The others divide by what the initiatives at hand happen to score,
    so that a newcomer moves every score and may turn the order of two others round (rank
    reversal); they are there for raw data and to reproduce published results.
    """

    NONE = "none"
    """Values as they are: right for anchored values in [0, 1]."""
    MIN_MAX = "min_max"
    """``(x - min) / (max - min)`` of the column."""
    VECTOR = "vector"
    """``x / sqrt(sum x^2)``, by Hwang and Yoon (1981); its result hangs on the zero of the unit."""

    def divisor(self, column: Floats) -> float:
        """Return what the column is divided by; 1 where that would be 0."""
        if self is Normalisation.MIN_MAX:
            return span(column) or 1.0
        if self is Normalisation.VECTOR:
            return float(np.sqrt(column @ column)) or 1.0
        return 1.0

    def apply(self, column: Floats) -> Floats:
        """Return the column made comparable; a constant column is 0 throughout under min-max."""
        if self is Normalisation.NONE:
            return column
        start = column.min() if self is Normalisation.MIN_MAX else 0.0
        return (column - start) / self.divisor(column)


def span(column: Floats) -> float:
    """Return the greatest less the least number; 0 where they differ by rounding noise only.

    Noise is less than 1e-12 of the greater of their sizes. Dividing by it would blow it up to a
    full difference.
    """
    least, most = float(column.min()), float(column.max())
    length = most - least
    return length if length > _NOISE * max(abs(least), abs(most)) else 0.0
