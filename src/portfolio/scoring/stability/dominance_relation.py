"""Who is ahead of whom whatever is assumed: on every criterion, or under all possible weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.html_table import html_table
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd

_TIE = 1e-12


@dataclass(frozen=True, eq=False, repr=False)
class Dominance:
    """Which initiative is never behind another, and ahead of it at least once.

    Attributes
    ----------
    initiatives
        Ids of rows and columns.
    beats
        Whether the row's initiative dominates the column's.
    basis
        Under what that holds, in words.
    """

    initiatives: tuple[str, ...]
    beats: NDArray[np.bool_]
    basis: str

    @cached_property
    def dominated(self) -> tuple[str, ...]:
        """Ids that some other initiative dominates, in order."""
        columns = np.flatnonzero(self.beats.any(axis=0))
        return tuple(self.initiatives[column] for column in columns)

    @cached_property
    def efficient(self) -> tuple[str, ...]:
        """Ids that no other initiative dominates, in order."""
        worse = set(self.dominated)
        return tuple(name for name in self.initiatives if name not in worse)

    def dominators(self, initiative: str) -> tuple[str, ...]:
        """Return the ids that dominate an initiative.

        Raises
        ------
        ValueError
            For an unknown id.
        """
        column = self.beats[:, self.initiatives.index(initiative)]
        return tuple(self.initiatives[row] for row in np.flatnonzero(column))

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative.

        Columns: ``initiative``; ``dominates``, ``dominated_by``: how many.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "initiative": self.initiatives,
                "dominates": self.beats.sum(axis=1),
                "dominated_by": self.beats.sum(axis=0),
            }
        )

    def __repr__(self) -> str:
        return (
            f"<Dominance: {len(self.efficient):,} of {len(self.initiatives):,} initiatives are "
            f"behind no other {self.basis}>"
        )

    def _repr_html_(self) -> str:
        rows = self.to_frame().astype(object).to_numpy().tolist()
        return html_table(["Initiative", "Ahead of", "Behind"], rows, f"For sure, {self.basis}")


def pareto(matrices: Matrices) -> Dominance:
    """Return who is at least as good on every criterion, and better on one.

    ``v_ik >= v_jk`` for all k and ``>`` for one, with the low values of i against the high values
    of j where they have ranges. Weights do not matter.

    Parameters
    ----------
    matrices
        What is ranked.
    """
    model = PriorityModel.of(matrices)
    low = np.hstack([matrix.low for matrix in model.axes])
    high = np.hstack([matrix.high for matrix in model.axes])
    weakly = np.ones((len(model), len(model)), dtype=np.bool_)
    for least, most in zip(low.T, high.T, strict=True):
        weakly &= least[:, np.newaxis] >= most
    return Dominance(model.initiatives, _strictly(weakly), "on every criterion")


def dominance(matrices: Matrices, scope: WeightScope) -> Dominance:
    """Return who is never behind under all possible weights and scores, and once ahead.

    With one axis: ``min over w of w . (low_i - high_j) >= 0``. With two: ``min V_i / V_j * min
    F_i / F_j >= 1``, as each axis has weights of its own. Both minima lie at corners of the sets
    of weights, so the answer is exact. For a ranking of the criteria this is the rule of Kirkwood
    and Sarin (1985).

    Parameters
    ----------
    matrices
        What is ranked.
    scope
        Which weights are possible.

    Raises
    ------
    TooManyCorners
        If a set of weights has some thousands of corners; the message says what to do instead.
    """
    model = PriorityModel.of(matrices)
    weakly = _least_leads(model, scope.corners()) >= -_TIE
    return Dominance(model.initiatives, _strictly(weakly), f"under {scope.meaning}")


def always_ahead(model: PriorityModel, scope: WeightScope) -> NDArray[np.bool_]:
    """Return where rows are ahead of columns, never level, under all possible weights and scores.

    Raises
    ------
    TooManyCorners
        If a set of weights has some thousands of corners.
    """
    corners = scope.corners()
    ahead = np.asarray(_least_leads(model, corners) > _TIE)
    if len(corners) == 1:
        return ahead
    # A ratio is silent where the column's total is 0: the row's may be 0 as well.
    for matrix, points in zip(model.axes, corners, strict=True):
        ahead &= np.all(points @ matrix.high.T > _TIE, axis=0)
    return ahead


def _least_leads(model: PriorityModel, corners: Sequence[Floats]) -> Floats:
    """Return the least lead of rows over columns under all possible weights and scores.

    With one axis a difference of totals; with two the ratio of products less 1, infinite where
    the column's is always 0.
    """
    if len(corners) == 1:
        return _least_difference(model, corners[0])
    first, second = (_least_ratio(model, axis, points) for axis, points in enumerate(corners))
    always_zero = np.isinf(first) | np.isinf(second)
    ratio = np.where(always_zero, 1, first) * np.where(always_zero, 1, second)
    return np.where(always_zero, np.inf, ratio - 1)


def _least_difference(model: PriorityModel, corners: Floats) -> Floats:
    """Return the least lead of rows over columns at any corner."""
    (matrix,) = model.axes
    least = np.full((len(model), len(model)), np.inf)
    for low, high in zip(corners @ matrix.low.T, corners @ matrix.high.T, strict=True):
        np.minimum(least, low[:, np.newaxis] - high, out=least)
    return least


def _least_ratio(model: PriorityModel, axis: int, corners: Floats) -> Floats:
    """Return the least ratio of rows to columns at any corner; infinite where columns are 0."""
    matrix = model.axes[axis]
    least = np.full((len(model), len(model)), np.inf)
    for low, high in zip(corners @ matrix.low.T, corners @ matrix.high.T, strict=True):
        some = high > _TIE
        ratio = low[:, np.newaxis] / high[some]
        least[:, some] = np.minimum(least[:, some], ratio)
    return least


def _strictly(weakly: NDArray[np.bool_]) -> NDArray[np.bool_]:
    # Two that are never behind one another are always level.
    return weakly & ~weakly.T
