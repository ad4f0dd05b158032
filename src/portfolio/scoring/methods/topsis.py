"""TOPSIS: near the best that is there, far from the worst that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

import numpy as np

from portfolio.scoring.methods.method import Method
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.methods.normalisation import Normalisation
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix


@dataclass(frozen=True, slots=True)
class Topsis(Method):
    """Closeness to the ideal: the best value of every criterion that any initiative reaches.

    ``D+ = sqrt(sum_j (w_j (r_ij - max_i r_ij))^2)``, ``D-`` likewise from the least values,
    ``C = D- / (D+ + D-)``. On anchored values neither the unit nor the direction of a criterion
    matters. The ideal moves with the initiatives at hand, so ranks may reverse when one comes or
    goes; a dominated initiative never comes before its dominator.
    Source: Hwang and Yoon (1981), Multiple Attribute Decision Making.

    Attributes
    ----------
    normalisation
        How columns are made comparable; none for anchored values, ``VECTOR`` for raw data as in
        the source, ``MIN_MAX`` as some libraries do by default.
    """

    normalisation: Normalisation = Normalisation.NONE
    kind: Literal["topsis"] = "topsis"
    name: ClassVar[str] = "TOPSIS"

    def rank(self, matrix: ValueMatrix) -> TopsisRanking:
        """Return closeness and both distances."""
        plus, minus = np.zeros((2, len(matrix)))
        for column, weight in zip(matrix.likely.T, matrix.weights.tolist(), strict=True):
            divisor = self.normalisation.divisor(column)
            plus += _squares(column - column.max(), divisor, weight)
            minus += _squares(column - column.min(), divisor, weight)
        return TopsisRanking(matrix, self, np.sqrt(plus), np.sqrt(minus))


def _squares(gaps: Floats, divisor: float, weight: float) -> Floats:
    """Turn gaps in place into the squares that make up a distance."""
    if divisor != 1:
        gaps /= divisor
    gaps *= weight
    gaps *= gaps
    return gaps


@dataclass(frozen=True, eq=False, repr=False)
class TopsisRanking(MethodRanking):
    """Distances of the initiatives from the best and the worst that is there.

    Attributes
    ----------
    d_plus, d_minus
        Weighted distance from the ideal and from the worst point, by initiative, at least 0.
    """

    d_plus: Floats
    d_minus: Floats

    @cached_property
    def closeness(self) -> Floats:
        """Share in [0, 1] of the way from the worst point to the ideal; more is better.

        One half where ideal and worst point are the same, as all initiatives are alike.
        """
        both = self.d_plus + self.d_minus
        closeness = np.full(len(both), 0.5)
        np.divide(self.d_minus, both, out=closeness, where=both > 0)
        return closeness

    @property
    def columns(self) -> Mapping[str, Floats]:
        """Columns ``d_plus``, ``d_minus``, ``closeness``."""
        return {"d_plus": self.d_plus, "d_minus": self.d_minus, "closeness": self.closeness}
