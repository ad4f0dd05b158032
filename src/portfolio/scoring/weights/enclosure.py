"""The smallest simplex found around a set of weights: exact, and easy to draw from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats

TOUCH = 1e-9
"""What weights may miss a statement by and still hold to it; two things nearer are one."""


@dataclass(frozen=True, eq=False, slots=True)
class Enclosure:
    """A simplex around the weights w of at least 0 in sum 1 with ``rows @ w >= 0``.

    Attributes
    ----------
    rows
        Of shape (r, k), the greatest number of each row 1 in size.
    corners
        Of the simplex, one a row, none more than needed; no row where no weights hold.
    left
        Positions of the rows that the simplex does not heed. Empty: it is the set itself.
    """

    rows: Floats
    corners: Floats
    left: NDArray[np.intp]

    @classmethod
    def around(cls, rows: Floats) -> Enclosure:
        """Cut the simplex of all weights by every row that leaves a simplex.

        Complete rankings, with ties or without, least weights, ratios to one criterion and
        single points are simplices themselves, so that no row is left.
        """
        corners, left = np.eye(rows.shape[1]), list(range(len(rows)))
        before = -1
        while len(left) != before:
            before = len(left)
            for position in tuple(left):
                part = _part_above(corners, rows[position])
                if part is not None:
                    corners = part
                    left.remove(position)
        return cls(rows, corners, np.array(left, dtype=np.intp))

    @property
    def is_exact(self) -> bool:
        """Whether the simplex is the set itself."""
        return not len(self.left)


def meeting_points(corners: Floats, heights: Floats, pairs: NDArray[np.bool_]) -> Floats:
    """Return where the lines between pairs of corners meet height 0.

    Parameters
    ----------
    corners
        One a row.
    heights
        Of the corners, above 0 at one end of a pair and below 0 at the other.
    pairs
        Square matrix, True at row i and column j for the pair of corners i and j.
    """
    i, j = np.nonzero(pairs)
    share = (heights[i] / (heights[i] - heights[j]))[:, np.newaxis]
    return np.asarray(corners[i] + share * (corners[j] - corners[i]))


def _part_above(corners: Floats, row: Floats) -> Floats | None:
    """Return the part of a simplex with ``row @ w >= 0``; None where that is no simplex."""
    heights = corners @ row
    above, below = heights > TOUCH, heights < -TOUCH
    if not below.any():
        return corners
    if above.sum() > 1:
        return None
    return np.vstack([corners[~below], meeting_points(corners, heights, np.outer(above, below))])
