"""All weights that statements leave open: what people said, not more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, isfinite
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.html_table import html_table
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.centroid import centroid_of, evened
from portfolio.scoring.weights.contradiction import contradiction, is_empty
from portfolio.scoring.weights.corners import all_corners
from portfolio.scoring.weights.enclosure import TOUCH, Enclosure
from portfolio.scoring.weights.linear_program import lowest_point
from portfolio.scoring.weights.order import TiedOrder, order_faults, ties
from portfolio.scoring.weights.statement import Statement, falling, within
from portfolio.scoring.weights.weight_sampling import sample_weights

if TYPE_CHECKING:
    import pandas as pd

_MOST_CORNERS = 5_000
_MOST_SPLIT = (8, 120)
"""Most criteria and most corners of a set that is split into pyramids to find its centroid."""
_DRAWS = 20_000


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
        if is_empty(self._enclosure):
            said = [str(self.statements[each]) for each in contradiction(self._enclosure.rows)]
            raise ValueError(
                f"no weights of at least 0 in sum 1 hold to all of these at once: {'; '.join(said)}"
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
    def ordinal(cls, order: TiedOrder) -> WeightSet:
        """All weights that fall in this order.

        Parameters
        ----------
        order
            Ids of all criteria, the most important first; equally important ones as a sequence.
        """
        faults = list(order_faults(order))
        if faults:
            raise ValueError("; ".join(faults))
        return cls(tuple(name for tied in ties(order) for name in tied), tuple(falling(order)))

    @classmethod
    def interval(cls, limits: Mapping[str, tuple[float, float]]) -> WeightSet:
        """All weights within limits.

        Parameters
        ----------
        limits
            Least and greatest weight by criterion, every criterion named; ``(0, 1)`` says nothing.
        """
        return cls(tuple(limits), tuple(within(limits)))

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
        return sample_weights(self._enclosure, n, np.random.default_rng(rng))

    def least(self, direction: Floats) -> float:
        """Return the least ``direction @ w`` of all weights w in the set."""
        if self._corners is not None:
            return float((self._corners @ direction).min())
        lowest = lowest_point(direction, self._enclosure.rows)
        assert lowest is not None, "the set was not empty when it was made"
        return float(direction @ lowest)

    def extreme_points(self) -> Floats:
        """Return the corners of the set, one a row: every sum is least at one of them.

        Raises
        ------
        ValueError
            If there are more than 5,000 or so: then ask `least`.
        """
        if self._corners is None:
            raise ValueError(f"more than {_MOST_CORNERS:,} corners are too many; ask `least`")
        return self._corners.copy()

    def centroid(self) -> dict[str, float]:
        """Return the mean of all weights in the set: for display, no answer of anyone.

        Exact for a ranking, least weights and ratios, and else for up to 8 criteria and 120
        corners; beyond it is the mean of 20,000 draws, right to about 0.002.
        """
        # Draws hang on the order in which criteria and statements stand: take always the same.
        one = self if self._enclosure.is_exact else self._in_one_order()
        mean = dict(zip(one.criteria, one._mean().tolist(), strict=True))
        return {name: mean[name] for name in self.criteria}

    def ranges(self) -> dict[str, tuple[float, float]]:
        """Return the least and the greatest weight of each criterion."""
        units = np.eye(len(self.criteria))
        return {
            name: (self.least(unit), -self.least(-unit))
            for name, unit in zip(self.criteria, units, strict=True)
        }

    @property
    def is_point(self) -> bool:
        """Whether one vector of weights alone is in the set."""
        return all(high - low <= TOUCH for low, high in self.ranges().values())

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion. Columns: ``criterion``, ``least``, ``centroid``, ``greatest``."""
        import pandas as pd

        ranges, centroid = self.ranges(), self.centroid()
        rows = [(name, low, centroid[name], high) for name, (low, high) in ranges.items()]
        return pd.DataFrame(rows, columns=["criterion", "least", "centroid", "greatest"])

    def __str__(self) -> str:
        said = "; ".join(map(str, self.statements)) or "nothing else is known"
        return f"all weights of {', '.join(self.criteria)} in sum 1: {said}"

    def _repr_html_(self) -> str:
        ranges = self.ranges()
        rows = [(name, f"{low:.1%}", f"{high:.1%}") for name, (low, high) in ranges.items()]
        return html_table(["Criterion", "Least weight", "Greatest weight"], rows, str(self))

    @cached_property
    def _enclosure(self) -> Enclosure:
        """Rows that say ``rows @ w >= 0`` of weights in sum 1, and the simplex around them."""
        matrix, limits = self.rows()
        rows = matrix - limits[:, np.newaxis]
        size = np.abs(rows).max(axis=1, initial=0, keepdims=True)
        return Enclosure.around(rows / np.where(size > 0, size, 1))

    @cached_property
    def _corners(self) -> Floats | None:
        return all_corners(self._enclosure, _MOST_CORNERS)

    def _mean(self) -> Floats:
        if self._enclosure.is_exact:
            return np.asarray(self._enclosure.corners.mean(axis=0))
        corners = self._corners
        size = (len(self.criteria), _MOST_CORNERS if corners is None else len(corners))
        if corners is not None and size[0] <= _MOST_SPLIT[0] and size[1] <= _MOST_SPLIT[1]:
            return centroid_of(corners, self._enclosure.rows)
        return evened(self.sample(_DRAWS, 0).mean(axis=0), self._enclosure.rows)

    def _in_one_order(self) -> WeightSet:
        """Return the same set however criteria and statements were ordered."""
        said = sorted(self.statements, key=lambda each: each.key)
        return WeightSet(tuple(sorted(self.criteria)), tuple(said))

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
