"""Tests of weights moved together while others keep their proportions."""

from __future__ import annotations

import pytest

from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.stability.weight_path import WeightPath
from portfolio.scoring.value_matrix import ValueMatrix


def test_others_keep_their_proportions(matrix_of) -> None:
    """From .5, .3, .2 the first at .2 leaves .8 to the others, as 3 to 2: .48 and .32."""
    matrix = matrix_of({"A": (1, 0, 0.5)}, {"x": 0.5, "y": 0.3, "z": 0.2})
    path = WeightPath.of(PriorityModel.of(matrix), ["x"])
    assert path.stated == 0.5
    assert path.weights(0.2).tolist() == pytest.approx([0.2, 0.48, 0.32])
    # V(t) = t 1 + (1 - t) (.6 x 0 + .4 x .5) = .2 + .8 t
    assert path.base.tolist() == pytest.approx([0.2])
    assert path.slope.tolist() == pytest.approx([0.8])
    assert path.products(0.5).tolist() == pytest.approx(matrix.totals.tolist())


def test_a_group_keeps_its_inner_proportions(matrix_of) -> None:
    """At .4 in all, x and y stand as 5 to 3: .25 and .15."""
    matrix = matrix_of({"A": (1, 0, 0.5)}, {"x": 0.5, "y": 0.3, "z": 0.2})
    path = WeightPath.of(PriorityModel.of(matrix), ["x", "y"])
    assert path.stated == pytest.approx(0.8)
    assert path.weights(0.4).tolist() == pytest.approx([0.25, 0.15, 0.6])


def test_the_other_axis_stays(value_and_ease: tuple[ValueMatrix, ValueMatrix]) -> None:
    """The product is the line of one axis times the total of the other.

    A: (.4 + .4 t) .5 = .2 + .2 t; B: .4 x .7 = .28.
    """
    path = WeightPath.of(PriorityModel.of(value_and_ease), ["gain"])
    assert path.base.tolist() == pytest.approx([0.2, 0.28])
    assert path.slope.tolist() == pytest.approx([0.2, 0.0])


def test_weights_of_zero_move_in_equal_parts(matrix_of) -> None:
    """Where all others, or all of the group, weigh 0, they share alike."""
    matrix = matrix_of({"A": (1, 0, 0.5)}, {"x": 1.0, "y": 0.0, "z": 0.0})
    model = PriorityModel.of(matrix)
    assert WeightPath.of(model, ["x"]).weights(0.5).tolist() == [0.5, 0.25, 0.25]
    assert WeightPath.of(model, ["y", "z"]).weights(0.5).tolist() == [0.5, 0.25, 0.25]


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ([], "different criteria of one axis"),
        (["gain", "gain"], "different criteria of one axis"),
        (["gain", "ease"], "different criteria of one axis"),
        (["ease"], "whole axis"),
    ],
)
def test_groups_that_cannot_move(
    value_and_ease: tuple[ValueMatrix, ValueMatrix], group: list[str], words: str
) -> None:
    """A group is some criteria of one axis, each once."""
    with pytest.raises(ValueError, match=words):
        WeightPath.of(PriorityModel.of(value_and_ease), group)
