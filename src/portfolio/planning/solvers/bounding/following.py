"""What follows from bounds: choices that no longer fit, and numbers that have to be larger."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array

from portfolio.planning.model import Bools, Floats
from portfolio.planning.solvers.bounding.linear import Box
from portfolio.planning.solvers.bounding.splits import Shape

_ROUNDS = 3
"""Times that what follows is followed further."""
_MISSED = 1e-6
"""What a row may be missed by, as a share of its largest coefficient, or of 1."""


class Following:
    """Narrows boxes by rows that are lumpy: with other coefficients than 0, 1 and -1.

    A row is filled the least where each group takes the choice that fills it least, or none if it
    need not take one. A choice that exceeds the row beside the least of all others is not made in
    the box; a linear program would take a part of it. Source: Savelsbergh (1994), Preprocessing and
    probing techniques for mixed integer programming problems, ORSA Journal on Computing 6, 445-454.

    Parameters
    ----------
    matrix, row_lower, row_upper
        The rows.
    shape
        The groups of choices.
    integer
        Which columns are whole.
    """

    def __init__(
        self, matrix: csc_array, row_lower: Floats, row_upper: Floats, shape: Shape, integer: Bools
    ) -> None:
        dense = matrix.toarray()
        lumpy = ((dense != 0) & (np.abs(dense) != 1)).any(axis=1)
        above, below = lumpy & np.isfinite(row_upper), lumpy & np.isfinite(row_lower)
        rows = np.vstack([dense[above], -dense[below]])
        largest = np.abs(rows).max(axis=1, initial=1.0)
        self._limit = np.concatenate([row_upper[above], -row_lower[below]]) + _MISSED * largest
        sizes = [len(group.columns) for group in shape.groups]
        self._group = np.repeat(np.arange(len(sizes)), sizes)
        self._first = np.cumsum([0, *sizes])[:-1]
        self._must = np.array([group.row for group in shape.groups], dtype=np.int64)
        self._choices = np.concatenate([np.empty(0, np.int64), *(g.columns for g in shape.groups)])
        self._others = np.setdiff1d(np.arange(dense.shape[1]), self._choices)
        self._of_choices, self._of_others = rows[:, self._choices], rows[:, self._others]
        self._gives, self._takes = np.minimum(self._of_others, 0), np.maximum(self._of_others, 0)
        self._whole = integer[self._others]

    def narrowed(self, box: Box) -> Box:
        """Return the box without choices that fit nowhere in it; as it is where it is empty."""
        if not len(self._first) or not len(self._limit):
            return box
        for _ in range(_ROUNDS):
            found = self._once(box)
            if found is None or (found.lower > found.upper).any():
                return box
            if not ((found.lower > box.lower).any() or (found.upper < box.upper).any()):
                return box
            box = found
        return box

    def _once(self, box: Box) -> Box | None:
        """Return what follows at once; None where some group or row cannot be kept."""
        lower, upper = box.lower[self._choices], box.upper[self._choices]
        taken = np.maximum.reduceat(lower, self._first) > 0.5
        opened = (upper > 0.5) & (~taken[self._group] | (lower > 0.5))
        fill = np.where(opened, self._of_choices, np.inf)
        least = np.minimum.reduceat(fill, self._first, axis=1)
        may = ~(taken | box.tight[self._must])
        least[:, may] = np.minimum(least[:, may], 0.0)
        if not np.isfinite(least).all():
            return None
        low, high = box.lower[self._others], box.upper[self._others]
        room = self._limit - least.sum(axis=1) - self._takes @ low - self._gives @ high
        if (room < 0).any():
            return None
        room = np.where(np.isfinite(room), room, np.inf)
        exceeds = self._of_choices - least[:, self._group] > room[:, None]
        most = box.upper.copy()
        most[self._choices[opened & exceeds.any(axis=0)]] = 0.0
        with np.errstate(divide="ignore", invalid="ignore"):
            need = np.where(self._gives < 0, high + room[:, None] / self._gives, -np.inf)
        need = np.where(self._whole, np.ceil(need.max(axis=0) - 1e-6), -np.inf)
        least_of_all = box.lower.copy()
        least_of_all[self._others] = np.maximum(low, need)
        return Box(least_of_all, most, box.tight)
