"""Tests of who is ahead of whom whatever is assumed."""

from __future__ import annotations

import pytest

from portfolio.scoring.stability import (
    PriorityModel,
    TooManyCorners,
    WeightScope,
    dominance,
    pareto,
)
from portfolio.scoring.stability.dominance_relation import always_ahead
from portfolio.scoring.weights import WeightSet

EVEN = {"x": 0.5, "y": 0.5}


def test_pareto(matrix_of) -> None:
    """A is no worse than B anywhere and better on y; C trades; D is B again."""
    rows = {"A": (0.5, 0.6), "B": (0.5, 0.4), "C": (0.6, 0.3), "D": (0.5, 0.4)}
    found = pareto(matrix_of(rows, EVEN))
    assert found.dominated == ("B", "D")
    assert found.efficient == ("A", "C")
    assert found.dominators("B") == ("A",)
    assert found.dominators("D") == ("A",)
    assert repr(found) == ("<Dominance: 2 of 4 initiatives are behind no other on every criterion>")


def test_pareto_of_ranges(matrix_of) -> None:
    """The low end has to beat the high end of the other: .45 is no more than .5, .5 is level."""
    rows = {"A": (0.7,), "B": (0.4,)}
    for low, expected in ((0.45, ()), (0.5, ("B",)), (0.6, ("B",))):
        matrix = matrix_of(rows, {"x": 1.0}, {"A": (low,), "B": (0.3,)}, {"B": (0.5,)})
        assert pareto(matrix).dominated == expected


def test_pareto_looks_at_both_axes(matrix_of) -> None:
    """Better value and worse feasibility is a trade."""
    value = matrix_of({"A": (0.9,), "B": (0.1,)}, {"v": 1.0})
    assert pareto((value, matrix_of({"A": (0.4,), "B": (0.5,)}, {"f": 1.0}))).dominated == ()
    assert pareto((value, matrix_of({"A": (0.5,), "B": (0.5,)}, {"f": 1.0}))).dominated == ("B",)


def test_weights_that_are_ranked(matrix_of) -> None:
    """A leads by .3 at (1, 0) and by .05 at (.5, .5), but is .2 behind at (0, 1)."""
    model = PriorityModel.of(matrix_of({"A": (0.6, 0.2), "B": (0.3, 0.4)}, EVEN))
    ranked = WeightScope.given(model, WeightSet.ordinal(["x", "y"]))
    assert dominance(model, ranked).dominators("B") == ("A",)
    assert always_ahead(model, ranked).tolist() == [[False, True], [False, False]]
    assert dominance(model, WeightScope.free(model)).dominated == ()
    assert not always_ahead(model, WeightScope.free(model)).any()


def test_ranges_under_weights(matrix_of) -> None:
    """A's low (.55, .2) against B's high (.3, .44) at even weights: .375 to .37, just ahead."""
    rows = {"A": (0.6, 0.2), "B": (0.3, 0.4)}
    for high, expected in ((0.44, ("B",)), (0.46, ())):
        matrix = matrix_of(rows, EVEN, {"A": (0.55, 0.2)}, {"B": (0.3, high)})
        model = PriorityModel.of(matrix)
        scope = WeightScope.given(model, WeightSet.ordinal(["x", "y"]))
        assert dominance(model, scope).dominated == expected


@pytest.mark.parametrize(("ease", "expected"), [(0.45, ("B",)), (0.4, ())])
def test_products(matrix_of, ease: float, expected: tuple[str, ...]) -> None:
    """The least ratio of values is 8/7: times .45 / .5 it is above 1, times .4 / .5 it is not.

    Of the ratios .6 / .3 = 2 at (1, 0) and .4 / .35 at (.5, .5) the second is the least.
    """
    value = matrix_of({"A": (0.6, 0.2), "B": (0.3, 0.4)}, EVEN)
    model = PriorityModel((value, matrix_of({"A": (ease,), "B": (0.5,)}, {"f": 1.0})))
    sets = [WeightSet.ordinal(["x", "y"]), WeightSet.free(["f"])]
    scope = WeightScope.given(model, sets)
    assert dominance(model, scope).dominated == expected
    assert always_ahead(model, scope).tolist() == [[False, bool(expected)], [False, False]]


def test_a_product_of_zero(matrix_of) -> None:
    """Who is nil on one axis is behind everyone who is not, and level with the like."""
    value = matrix_of({"A": (0.1,), "B": (0.9,), "C": (0.5,)}, {"v": 1.0})
    ease = matrix_of({"A": (0.1,), "B": (0.0,), "C": (0.0,)}, {"f": 1.0})
    model = PriorityModel((value, ease))
    found = dominance(model, WeightScope.free(model))
    assert found.dominated == ("B", "C")
    assert found.dominators("C") == ("A",)


def test_ahead_is_not_always_ahead(matrix_of) -> None:
    """A dominates B, but where only y counts they are level, at .2 or, with two axes, at 0."""
    model = PriorityModel.of(matrix_of({"A": (0.6, 0.2), "B": (0.3, 0.2)}, EVEN))
    assert dominance(model, WeightScope.free(model)).dominated == ("B",)
    assert not always_ahead(model, WeightScope.free(model)).any()
    value = matrix_of({"A": (0.6, 0.0), "B": (0.3, 0.0)}, EVEN)
    two = PriorityModel((value, matrix_of({"A": (0.5,), "B": (0.5,)}, {"f": 1.0})))
    assert dominance(two, WeightScope.free(two)).dominated == ("B",)
    assert not always_ahead(two, WeightScope.free(two)).any()


def test_nobody_dominates_the_like(matrix_of) -> None:
    """Two that are always level do not dominate one another."""
    model = PriorityModel.of(matrix_of({"A": (0.1, 0.3), "B": (0.1, 0.3)}, EVEN))
    assert dominance(model, WeightScope.free(model)).dominated == ()


def test_the_answer_is_told(matrix_of) -> None:
    """Frame and table say how many each one dominates, and under what."""
    model = PriorityModel.of(matrix_of({"A": (0.9, 0.9), "B": (0.1, 0.3)}, EVEN))
    found = dominance(model, WeightScope.around(model))
    assert found.to_frame().to_numpy().tolist() == [["A", 1, 0], ["B", 0, 1]]
    assert "a half and the double" in repr(found)
    assert "a half and the double" in found._repr_html_()


def test_too_many_corners_are_told_with_a_way_out(
    matrix_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dominance needs every corner: it says so, and what to do instead."""
    monkeypatch.setattr("portfolio.scoring.weights.weight_set._MOST_CORNERS", 3)
    model = PriorityModel.of(matrix_of({"A": (0,) * 4}, dict.fromkeys("wxyz", 0.25)))
    with pytest.raises(TooManyCorners, match="leave less open"):
        dominance(model, WeightScope.around(model))
