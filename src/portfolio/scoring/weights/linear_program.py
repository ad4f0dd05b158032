"""The least value of a weighted sum over all weights that hold to linear statements."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_INFEASIBLE = 2


def lowest_point(direction: Floats, rows: Floats) -> Floats | None:
    """Return weights with the least ``direction @ w``, or None where no weights hold to all rows.

    ``min direction @ w  subject to  rows @ w >= 0, w >= 0, sum w = 1``, solved by HiGHS; the
    answer is a corner of the set.

    Parameters
    ----------
    direction
        Of shape (k,).
    rows
        Of shape (r, k).
    """
    from scipy.optimize import linprog

    count = len(direction)
    result = linprog(
        direction,
        A_ub=-rows if len(rows) else None,
        b_ub=np.zeros(len(rows)) if len(rows) else None,
        A_eq=np.ones((1, count)),
        b_eq=np.ones(1),
        bounds=(0, 1),
        method="highs",
    )
    if result.status == _INFEASIBLE:
        return None
    if result.x is None:
        raise RuntimeError(f"the linear program ended without an answer: {result.message}")
    return np.asarray(result.x, dtype=np.float64)
