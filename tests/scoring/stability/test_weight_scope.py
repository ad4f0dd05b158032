"""Tests of which weights an analysis holds possible."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import PriorityModel, TooManyCorners, WeightScope
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights import WeightSet

Pair = tuple[ValueMatrix, ValueMatrix]


def test_anything_goes_only_when_asked(value_and_ease: Pair) -> None:
    """The free scope holds every weight possible and says so."""
    scope = WeightScope.free(PriorityModel.of(value_and_ease))
    assert scope.sets == (WeightSet.free(["gain", "reach"]), WeightSet.free(["ease"]))
    assert scope.meaning == "any weights at all, whatever was stated"


def test_the_neighbourhood_is_a_half_to_the_double(matrix_of) -> None:
    """Stated .5, .4 and .1 may be .25 to 1, .2 to .8 and .05 to .2."""
    matrix = matrix_of({"A": (0, 0, 0)}, {"x": 0.5, "y": 0.4, "z": 0.1})
    scope = WeightScope.around(PriorityModel.of(matrix))
    expected = {"x": (0.25, 1.0), "y": (0.2, 0.8), "z": (0.05, 0.2)}
    assert scope.sets == (WeightSet.interval(expected),)
    assert scope.meaning == "each weight between a half and the double of what was stated"


def test_the_neighbourhood_has_any_size(matrix_of) -> None:
    """A factor of 1 leaves the stated weights alone, another is named."""
    model = PriorityModel.of(matrix_of({"A": (0, 0)}, {"x": 0.6, "y": 0.4}))
    point = WeightScope.around(model, 1)
    assert point.meaning == "as stated"
    assert point.sample(3, 0)[0] == pytest.approx(np.tile([0.6, 0.4], (3, 1)))
    assert "1/3 and 3 times" in WeightScope.around(model, 3).meaning
    with pytest.raises(ValueError, match=r"at least 1, not 0\.5"):
        WeightScope.around(model, 0.5)


def test_a_weight_of_zero_stays_zero(matrix_of) -> None:
    """A half and the double of nothing are nothing."""
    model = PriorityModel.of(matrix_of({"A": (0, 0, 0)}, {"x": 0.6, "y": 0.4, "z": 0.0}))
    assert np.allclose(WeightScope.around(model).sample(50, 0)[0][:, 2], 0)


def test_answers_are_put_in_the_order_of_the_axis(value_and_ease: Pair) -> None:
    """A set that names the criteria in another order keeps its statements."""
    answers = [WeightSet.ordinal(["reach", "gain"]), WeightSet.free(["ease"])]
    scope = WeightScope.given(PriorityModel.of(value_and_ease), answers)
    assert scope.sets[0].criteria == ("gain", "reach")
    gain, reach = scope.sample(100, 1)[0].T
    assert (reach >= gain).all()
    assert scope.meaning == "all weights that the answers allow"


def test_one_set_will_do_for_one_axis(opposites: ValueMatrix) -> None:
    """A set alone is meant for the only axis."""
    model = PriorityModel.of(opposites)
    assert WeightScope.given(model, WeightSet.free(["x", "y"])).sets[0].criteria == ("x", "y")


def test_sets_must_fit_the_axes(value_and_ease: Pair) -> None:
    """Too few sets and other criteria are refused."""
    model = PriorityModel.of(value_and_ease)
    with pytest.raises(ValueError, match="2 sets of weights are expected, not 1"):
        WeightScope.given(model, WeightSet.free(["gain", "reach"]))
    with pytest.raises(ValueError, match="a set of weights of cost for criteria ease"):
        WeightScope.given(model, [WeightSet.free(["gain", "reach"]), WeightSet.free(["cost"])])


def test_axes_are_drawn_apart(matrix_of) -> None:
    """The same seed gives the same weights, and the two axes draw different ones."""
    pair = (
        matrix_of({"A": (0, 0)}, {"x": 0.6, "y": 0.4}),
        matrix_of({"A": (0, 0)}, {"p": 1, "q": 0}),
    )
    scope = WeightScope.free(PriorityModel.of(pair))
    first, again = scope.sample(500, 7), scope.sample(500, 7)
    assert np.array_equal(first[0], again[0])
    assert abs(np.corrcoef(first[0][:, 0], first[1][:, 0])[0, 1]) < 0.2


def test_answers_that_leave_weights_open_are_taken(matrix_of) -> None:
    """An order on one axis is taken as it is; the other axis keeps to what was stated."""
    axes = [
        matrix_of({"A": (1, 0)}, {"gain": 0.5, "reach": 0.5}),
        matrix_of({"A": (1, 0)}, {"ease": 0.5, "risk": 0.5}),
    ]
    model = PriorityModel.of(axes)
    order, near = WeightSet.ordinal(["gain", "reach"]), WeightScope.around(model)
    scope = WeightScope.answered(model, [order, None])
    assert scope.sets[0].ranges() == order.ranges()
    assert scope.sets[1].ranges() == near.sets[1].ranges()
    assert scope.meaning == f"all weights that the answers allow; elsewhere, {near.meaning}"
    named = WeightScope.answered(model, [order, None], ["value", "feasibility"])
    assert named.meaning == (
        "on value, all weights that the answers allow; on feasibility, each weight between a half "
        "and the double of what was stated"
    )
    turned = WeightScope.answered(
        model, [None, WeightSet.free(["ease", "risk"])], ["value", "feasibility"]
    )
    assert turned.meaning.endswith("; on feasibility, all weights that the answers allow")
    both = WeightScope.answered(model, [order, WeightSet.free(["ease", "risk"])], ["v", "f"])
    assert both.meaning == "all weights that the answers allow"


def test_a_single_criterion_needs_no_answer(value_and_ease: Pair) -> None:
    """Its weight is 1, whatever anybody says."""
    scope = WeightScope.answered(
        PriorityModel.of(value_and_ease), [WeightSet.free(["gain", "reach"]), None]
    )
    assert scope.meaning == "all weights that the answers allow"


def test_answers_that_leave_nothing_open_count_as_stated(value_and_ease: Pair) -> None:
    """Points give one vector of weights: there is nothing to draw, so the neighbourhood is."""
    model = PriorityModel.of(value_and_ease)
    points = [WeightSet.point(dict(zip(m.criteria, m.weights, strict=True))) for m in model.axes]
    scope, near = WeightScope.answered(model, points), WeightScope.around(model)
    assert scope.meaning == near.meaning
    assert [each.ranges() for each in scope.sets] == [each.ranges() for each in near.sets]


def test_corners_of_each_axis(value_and_ease: Pair) -> None:
    """Gain anywhere from 0 to 1 has two corners, one criterion has one."""
    value, ease = WeightScope.free(PriorityModel.of(value_and_ease)).corners()
    assert sorted(value.tolist()) == [[0, 1], [1, 0]]
    assert ease.tolist() == [[1]]


def test_too_many_corners_are_told_with_a_way_out(
    matrix_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more corners than may be listed the message says what can be done instead."""
    monkeypatch.setattr("portfolio.scoring.weights.weight_set._MOST_CORNERS", 3)
    model = PriorityModel.of(matrix_of({"A": (0,) * 4}, dict.fromkeys("wxyz", 0.25)))
    with pytest.raises(TooManyCorners, match="weights of 4 criteria \\('w' and so on\\)") as caught:
        WeightScope.around(model).corners()
    assert "leave less open" in str(caught.value)
    assert "`stability(...).acceptability.pairwise`" in str(caught.value)
    assert "ask `least`" not in str(caught.value)
