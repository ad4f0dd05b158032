"""All weights that statements leave open: what people said, not more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum, isfinite

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.corners import all_corners
from portfolio.scoring.weights.linear_program import lowest_point
from portfolio.scoring.weights.simplex import enclosing_simplex
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.weight_sampling import sample_weights


@dataclass(frozen=True)
class WeightSet:
    """All weights of at least 0 in sum 1 that hold to linear statements.

    Sets thinner than 1e-9 count as flat, statements missed by less than that as held to.

    Attributes
    ----------
    criteria
        Ids, in the order of the columns of every array here.
    statements
        What is known of the weights.

    Raises
    ------
    ValueError
        With every fault: criteria named twice or nowhere, numbers that are not finite; or, if
        there is none of these, the statements that no weights can hold to all at once.
    """

    criteria: tuple[str, ...]
    statements: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise ValueError("; ".join(faults))
        if not _any_weights(self._closed):
            raise ValueError(
                "no weights of at least 0 in sum 1 hold to all of these at once: "
                + "; ".join(str(self.statements[each]) for each in _conflict(self._closed))
            )

    @classmethod
    def free(cls, criteria: Iterable[str]) -> WeightSet:
        """All weights: nothing is known."""
        return cls(tuple(criteria))

    @classmethod
    def point(cls, by_criterion: Mapping[str, float]) -> WeightSet:
        """Return the set of these weights alone, which must add up to 1 within 1e-9."""
        total = fsum(by_criterion.values())
        if abs(total - 1) > 1e-9:
            raise ValueError(f"weights add up to {total:.12g}, they must add up to 1")
        return cls.interval({name: (weight, weight) for name, weight in by_criterion.items()})

    @classmethod
    def ordinal(cls, order: Sequence[str | Sequence[str]]) -> WeightSet:
        """All weights that fall in this order.

        Parameters
        ----------
        order
            Ids of all criteria, the most important first; equally important ones as a tuple.
        """
        groups = [(each,) if isinstance(each, str) else tuple(each) for each in order]
        said = [Statement({a: 1, b: -1}) for group in groups for a, b in pairwise(group)]
        said += [Statement({b: 1, a: -1}) for group in groups for a, b in pairwise(group)]
        said += [
            Statement({upper[-1]: 1, lower[0]: -1})
            for upper, lower in pairwise(group for group in groups if group)
        ]
        return cls(tuple(name for group in groups for name in group), tuple(said))

    @classmethod
    def interval(cls, limits: Mapping[str, tuple[float, float]]) -> WeightSet:
        """All weights within limits.

        Parameters
        ----------
        limits
            Least and greatest weight by criterion, every criterion named; ``(0, 1)`` says nothing.
        """
        lows = [Statement({name: 1}, low) for name, (low, _) in limits.items()]
        highs = [Statement({name: -1}, -high) for name, (_, high) in limits.items()]
        return cls(tuple(limits), (*lows, *highs))

    @classmethod
    def linear(cls, criteria: Iterable[str], statements: Iterable[Statement]) -> WeightSet:
        """All weights that hold to the statements."""
        return cls(tuple(criteria), tuple(statements))

    def __and__(self, other: WeightSet) -> WeightSet:
        """All weights in both sets, which must be of the same criteria."""
        if set(self.criteria) != set(other.criteria):
            raise ValueError(f"criteria differ: {self.criteria} and {other.criteria}")
        return WeightSet(self.criteria, self.statements + other.statements)

    def rows(self) -> tuple[Floats, Floats]:
        """Return A of shape (statements, criteria) and b: the statements say ``A @ w >= b``.

        That no weight is below 0 and that they add up to 1 is understood, not among the rows.
        """
        matrix = [statement.row(self.criteria) for statement in self.statements]
        limits = [statement.at_least for statement in self.statements]
        return np.array(matrix).reshape(-1, len(self.criteria)), np.array(limits, dtype=np.float64)

    def contains(self, weights: Floats, tolerance: float = 1e-9) -> NDArray[np.bool_]:
        """Return whether each vector of weights (the last axis) lies in the set.

        Parameters
        ----------
        weights
            Of shape (..., criteria).
        tolerance
            What a statement, a weight or the sum may be missed by.
        """
        matrix, limits = self.rows()
        holds = (weights @ matrix.T >= limits - tolerance).all(axis=-1)
        sums = np.abs(weights.sum(axis=-1) - 1) <= tolerance
        return np.asarray(holds & sums & (weights >= -tolerance).all(axis=-1))

    def sample(self, n: int, rng: int | np.random.Generator) -> Floats:
        """Draw weights, all parts of the set alike; the same seed gives the same bits.

        Parameters
        ----------
        n
            How many, at least 1.
        rng
            A seed, or a generator to draw from.

        Returns
        -------
        Floats
            Of shape (n, criteria).
        """
        if n < 1:
            raise ValueError(f"expected at least 1 sample, not {n}")
        return sample_weights(self._closed, self._simplex, n, np.random.default_rng(rng))

    def least(self, direction: Floats) -> float:
        """Return the least ``direction @ w`` of all weights w in the set."""
        corners, left = self._simplex
        if len(left):
            lowest = lowest_point(direction, self._closed)
            assert lowest is not None
            return float(direction @ lowest)
        return float((corners @ direction).min())

    def extreme_points(self) -> Floats:
        """Return the corners of the set, one a row: every sum is least at one of them.

        Raises
        ------
        ValueError
            If there are more than some thousands: then ask `least`.
        """
        return all_corners(self._closed, self._simplex)

    def centroid(self) -> dict[str, float]:
        """Return the mean of all weights in the set: for display, no answer of anyone."""
        corners, left = self._simplex
        mean = corners.mean(axis=0) if not len(left) else self.sample(10_000, 0).mean(axis=0)
        return dict(zip(self.criteria, mean.tolist(), strict=True))

    def ranges(self) -> dict[str, tuple[float, float]]:
        """Return the least and the greatest weight of each criterion."""
        units = np.eye(len(self.criteria))
        return {
            name: (self.least(unit), -self.least(-unit))
            for name, unit in zip(self.criteria, units, strict=True)
        }

    @cached_property
    def _closed(self) -> Floats:
        """Rows that say ``rows @ w >= 0`` where the weights add up to 1, of size 1."""
        matrix, limits = self.rows()
        closed = matrix - limits[:, np.newaxis]
        size = np.abs(closed).max(axis=1, initial=0, keepdims=True)
        return np.asarray(closed / np.where(size > 0, size, 1))

    @cached_property
    def _simplex(self) -> tuple[Floats, NDArray[np.intp]]:
        return enclosing_simplex(self._closed)

    def _faults(self) -> Iterator[str]:
        if not self.criteria:
            yield "weights need at least one criterion"
        for name in sorted({each for each in self.criteria if self.criteria.count(each) > 1}):
            yield f"{name} is named {self.criteria.count(name)} times, expected once"
        for statement in self.statements:
            for name in statement.coefficients.keys() - set(self.criteria):
                yield f"{statement} names {name!r}, which is no criterion: {self.criteria}"
            if not all(map(isfinite, (statement.at_least, *statement.coefficients.values()))):
                yield f"{statement} holds a number that is not finite"


def _any_weights(rows: Floats) -> bool:
    corners, left = enclosing_simplex(rows)
    if not len(left) or not len(corners):
        return bool(len(corners))
    middle = corners.mean(axis=0)
    if (rows @ middle >= 0).all():
        return True
    return lowest_point(np.zeros(rows.shape[1]), rows) is not None


def _conflict(rows: Floats) -> list[int]:
    """Return positions of rows that cannot all hold, though they can without any one of them."""
    kept = list(range(len(rows)))
    for each in list(kept):
        fewer = [other for other in kept if other != each]
        if not _any_weights(rows[fewer]):
            kept = fewer
    return kept
