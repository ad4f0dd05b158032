"""Tests of the bars of a tornado chart."""

from __future__ import annotations

import pytest

from portfolio.scoring.stability import PriorityModel, WeightScope, tornado
from portfolio.scoring.stability.input_swing import Moved
from portfolio.scoring.weights import WeightSet

EVEN = {"x": 0.5, "y": 0.5}


def test_scores_and_weights_move_alone(matrix_of) -> None:
    """A (.8, .4), with x in [.6, .9], is .6; B is .55 whatever is weighed.

    x: .3 + .2 = .5 to .45 + .2 = .65. Weight of x in [.25, .75]: .4 + .4 w, .5 to .7; the weight
    of y the other way round. At .5, B is ahead.
    """
    rows = {"A": (0.8, 0.4), "B": (0.55, 0.55)}
    found = tornado(matrix_of(rows, EVEN, {"A": (0.6, 0.4)}, {"A": (0.9, 0.4)}), "A")
    assert (found.priority, found.rank) == (pytest.approx(0.6), 1)
    bars = [(each.moved, each.criterion) for each in found.swings]
    assert bars == [(Moved.WEIGHT, "x"), (Moved.WEIGHT, "y"), (Moved.SCORE, "x")]
    by_x, by_y, score = found.swings
    assert (by_x.low, by_x.base, by_x.high) == pytest.approx((0.25, 0.5, 0.75))
    assert (by_x.priority_low, by_x.priority_high) == pytest.approx((0.5, 0.7))
    assert (by_y.priority_low, by_y.priority_high) == pytest.approx((0.7, 0.5))
    assert (score.low, score.base, score.high) == pytest.approx((0.6, 0.8, 0.9))
    assert (score.priority_low, score.priority_high) == pytest.approx((0.5, 0.65))
    assert [each.width for each in found.swings] == pytest.approx([0.2, 0.2, 0.15])
    assert [(each.rank_low, each.rank_high) for each in found.swings] == [(2, 1), (1, 2), (2, 1)]


def test_products_move_by_roots(matrix_of) -> None:
    """Feasibility .5, in [.3, .7], at value .6: priority sqrt(.18) to sqrt(.42)."""
    value = matrix_of({"A": (0.6,)}, {"v": 1.0})
    able = matrix_of({"A": (0.5,)}, {"f": 1.0}, {"A": (0.3,)}, {"A": (0.7,)})
    found = tornado((value, able), "A")
    (swing,) = found.swings
    assert (swing.moved, swing.criterion) == (Moved.SCORE, "f")
    assert (swing.priority_low, swing.priority_high) == pytest.approx((0.18**0.5, 0.42**0.5))
    assert found.priority == pytest.approx(0.3**0.5)


def test_possible_weights_may_be_given(matrix_of) -> None:
    """Where x counts at least as much as y, its weight goes from a half to 1."""
    model = PriorityModel.of(matrix_of({"A": (0.8, 0.4)}, EVEN))
    scope = WeightScope.given(model, WeightSet.ordinal(["x", "y"]))
    swing = {each.criterion: each for each in tornado(model, "A", scope=scope).swings}["x"]
    assert (swing.low, swing.high) == pytest.approx((0.5, 1.0))
    assert (swing.priority_low, swing.priority_high) == pytest.approx((0.6, 0.8))


def test_who_is_level_counts_as_behind(matrix_of) -> None:
    """Two that are level are both first."""
    matrix = matrix_of({"A": (0.3,), "B": (0.3,), "C": (0.4,)}, {"x": 1.0})
    assert tornado(matrix, "A").rank == tornado(matrix, "B").rank == 2
    assert tornado(matrix, "A").swings == ()


def test_the_answer_is_told(matrix_of) -> None:
    """Frame, sentence and table name the widest bar first."""
    found = tornado(matrix_of({"A": (0.8, 0.4)}, EVEN), "A")
    frame = found.to_frame()
    assert list(frame.columns) == [
        "moved",
        "criterion",
        "low",
        "base",
        "high",
        "priority_low",
        "priority_high",
        "rank_low",
        "rank_high",
        "width",
    ]
    assert frame["criterion"].tolist() == ["x", "y"]
    assert repr(found) == (
        "<Tornado of A: priority 0.600; most by the weight of 'x', 0.500 to 0.700>"
    )
    assert "what inputs do together is not seen" in found._repr_html_()
    assert "Weight of x" in found._repr_html_()


def test_unknown_initiatives(matrix_of) -> None:
    """An unknown id is refused."""
    with pytest.raises(KeyError, match="not an initiative"):
        tornado(matrix_of({"A": (0.8,)}, {"x": 1.0}), "Q")
