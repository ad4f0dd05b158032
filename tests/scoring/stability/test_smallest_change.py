"""Tests of the smallest change of weights that reverses a pair."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import linprog

from portfolio.scoring.stability import (
    Keep,
    critical_changes,
    nearest_weights,
    pair_changes,
)
from portfolio.scoring.value_matrix import ValueMatrix

Pair = tuple[ValueMatrix, ValueMatrix]


def test_a_single_weight_brings_a_pair_level(opposites: ValueMatrix) -> None:
    """A leads by .2: taking .2 from x, or giving .2 to y, brings B level."""
    x, y = pair_changes(opposites, "A", "B")
    assert (x.change, y.change) == pytest.approx((-0.2, 0.2))
    assert (x.share, y.share) == pytest.approx((-1 / 3, 1 / 2))
    assert x.is_feasible
    assert y.is_feasible


def test_products_count_the_other_axis(value_and_ease: Pair) -> None:
    """Gain must fall by 1/6, reach rise by 1/4; no weight of ease alone brings B level.

    Parts: gain .8 x .5 = .4 against .4 x .7 = .28; reach .2 against .28; the lead is .02.
    """
    gain, reach, ease = pair_changes(value_and_ease, "A", "B")
    assert (gain.change, reach.change) == pytest.approx((-1 / 6, 1 / 4))
    assert not ease.is_feasible
    assert str(ease) == "No change of the weight of 'ease' alone allows B to overtake A."


def test_the_change_makes_the_pair_level(value_and_ease: Pair) -> None:
    """Applied and divided by the new sum, each change makes the recomputed products equal."""
    value, ease = value_and_ease
    for column, each in enumerate(pair_changes(value_and_ease, "A", "B")[:2]):
        weights = value.weights.copy()
        weights[column] += each.change
        products = value.likely @ (weights / weights.sum()) * ease.totals
        assert products[0] == pytest.approx(products[1], abs=1e-12)


def test_a_change_below_zero_is_infeasible(matrix_of) -> None:
    """A leads by .62; only a negative weight of y could bring B level through y."""
    matrix = matrix_of({"A": (0.9, 0.9), "B": (0.2, 0.6)}, {"x": 0.8, "y": 0.2})
    # lead: .7 x .8 + .3 x .2 = .62; by x -.62/.7 = -.886 (below -.8), by y -.62/.3
    x, y = pair_changes(matrix, "A", "B")
    assert (x.change, y.change) == pytest.approx((-0.62 / 0.7, -0.62 / 0.3))
    assert not x.is_feasible
    assert not y.is_feasible
    assert critical_changes(matrix) == ()


def test_equal_values_give_no_change(matrix_of) -> None:
    """A criterion on which both are alike brings nobody level, whatever it weighs."""
    matrix = matrix_of({"A": (0.9, 0.5), "B": (0.2, 0.5)}, {"x": 0.8, "y": 0.2})
    assert math.isinf(pair_changes(matrix, "A", "B")[1].change)


def test_a_level_pair_needs_no_change(matrix_of) -> None:
    """Two that are level as stated are told so."""
    matrix = matrix_of({"A": (1, 0), "B": (0, 1)}, {"x": 0.5, "y": 0.5})
    first = pair_changes(matrix, "A", "B")[0]
    assert first.change == 0
    assert str(first) == "A and B are level as stated."


def test_a_weight_of_zero_has_no_share(matrix_of) -> None:
    """Of a weight of 0 any change is infinitely much."""
    matrix = matrix_of({"A": (1, 0), "B": (0.5, 1)}, {"x": 1.0, "y": 0.0})
    x, y = pair_changes(matrix, "A", "B")
    assert not x.is_feasible  # x at -0 leaves no weight at all: (.5 - 1) / .5 = -1
    assert y.change == pytest.approx(0.5)
    assert y.share == np.inf
    assert "has to rise, from 0.000 to 0.500" in str(y)


def test_the_most_critical_comes_first(opposites: ValueMatrix) -> None:
    """33 % of x is a smaller share than 50 % of y."""
    first, second = critical_changes(opposites)
    assert (first.criterion, second.criterion) == ("x", "y")
    assert str(first) == (
        "For B to overtake A, the weight of 'x' has to fall by 33.3%, from 0.600 to 0.400 "
        "beside the other weights as stated."
    )


def test_what_must_stay_decides(matrix_of) -> None:
    """The winner is far ahead, the two behind are close: only the order hinges on little.

    B leads C by .01 at even weights; x: (.2 - .3) = -.1 so +.1; y: .12 so -.01/.12.
    """
    rows = {"A": (0.9, 0.9), "B": (0.2, 0.42), "C": (0.3, 0.3)}
    matrix = matrix_of(rows, {"x": 0.5, "y": 0.5})
    assert critical_changes(matrix, keep=Keep.WINNER) == ()
    first = critical_changes(matrix, keep=Keep.ORDER)[0]
    assert (first.criterion, first.ahead, first.behind) == ("y", "B", "C")
    assert first.change == pytest.approx(-0.01 / 0.12)
    assert critical_changes(matrix, keep=Keep.TOP, top=2)[0].behind == "C"


def test_the_one_ahead_is_named_first(opposites: ValueMatrix) -> None:
    """Asked the wrong way round, it says so."""
    with pytest.raises(ValueError, match="'B' is behind 'A'"):
        pair_changes(opposites, "B", "A")
    with pytest.raises(ValueError, match="'B' is behind 'A'"):
        nearest_weights(opposites, "B", "A")


def test_the_nearest_weights(opposites: ValueMatrix) -> None:
    """Moving .1 from x to y makes both level: .5 and .5, a distance of .2."""
    found = nearest_weights(opposites, "A", "B")
    assert found is not None
    assert found.weights == pytest.approx({"x": 0.5, "y": 0.5})
    assert found.distance == pytest.approx(0.2)
    assert str(found) == "B overtakes A once 10.0% of the weight moves to other criteria."


def test_the_nearer_axis_is_given(value_and_ease: Pair) -> None:
    """Only the weights of value can move: gain .4, reach .6."""
    found = nearest_weights(value_and_ease, "A", "B")
    assert found is not None
    assert found.weights == pytest.approx({"gain": 0.4, "reach": 0.6})


def test_a_dominated_one_never_gets_level(matrix_of) -> None:
    """Worse on every criterion is worse under any weights."""
    matrix = matrix_of({"A": (0.9, 0.9), "B": (0.2, 0.6)}, {"x": 0.8, "y": 0.2})
    assert nearest_weights(matrix, "A", "B") is None


@pytest.mark.parametrize("seed", range(8))
def test_the_shift_solves_the_linear_programme(seed: int) -> None:
    """The distance is that of the L1 linear programme, solved by HiGHS."""
    rng = np.random.default_rng(seed)
    count = 6
    values, weights = rng.random((2, count)), rng.dirichlet(np.ones(count))
    if values[0] @ weights < values[1] @ weights:
        values = values[::-1].copy()
    names = tuple(f"c{k}" for k in range(count))
    found = nearest_weights(
        ValueMatrix(("A", "B"), names, values, values, values, weights), "A", "B"
    )
    lead = values[1] - values[0]
    # Weights w0 + up - down with up, down >= 0 and least sum.
    answer = linprog(
        np.ones(2 * count),
        A_ub=np.vstack(
            [np.append(-lead, lead), np.hstack([-np.eye(count), np.eye(count)])],
        ),
        b_ub=np.append(lead @ weights, weights),
        A_eq=np.append(np.ones(count), -np.ones(count))[np.newaxis],
        b_eq=[0],
    )
    assert found is not None
    assert answer.status == 0
    assert found.distance == pytest.approx(answer.fun, abs=1e-9)
    assert lead @ np.array(list(found.weights.values())) == pytest.approx(0, abs=1e-9)
    assert sum(found.weights.values()) == pytest.approx(1)
