"""Answers on pairs as a matrix of ratios, and the weights and contradictions it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, eq=False)
class ComparisonMatrix:
    """Ratios ``a_ij`` of importance by pair of criteria, NaN where nobody answered.

    Attributes
    ----------
    criteria
        Ids of the rows, which are those of the columns.
    ratios
        How many times the row is as important as the column; ``a_ji = 1 / a_ij``, 1 on the
        diagonal.
    """

    criteria: tuple[str, ...]
    ratios: Floats

    @classmethod
    def from_pairs(
        cls, criteria: tuple[str, ...], pairs: Mapping[tuple[str, str], float]
    ) -> ComparisonMatrix:
        """Build from the ratio of the first to the second criterion of each pair."""
        ratios = np.where(np.eye(len(criteria), dtype=bool), 1.0, np.nan)
        for (first, second), ratio in pairs.items():
            row, column = criteria.index(first), criteria.index(second)
            ratios[row, column], ratios[column, row] = ratio, 1 / ratio
        return cls(criteria, ratios)

    def __post_init__(self) -> None:
        self.ratios.setflags(write=False)

    def __len__(self) -> int:
        """Return the number of criteria."""
        return len(self.criteria)

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Which pairs were answered; none with itself."""
        known: NDArray[np.bool_] = ~np.isnan(self.ratios)
        np.fill_diagonal(known, val=False)
        return known

    @property
    def missing(self) -> int:
        """How many pairs were not answered."""
        return len(self) * (len(self) - 1) // 2 - self._answers

    @property
    def spare(self) -> int:
        """How many answers there are beyond the n - 1 that weights need."""
        return self._answers - (len(self) - 1)

    @property
    def _answers(self) -> int:
        return int(self.known.sum()) // 2

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Criteria by part that answers connect; one part if the answers connect them all."""
        reached = self.known | np.eye(len(self), dtype=bool)
        for _ in range(len(self).bit_length()):
            reached = reached @ reached
        names = np.array(self.criteria, dtype=object)
        return tuple(dict.fromkeys(tuple(names[row]) for row in reached))

    @property
    def log_least_squares(self) -> Floats:
        """Weights of least ``sum_{i<j} ln^2(a_ij w_j / w_i)`` over the answered pairs, in sum 1.

        One linear system ``L ln w = b`` with the Laplacian L of the answered pairs and
        ``b_i = sum_j ln a_ij``; for complete answers its solution is the geometric mean of the
        rows, ``w_i ~ (prod_j a_ij)^(1/n)``. Sources: Crawford and Williams (1985); Bozoki and
        Tsyganok (2019) for missing answers.
        """
        return _normalised(self._log_weights)

    @cached_property
    def _log_weights(self) -> Floats:
        laplacian = np.diag(self.known.sum(axis=1)) - self.known
        logs = np.log(np.where(self.known, self.ratios, 1.0))
        # The Laplacian fixes ratios only; a constant added to it makes the logarithms sum to 0.
        return np.linalg.solve(laplacian + 1 / len(self), logs.sum(axis=1))

    @cached_property
    def errors(self) -> Floats:
        """``ln(a_ij w_j / w_i)`` by pair, at the least squares weights; 0 where not answered."""
        implied = np.subtract.outer(self._log_weights, self._log_weights)
        return np.where(self.known, np.log(self.ratios) - implied, 0.0)

    @property
    def squared_error(self) -> float:
        """Sum over the answered pairs of the squares of `errors`."""
        return float((self.errors**2).sum()) / 2

    @cached_property
    def completed(self) -> Floats:
        """The matrix with the missing ratios that make its largest eigenvalue least.

        Source: Bozoki, Fulop and Ronyai (2010); convex in the logarithms of the missing ratios.
        """
        return self._near_one * np.exp(np.subtract.outer(self._log_weights, self._log_weights))

    @cached_property
    def _near_one(self) -> Floats:
        """The completed matrix as ``a_ij w_j / w_i``: the same eigenvalue, well scaled."""
        start = np.exp(self.errors)
        if not self.missing or not self.spare:
            return start
        from scipy.optimize import minimize

        rows, columns = np.nonzero(np.triu(~self.known, 1))

        def filled(logs: Floats) -> Floats:
            matrix = start.copy()
            matrix[rows, columns], matrix[columns, rows] = np.exp(logs), np.exp(-logs)
            return matrix

        def eigenvalue(logs: Floats) -> tuple[float, Floats]:
            matrix = filled(logs)
            value, right = _perron(matrix)
            left = _perron(matrix.T)[1]
            pull = left[:, None] * matrix * right / (left @ right)
            return value, pull[rows, columns] - pull[columns, rows]

        found = minimize(
            eigenvalue, np.zeros(len(rows)), jac=True, method="BFGS", options={"gtol": 1e-10}
        )
        return filled(found.x)

    @cached_property
    def lambda_max(self) -> float:
        """Largest eigenvalue; n if no answer contradicts another, else more.

        With missing answers that of the matrix completed to make it least.
        """
        return _perron(self._near_one)[0]

    @cached_property
    def eigenvector(self) -> Floats:
        """Weights ``A w = lambda_max w`` of the completed matrix, in sum 1 (Saaty, 1977)."""
        return _normalised(np.log(_perron(self._near_one)[1]) + self._log_weights)

    def without(self, row: int, column: int) -> ComparisonMatrix:
        """Return the matrix as if this pair had not been answered."""
        return self.replaced(row, column, float("nan"))

    def replaced(self, row: int, column: int, ratio: float) -> ComparisonMatrix:
        """Return the matrix with another answer for this pair."""
        ratios = self.ratios.copy()
        ratios[row, column], ratios[column, row] = ratio, 1 / ratio
        return ComparisonMatrix(self.criteria, ratios)

    def implied(self, row: int, column: int) -> float:
        """Return the ratio of two criteria by the least squares weights."""
        return exp(self._log_weights[row] - self._log_weights[column])


def _normalised(logs: Floats) -> Floats:
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _perron(matrix: Floats) -> tuple[float, Floats]:
    """Return the largest eigenvalue of a positive matrix and its positive vector, in sum 1."""
    values, vectors = np.linalg.eig(matrix)
    place = int(values.real.argmax())
    # NumPy may give complex numbers; those of the largest eigenvalue are real (Perron).
    vector = np.abs(vectors[:, place].real)
    return float(values[place].real), vector / vector.sum()
