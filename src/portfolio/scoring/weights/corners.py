"""All corners of a set of weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.enclosure import TOUCH, Enclosure, meeting_points


def all_corners(enclosure: Enclosure, most: int) -> Floats | None:
    """Return the corners of the set, one a row; None if there are too many on the way.

    The double description method (Motzkin et al. 1953): the simplex around the set is cut by one
    row after the other. New corners lie where an edge crosses the row; two corners share an edge
    if no third one lies on all the rows that both lie on.

    Parameters
    ----------
    enclosure
        The simplex around the set.
    most
        Most corners that are looked for.
    """
    corners, rows = enclosure.corners, enclosure.rows
    heeded = np.vstack([np.eye(rows.shape[1]), np.delete(rows, enclosure.left, axis=0)])
    for position in enclosure.left:
        heights = corners @ rows[position]
        above, below = heights > TOUCH, heights < -TOUCH
        edges = _edges(corners @ heeded.T <= TOUCH, above, below, np.linalg.matrix_rank(corners))
        corners = np.vstack([corners[~below], meeting_points(corners, heights, edges)])
        heeded = np.vstack([heeded, rows[position]])
        if len(corners) > most:
            return None
    return corners


def _edges(
    touching: NDArray[np.bool_], above: NDArray[np.bool_], below: NDArray[np.bool_], rank: int
) -> NDArray[np.bool_]:
    """Return which corners above share an edge with which below, as a square matrix."""
    on, off = touching.astype(np.float32), (~touching).astype(np.float32)
    # The line through both lies on all rows but as many as it has dimensions: a quick first sieve.
    edges = np.outer(above, below) & (on @ on.T >= rank - 2)
    for corner in np.nonzero(edges.any(axis=1))[0]:
        others = np.nonzero(edges[corner])[0]
        alone = ((on[others] * on[corner]) @ off.T == 0).sum(axis=1) == 2
        edges[corner, others] = alone
    return edges
