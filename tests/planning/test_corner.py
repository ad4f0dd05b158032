"""Where a relaxation has its best point."""

from __future__ import annotations

import numpy as np

from portfolio.planning.corner import Corner


def test_a_corner_fits_the_same_columns_and_more_rows() -> None:
    """Rows may have come since, columns may not, and nothing may be gone."""
    corner = Corner(np.zeros(3, dtype=np.int8), np.ones(2, dtype=np.int8))
    assert corner.fits(3, 2)
    assert corner.fits(3, 4)
    assert not corner.fits(3, 1)
    assert not corner.fits(4, 2)
    assert not corner.fits(2, 2)
