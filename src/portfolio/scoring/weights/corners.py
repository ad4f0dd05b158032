"""All corners of a set of weights, statement by statement."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.simplex import TOUCH, crossings

_MOST = 5_000


def all_corners(rows: Floats, simplex: tuple[Floats, NDArray[np.intp]]) -> Floats:
    """Return the corners of the weights with ``rows @ w >= 0``.

    The double description method (Motzkin et al. 1953): the corners of a simplex around the set
    are cut by one row after the other. New corners lie where an edge crosses the row; two corners
    share an edge if no third lies on all the rows that both lie on.

    Parameters
    ----------
    rows
        Of shape (r, k), for weights in sum 1.
    simplex
        Corners of a simplex that heeds all rows but those at the positions given.

    Raises
    ------
    ValueError
        If there are more than 5,000 corners on the way.
    """
    corners, left = simplex
    heeded = np.vstack([np.eye(rows.shape[1]), np.delete(rows, left, axis=0)])
    for position in left:
        heights = corners @ rows[position]
        above, below = heights > TOUCH, heights < -TOUCH
        meeting = crossings(corners, heights, above, below)
        edges = _share_edge(corners @ heeded.T <= TOUCH, above, below)
        corners = np.vstack([corners[~below], meeting[edges]])
        heeded = np.vstack([heeded, rows[position]])
        if len(corners) > _MOST:
            raise ValueError(f"the set of weights has more than {_MOST:,} corners; ask `least`")
    return corners


def _share_edge(
    touching: NDArray[np.bool_], above: NDArray[np.bool_], below: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return for each pair of corners, as in `crossings`, whether they share an edge."""
    apart = (~touching).astype(np.float32)
    found = []
    for corner in touching[above]:
        both = (touching[below] & corner).astype(np.float32)
        found.append(((both @ apart.T) == 0).sum(axis=1) == 2)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.bool_)
