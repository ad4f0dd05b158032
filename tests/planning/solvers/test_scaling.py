"""What a solver counts columns and worth in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Model
from portfolio.planning.solvers.scaling import column_units, scale_rows, worth_scale


@pytest.mark.parametrize(
    ("worth", "scale"),
    [([8.0, 1.0], 1.0), ([8e9, 0.0], 2.0**-30), ([0.5, -64.0], 16.0), ([0.0, 0.0], 1.0)],
)
def test_the_best_column_is_worth_about_eight(worth: list[float], scale: float) -> None:
    """By a power of two; costs count only where nothing is gained."""
    model = Model(columns=(columns([1, 1]),), blocks=(), worth=np.array(worth))
    assert worth_scale(model, np.zeros(2, dtype=bool), np.ones(2)) == scale


def test_a_column_is_worth_what_its_unit_is() -> None:
    """One in a unit of 8 is worth 8; what no plan can use is worth nothing, not even a half."""
    model = Model((columns([1, 1]),), (), np.array([1.0, 0.5]))
    assert worth_scale(model, np.zeros(2, dtype=bool), np.array([8.0, 1.0])) == 1.0
    assert worth_scale(model, np.array([True, False]), np.ones(2)) == 16.0


def test_columns_that_no_plan_can_use_have_no_say() -> None:
    """However much they would be worth."""
    model = Model((columns([1, 1]),), (), np.array([8.0, 1e12]))
    assert worth_scale(model, np.array([False, True]), np.ones(2)) == 1.0


def test_wide_columns_in_part_are_counted_in_their_range() -> None:
    """Whole numbers, and what is at most 1, are counted in ones."""
    whole, part = columns([9]), columns([1e9, 0.5, 1.5], integer=False)
    model = Model((whole, replace(part, family="slack")), (), np.zeros(4))
    assert column_units(model).tolist() == [1.0, 1e9, 1.0, 1.5]


def test_rows_are_scaled_in_place() -> None:
    """1,024 is brought to 256 by a quarter; a row of ones stays."""
    rows = (block([[1024, 512], [1, 1]], upper=1),)
    model = Model((columns([1, 1]),), rows, np.zeros(2))
    matrix = model.written()
    assert scale_rows(model, matrix).tolist() == [0.25, 1.0]
    assert matrix.toarray().tolist() == [[256, 128], [1, 1]]
    assert model.by_column.toarray().tolist() == [[1024, 512], [1, 1]]
