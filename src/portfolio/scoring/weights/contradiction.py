"""Whether any weights hold to all statements, and if not, which statements are to blame."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.enclosure import Enclosure
from portfolio.scoring.weights.linear_program import lowest_point


def is_empty(enclosure: Enclosure) -> bool:
    """Whether no weights hold to all rows."""
    if enclosure.is_exact or not len(enclosure.corners):
        return not len(enclosure.corners)
    middle = enclosure.corners.mean(axis=0)
    if (enclosure.rows @ middle >= 0).all():
        return False
    return lowest_point(np.zeros(len(middle)), enclosure.rows) is None


def contradiction(rows: Floats) -> list[int]:
    """Return positions of rows that cannot all hold, though they can without any one of them.

    Rows are left out one after the other as long as the rest still contradict each other
    (deletion filter, Chinneck and Dravnieks 1991).

    Parameters
    ----------
    rows
        That say ``rows @ w >= 0`` and cannot all hold.
    """
    kept = list(range(len(rows)))
    for each in tuple(kept):
        fewer = [other for other in kept if other != each]
        if is_empty(Enclosure.around(rows[fewer])):
            kept = fewer
    return kept
