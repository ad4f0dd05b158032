"""Tests of how surely one is first at its central weights."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import PriorityModel, Spread, WeightScope
from portfolio.scoring.stability.confidence import confidence_factors
from portfolio.scoring.stability.priority_draws import PriorityDraws
from portfolio.scoring.value_matrix import ValueMatrix


def draws_of(*axes: ValueMatrix, samples: int = 20_000) -> PriorityDraws:
    """Draw freely from triangles."""
    model = PriorityModel(axes)
    return PriorityDraws(model, WeightScope.free(model), Spread.TRIANGULAR, samples, 5)


def test_a_range_against_an_exact_value(matrix_of) -> None:
    """A in [0, 1], likely 1, is above .5 with 1 - .5^2 = 3/4."""
    matrix = matrix_of({"A": (1.0,), "B": (0.5,)}, {"x": 1.0}, low={"A": (0.0,)})
    found = confidence_factors(draws_of(matrix), (np.array([[1.0], [1.0]]),))
    assert found == pytest.approx([0.75, 0.25], abs=0.01)


def test_each_is_judged_by_its_own_weights(matrix_of) -> None:
    """A is first where only x counts, B where only y counts: both for sure."""
    draws = draws_of(matrix_of({"A": (1, 0), "B": (0, 1)}, {"x": 0.5, "y": 0.5}))
    assert confidence_factors(draws, (np.array([[1.0, 0], [0, 1]]),)).tolist() == [1, 1]
    assert confidence_factors(draws, (np.array([[0.4, 0.6], [0.4, 0.6]]),)).tolist() == [0, 1]


def test_who_is_never_first_has_none(matrix_of) -> None:
    """Without central weights there is no confidence factor."""
    draws = draws_of(matrix_of({"A": (1.0,), "B": (0.5,)}, {"x": 1.0}))
    found = confidence_factors(draws, (np.array([[1.0], [np.nan]]),))
    assert found[0] == 1
    assert np.isnan(found[1])


def test_ties_share(matrix_of) -> None:
    """Two that are always level are each first by half."""
    draws = draws_of(matrix_of({"A": (0.5,), "B": (0.5,)}, {"x": 1.0}))
    assert confidence_factors(draws, (np.ones((2, 1)),)).tolist() == [0.5, 0.5]


def test_products_of_two_axes(value_and_ease) -> None:
    """At the stated weights the product of A is .30 and of B .28; with gain at .2, A has .24."""
    draws = draws_of(*value_and_ease)
    stated, poor = [0.5, 0.5], [0.2, 0.8]
    ease = np.ones((2, 1))
    assert confidence_factors(draws, (np.array([stated, stated]), ease)).tolist() == [1, 0]
    assert confidence_factors(draws, (np.array([poor, poor]), ease)).tolist() == [0, 1]


def test_rivals_that_are_dropped_change_nothing(matrix_of) -> None:
    """One that can never be first at those weights moves no factor, ranges or not."""
    rows = {"A": (1.0,), "B": (0.5,)}
    low = {"A": (0.0,)}
    alone = confidence_factors(draws_of(matrix_of(rows, {"x": 1.0}, low)), (np.ones((2, 1)),))
    crowd = matrix_of({**rows, "C": (0.4,)}, {"x": 1.0}, {**low, "C": (0.1,)})
    central = (np.array([[1.0], [1.0], [np.nan]]),)
    assert confidence_factors(draws_of(crowd), central)[:2].tolist() == alone.tolist()
