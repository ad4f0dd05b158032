"""What every preference function is: a difference in, a degree of preference in [0, 1] out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

import numpy as np

from portfolio.domain.plain import Registered
from portfolio.scoring.value_functions.value_function import Floats

_CELLS = 1 << 20
"""Most cells of a block of differences: 8 MB each."""


class PreferenceFunction(Registered, ABC):
    """How much a lead on one criterion makes one initiative preferred to another.

    Never falls with the lead; no lead, no preference. A subclass is a frozen dataclass with a
    field ``kind``, entered in the registry `PREFERENCE_FUNCTIONS`. Thresholds are in the unit of
    the criterion: shares of the scale for anchored values.
    Source of all six: Brans and Vincke (1985); Brans, Vincke and Mareschal (1986), EJOR 24.
    """

    __slots__ = ()

    @abstractmethod
    def degree(self, leads: Floats) -> Floats:
        """Return the degree of preference in [0, 1] of every lead; 0 for leads up to 0."""

    def sums(self, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
        """Return how much each value is preferred to all others, and all others to it.

        Every pair is looked at, block by block, in bounded memory; functions that can do with
        less override this.

        Parameters
        ----------
        values
            Distinct values, rising.
        counts
            How many initiatives have each.
        """
        plus, minus = np.zeros((2, len(values)))
        step = max(_CELLS // len(values), 1)
        for first in range(0, len(values), step):
            rows, below = slice(first, first + step), slice(first + step)
            degrees = self.degree(values[rows, None] - values[below])
            plus[rows] = degrees @ counts[below]
            minus[below] += counts[rows] @ degrees
        return plus, minus

    @classmethod
    def registry(cls) -> Mapping[str, type[PreferenceFunction]]:
        """Return the preference functions by kind."""
        from portfolio.scoring.methods.preference import PREFERENCE_FUNCTIONS

        return PREFERENCE_FUNCTIONS
