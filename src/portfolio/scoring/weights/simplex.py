"""The smallest simplex found around a set of weights: exact, and easy to draw from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats

TOUCH = 1e-9
"""What a weight may miss a statement by and still hold to it: two things nearer are one."""


def enclosing_simplex(rows: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """Cut the simplex of all weights by every row that leaves a simplex.

    Complete and partly tied rankings, least weights, ratios to one criterion and single points
    are simplices themselves, so that no row is left over.

    Parameters
    ----------
    rows
        Statements of shape (r, k) that say ``rows @ w >= 0`` of weights w in sum 1, the greatest
        number of each row 1 in size.

    Returns
    -------
    corners
        Affinely independent points, one a row; none where no weights hold to the rows.
    left
        Positions of the rows that are not yet heeded.
    """
    corners, left = np.eye(rows.shape[1]), list(range(len(rows)))
    before = -1
    while len(left) != before:
        before = len(left)
        for position in list(left):
            cut = _cut(corners, rows[position])
            if cut is not None:
                corners = cut
                left.remove(position)
    return corners, np.array(left, dtype=np.intp)


def _cut(corners: Floats, row: Floats) -> Floats | None:
    """Return the part of a simplex with ``row @ w >= 0``; None where it is no simplex."""
    heights = corners @ row
    above, below = heights > TOUCH, heights < -TOUCH
    if not below.any():
        return corners
    if above.sum() > 1:
        return None
    return np.vstack([corners[~below], crossings(corners, heights, above, below)])


def crossings(
    corners: Floats, heights: Floats, above: NDArray[np.bool_], below: NDArray[np.bool_]
) -> Floats:
    """Return where the lines between corners above 0 and corners below 0 meet height 0."""
    up, down = np.nonzero(above)[0], np.nonzero(below)[0]
    i, j = np.repeat(up, len(down)), np.tile(down, len(up))
    share = (heights[i] / (heights[i] - heights[j]))[:, np.newaxis]
    return np.asarray(corners[i] + share * (corners[j] - corners[i]))
