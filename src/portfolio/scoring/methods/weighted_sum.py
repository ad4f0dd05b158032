"""The weighted sum, on anchored values or on raw data scaled by the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from portfolio.scoring.methods.method import Method
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.methods.normalisation import Normalisation
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix


@dataclass(frozen=True, slots=True)
class WeightedSum(Method):
    """``V_i = sum_j w_j r_ij``; on anchored values that is the additive value itself.

    Where value and feasibility stand side by side in one matrix, it shows what adding them does
    to an order made by multiplying them. With a normalisation by the data it is the simple
    additive weighting of textbooks, which reverses ranks when initiatives come and go.
    Source: Keeney and Raiffa (1976); Hwang and Yoon (1981) for simple additive weighting.

    Attributes
    ----------
    normalisation
        How columns are made comparable; none for anchored values.
    """

    normalisation: Normalisation = Normalisation.NONE
    kind: Literal["weighted_sum"] = "weighted_sum"
    name: ClassVar[str] = "weighted sum"

    def rank(self, matrix: ValueMatrix) -> WeightedSumRanking:
        """Return the sums; more is better."""
        if self.normalisation is Normalisation.NONE:
            return WeightedSumRanking(matrix, self, matrix.totals)
        sums = np.zeros(len(matrix))
        for column, weight in zip(matrix.likely.T, matrix.weights.tolist(), strict=True):
            sums += weight * self.normalisation.apply(column)
        return WeightedSumRanking(matrix, self, sums)


@dataclass(frozen=True, eq=False, repr=False)
class WeightedSumRanking(MethodRanking):
    """Weighted sums of the initiatives.

    Attributes
    ----------
    total
        Weighted sum by initiative; in [0, 1] for values in [0, 1].
    """

    total: Floats

    @property
    def columns(self) -> Mapping[str, Floats]:
        """Column ``total``, the score."""
        return {"total": self.total}
