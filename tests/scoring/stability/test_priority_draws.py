"""Tests of priorities under drawn weights and scores."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import PriorityModel, Spread, WeightScope
from portfolio.scoring.stability import priority_draws as module
from portfolio.scoring.stability.priority_draws import DrawnValues, PriorityDraws
from portfolio.scoring.value_matrix import ValueMatrix

WEIGHTS = {"x": 0.5, "y": 0.5}
ROWS = {"A": (0.5, 0.5), "B": (0.4, 0.8), "C": (0.3, 0.3)}
LOW = {"A": (0.1, 0.5), "B": (0.2, 0.6)}
HIGH = {"A": (0.9, 0.5), "B": (0.5, 0.9)}


def draws_of(*axes: ValueMatrix, samples: int = 300) -> PriorityDraws:
    """Draw freely from triangles."""
    model = PriorityModel(axes)
    return PriorityDraws(model, WeightScope.free(model), Spread.TRIANGULAR, samples, 5)


def products(draws: PriorityDraws) -> np.ndarray:
    """Return all blocks as one table."""
    return np.vstack([block for _, block in draws.blocks()])


def test_exact_products_are_those_of_the_weights(value_and_ease) -> None:
    """Each row is the product of the totals under the weights of that row."""
    draws = draws_of(*value_and_ease)
    value, ease = value_and_ease
    expected = (draws.weights[0] @ value.likely.T) * (draws.weights[1] @ ease.likely.T)
    assert products(draws) == pytest.approx(expected)


def test_blocks_cover_every_draw_once(matrix_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """Smaller blocks give the same bits, whatever their number."""
    draws = draws_of(matrix_of(ROWS, WEIGHTS, LOW, HIGH))
    whole = products(draws)
    monkeypatch.setattr(module, "_WIDE_BLOCK", 30)
    blocks = list(draws.blocks())
    assert len(blocks) == 30
    assert [rows.start for rows, _ in blocks[:3]] == [0, 10, 20]
    assert np.allclose(products(draws), whole, rtol=0, atol=1e-15)


def test_adding_an_initiative_moves_nobody(matrix_of) -> None:
    """Each draws its scores from a stream of its own: A's draws are the same without B."""
    both = products(draws_of(matrix_of(ROWS, WEIGHTS, LOW, HIGH)))
    alone = {name: ROWS[name] for name in ("C", "A")}
    few = products(draws_of(matrix_of(alone, WEIGHTS, {"A": LOW["A"]}, {"A": HIGH["A"]})))
    assert few[:, 1] == pytest.approx(both[:, 0], abs=1e-15)
    assert few[:, 0] == pytest.approx(both[:, 2], abs=1e-15)


def test_drawn_totals_stay_between_the_ends(matrix_of) -> None:
    """No total is off what the ends give under the same weights."""
    matrix = matrix_of(ROWS, WEIGHTS, LOW, HIGH)
    draws = draws_of(matrix)
    found, weights = products(draws), draws.weights[0]
    assert (found >= weights @ matrix.low.T - 1e-12).all()
    assert (found <= weights @ matrix.high.T + 1e-12).all()
    assert np.ptp(found[:, 0]) > 0.1


def test_values_and_totals_are_the_same_draws(matrix_of) -> None:
    """Values weighed by hand are the totals; who has no ranges keeps the likely ones."""
    matrix = matrix_of(ROWS, WEIGHTS, LOW, HIGH)
    weights = np.tile([0.3, 0.7], (20, 1))
    values = DrawnValues(matrix, Spread.PERT, (1,)).values(20)
    totals = DrawnValues(matrix, Spread.PERT, (1,)).totals(weights)
    assert values.shape == (3, 20, 2)
    assert np.allclose((values @ [0.3, 0.7]).T, totals, rtol=0, atol=1e-12)
    assert (values[2] == 0.3).all()
    assert (values[0, :, 1] == 0.5).all()


def test_the_bound_covers_negative_values(matrix_of) -> None:
    """The greatest size counts: 2 below 0; with nothing but zeros it is 1."""
    assert draws_of(matrix_of({"A": (-2, 1)}, WEIGHTS)).greatest == 2
    assert draws_of(matrix_of({"A": (0, 0)}, WEIGHTS)).greatest == 1
