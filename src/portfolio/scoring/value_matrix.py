"""Values by initiative and criterion with the weights of the criteria: what ranking is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class ValueMatrix:
    """Values by initiative (rows) and criterion (columns), and the weights of the criteria.

    Attributes
    ----------
    initiatives, criteria
        Ids of the rows and of the columns.
    low, likely, high
        Least, likely and greatest value of each cell, at best in [0, 1]; more is better in every
        column.
    weights
        By column, at least 0, in sum 1.

    Raises
    ------
    ValueError
        For shapes that do not fit, values that are not finite or not ordered, weights below 0 or
        not adding up to 1 within 1e-9.
    """

    initiatives: tuple[str, ...]
    criteria: tuple[str, ...]
    low: Floats
    likely: Floats
    high: Floats
    weights: Floats

    def __post_init__(self) -> None:
        shape = (len(self.initiatives), len(self.criteria))
        for array in (self.low, self.likely, self.high, self.weights):
            if array.shape not in (shape, shape[1:]):
                raise ValueError(f"expected {shape[0]} x {shape[1]} values, not {array.shape}")
            if not np.isfinite(array).all():
                raise ValueError("values and weights must be finite; fill unknown scores first")
            array.setflags(write=False)
        if (self.low > self.likely).any() or (self.likely > self.high).any():
            raise ValueError("low <= likely <= high must hold in every cell")
        if (self.weights < 0).any() or abs(self.weights.sum() - 1) > 1e-9:
            raise ValueError(f"weights must be at least 0 and add up to 1: {self.weights}")

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        weights: Mapping[str, float] | None = None,
        *,
        low: pd.DataFrame | None = None,
        high: pd.DataFrame | None = None,
    ) -> ValueMatrix:
        """Build from frames with initiatives as index and criteria as columns.

        Parameters
        ----------
        frame
            Likely values; more is better in every column.
        weights
            By criterion, in sum 1; equal ones if None.
        low, high
            Bounds of the values, labelled as `frame`; without them the values are exact.
        """
        criteria = tuple(map(str, frame.columns))
        given = weights or dict.fromkeys(criteria, 1 / len(criteria))
        if set(given) != set(criteria):
            raise ValueError(f"weights of {sorted(given)} for criteria {sorted(criteria)}")
        likely, least, most = (
            (frame if each is None else each.loc[frame.index, frame.columns]).to_numpy(np.float64)
            for each in (frame, low, high)
        )
        shares = np.array([given[name] for name in criteria], dtype=np.float64)
        rows = tuple(map(str, frame.index))
        return cls(rows, criteria, least.copy(), likely.copy(), most.copy(), shares)

    def at(self, rows: Sequence[int]) -> ValueMatrix:
        """Return the values of some initiatives, by their places, in the order given."""
        places = list(rows)
        return ValueMatrix(
            tuple(self.initiatives[row] for row in places),
            self.criteria,
            self.low[places],
            self.likely[places],
            self.high[places],
            self.weights,
        )

    @cached_property
    def totals(self) -> Floats:
        """Weighted sum of the likely values by initiative.

        ``V_i = sum_j w_j v_ij``. Source: Keeney and Raiffa (1976).
        """
        return sum_columns(self.likely, self.weights)

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """Ids by falling total, ties by id."""
        order = sorted(zip((-self.totals).tolist(), self.initiatives, strict=True))
        return tuple(name for _, name in order)

    def __len__(self) -> int:
        return len(self.initiatives)


def sum_columns(values: Floats, weights: Floats) -> Floats:
    """Return the weighted sum of each row.

    Columns are added one after the other, so that no sum hangs on how many rows there are.
    """
    sums = np.zeros(len(values))
    for column, weight in enumerate(weights.tolist()):
        sums += weight * values[:, column]
    return sums
