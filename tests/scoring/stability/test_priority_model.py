"""Tests of what a ranking is made of."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import PriorityModel
from portfolio.scoring.value_matrix import ValueMatrix

Pair = tuple[ValueMatrix, ValueMatrix]


def test_one_axis_ranks_by_its_totals(opposites: ValueMatrix) -> None:
    """With one matrix the priority is the weighted sum: .6 and .4."""
    model = PriorityModel.of(opposites)
    assert model.priority.tolist() == pytest.approx([0.6, 0.4])
    assert model.ranking == ("A", "B")
    assert model.elsewhere(0).tolist() == [1, 1]


def test_two_axes_rank_by_the_root_of_the_product(value_and_ease: Pair) -> None:
    """Priorities are sqrt(.6 x .5) and sqrt(.4 x .7), as on a scorecard."""
    model = PriorityModel.of(value_and_ease)
    assert model.products.tolist() == pytest.approx([0.30, 0.28])
    assert model.priority.tolist() == pytest.approx([0.30**0.5, 0.28**0.5])
    assert model.elsewhere(0).tolist() == pytest.approx([0.5, 0.7])
    assert model.elsewhere(1).tolist() == pytest.approx([0.6, 0.4])


def test_ties_rank_by_id(matrix_of) -> None:
    """Of two that are level the lesser id is first, as on a scorecard."""
    model = PriorityModel.of(matrix_of({"Z": (0.5,), "C": (0.5,), "M": (0.9,)}, {"x": 1.0}))
    assert model.ranking == ("M", "C", "Z")
    assert model.order == (2, 1, 0)


def test_a_model_is_given_back(opposites: ValueMatrix) -> None:
    """What is a model already is not built again."""
    model = PriorityModel.of(opposites)
    assert PriorityModel.of(model) is model


def test_criteria_are_found_by_axis_and_column(value_and_ease: Pair) -> None:
    """A criterion's place is its axis and its column there."""
    model = PriorityModel.of(value_and_ease)
    assert model.criteria == ("gain", "reach", "ease")
    assert [model.column(name) for name in model.criteria] == [(0, 0), (0, 1), (1, 0)]
    assert model.position("B") == 1


def test_unknown_names_get_a_hint(value_and_ease: Pair) -> None:
    """A misspelled name is answered with the nearest one."""
    model = PriorityModel.of(value_and_ease)
    with pytest.raises(KeyError, match="did you mean 'reach'"):
        model.column("raech")
    with pytest.raises(KeyError, match="'Q' is not an initiative here"):
        model.position("Q")


def test_ranges_are_noticed(matrix_of, opposites: ValueMatrix) -> None:
    """A model is exact only where no value has a range."""
    wide = matrix_of({"A": (0.5,)}, {"x": 1.0}, high={"A": (0.6,)})
    assert PriorityModel.of(opposites).is_exact
    assert not PriorityModel.of(wide).is_exact


def test_every_fault_is_told(matrix_of) -> None:
    """Initiatives that differ, a criterion used twice and negative values are told at once."""
    first = matrix_of({"A": (-0.5,)}, {"x": 1.0})
    second = matrix_of({"B": (0.5,)}, {"x": 1.0})
    with pytest.raises(ValueError, match=r"below 0, but one is -0\.5") as caught:
        PriorityModel((first, second))
    assert "criterion 'x' stands 2 times" in str(caught.value)
    assert "the same initiatives" in str(caught.value)


def test_negative_values_are_fine_on_one_axis(matrix_of) -> None:
    """A weighted sum alone is meaningful below 0 too."""
    assert PriorityModel.of(matrix_of({"A": (-0.5,)}, {"x": 1.0})).priority.tolist() == [-0.5]


@pytest.mark.parametrize("count", [0, 3])
def test_one_or_two_axes(opposites: ValueMatrix, count: int) -> None:
    """No axis and three axes are refused."""
    with pytest.raises(ValueError, match=f"not {count}"):
        PriorityModel((opposites,) * count)


def test_an_empty_or_repeated_backlog_is_refused() -> None:
    """There must be initiatives, each once."""
    empty = ValueMatrix((), ("x",), *[np.zeros((0, 1))] * 3, np.ones(1))
    with pytest.raises(ValueError, match="at least one initiative"):
        PriorityModel((empty,))
    twice = ValueMatrix(("A", "A"), ("x",), *[np.zeros((2, 1))] * 3, np.ones(1))
    with pytest.raises(ValueError, match="'A' stands 2 times"):
        PriorityModel((twice,))
    assert repr(PriorityModel.of(single())) == "<PriorityModel of 1 initiatives by 1 criteria>"


def single() -> ValueMatrix:
    """One initiative on one criterion."""
    return ValueMatrix(("A",), ("x",), *[np.zeros((1, 1))] * 3, np.ones(1))
