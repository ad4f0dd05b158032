"""Where the relaxation of a model has its best point, so that one like it need not look far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Corner:
    """A basis of the simplex method.

    Attributes
    ----------
    columns, rows
        What each is there, as HiGHS numbers it: 0 at its lower bound, 1 between its bounds
        (basic), 2 at its upper bound, 3 free at zero, 4 at either bound.
    """

    columns: Places
    rows: Places

    def fits(self, columns: int, rows: int) -> bool:
        """Whether a model has these columns, and these rows or more after them."""
        return len(self.columns) == columns and len(self.rows) <= rows
