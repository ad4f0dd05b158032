"""What solvers share: settling values, and measuring rows by their size."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Model
from portfolio.planning.solvers.solver import check_limits, row_scale, settle


def test_settled_values_are_whole_and_within_bounds() -> None:
    """Almost one is one, a whisker below nothing is nothing; slack keeps its digits."""
    model = Model(
        (columns([1, 1, 2]), columns([3, 3], family="slack", integer=False)), (), np.zeros(5)
    )
    found = np.array([0.9999999, -1e-9, 2.0000001, 1.25, 3.0000001])
    assert settle(model, found).tolist() == [1, 0, 2, 1.25, 3]


def test_rows_are_scaled_by_powers_of_two() -> None:
    """Geometric means 1e8, 1e4 and 1 give about 2 ** -27, 2 ** -13 and 1; small rows stay."""
    model = Model(
        (columns([1, 1]),),
        (block([[1e8, 1e8], [1e8, 1], [1, 1], [1e-3, 1e-3], [0, 0]], upper=1),),
        np.zeros(2),
    )
    assert np.log2(row_scale(model, model.matrix.data)).tolist() == [-27, -13, 0, 0, 0]


def test_no_rows_have_no_scale() -> None:
    """Nothing to measure."""
    assert row_scale(Model((columns([1]),), (), np.zeros(1)), np.empty(0)).tolist() == []


def test_limits_are_numbers_from_zero_on() -> None:
    """None is no limit; nothing else is forgiven."""
    check_limits("any", gap=0.0, time_limit=None, node_limit=3)
    for wrong in (-1e-9, math.nan, -math.inf):
        with pytest.raises(ValueError, match=f"any: gap must be at least 0, not {wrong}"):
            check_limits("any", gap=wrong)
