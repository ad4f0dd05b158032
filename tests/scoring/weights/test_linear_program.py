"""Tests of the least value of a weighted sum."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from portfolio.scoring.weights.linear_program import lowest_point


def test_all_weight_goes_to_the_least_number() -> None:
    """Without statements the least mean of 3, 1 and 2 is 1, with all weight on the second."""
    found = lowest_point(np.array([3.0, 1, 2]), np.zeros((0, 3)))
    assert_allclose(found, [0, 1, 0])


def test_a_row_is_heeded() -> None:
    """With a >= b the second can have no more than half."""
    found = lowest_point(np.array([3.0, 1, 2]), np.array([[1.0, -1, 0]]))
    # Half on a and half on b is 2, as is all on c: either is least.
    assert found is not None
    assert_allclose(found @ [3, 1, 2], 2)
    assert_allclose(found.sum(), 1)


def test_no_weights_is_none() -> None:
    """Nothing holds to a row that asks for a sum below 0."""
    assert lowest_point(np.zeros(2), np.array([[-1.0, -1]])) is None
