"""Tests of who can be first at all."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import (
    CanWin,
    PriorityModel,
    TooManyCorners,
    WeightScope,
    potential_optimality,
)
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights import WeightSet

EVEN = {"x": 0.5, "y": 0.5}


def verdicts(*axes: ValueMatrix, sets: list[WeightSet] | None = None) -> dict[str, CanWin]:
    """Return who can win, and check every witness by plain arithmetic."""
    model = PriorityModel(axes)
    scope = WeightScope.given(model, sets) if sets else WeightScope.free(model)
    found = potential_optimality(model, scope)
    for each in found:
        if each.can_win is CanWin.YES:
            check(model, scope, each.initiative, each.weights)
        else:
            assert each.weights == {}
    return {each.initiative: each.can_win for each in found}


def check(model: PriorityModel, scope: WeightScope, name: str, weights: dict[str, float]) -> None:
    """See that the weights are possible, and put it first at its best and the others' worst."""
    own, others = 1.0, np.ones(len(model))
    for matrix, possible in zip(model.axes, scope.sets, strict=True):
        vector = np.array([weights[criterion] for criterion in matrix.criteria])
        assert possible.contains(vector, 1e-6)
        own *= matrix.high[model.position(name)] @ vector
        others = others * (matrix.low @ vector)
    assert own >= np.delete(others, model.position(name)).max(initial=-np.inf) - 1e-6


@pytest.mark.parametrize(("middle", "expected"), [(0.4, CanWin.NO), (0.6, CanWin.YES)])
def test_convexly_dominated(matrix_of, middle: float, expected: CanWin) -> None:
    """C is behind no other for sure, yet at .4 one of both is always ahead; at .6 it can win."""
    matrix = matrix_of({"A": (1, 0), "B": (0, 1), "C": (middle, middle)}, EVEN)
    assert verdicts(matrix) == {"A": CanWin.YES, "B": CanWin.YES, "C": expected}


def test_a_narrow_win_is_found_without_luck(matrix_of) -> None:
    """C (.5, .5) is first only at exactly even weights, which no draw hits: level counts."""
    matrix = matrix_of({"A": (1, 0), "B": (0, 1), "C": (0.5, 0.5)}, EVEN)
    assert verdicts(matrix)["C"] is CanWin.YES


def test_possible_weights_decide(matrix_of) -> None:
    """Where x counts at least as much as y, B (0, 1) wins at even weights at most: .5 to .5."""
    rows = {"A": (1, 0), "B": (0, 0.99)}
    ordinal = [WeightSet.ordinal(["x", "y"])]
    assert verdicts(matrix_of(rows, EVEN), sets=ordinal)["B"] is CanWin.NO
    assert verdicts(matrix_of({"A": (1, 0), "B": (0, 1)}, EVEN), sets=ordinal)["B"] is CanWin.YES


def test_ranges_help(matrix_of) -> None:
    """B at its high .7 can pass A at its low .6, though the likely ones are far apart."""
    rows = {"A": (0.9,), "B": (0.5,)}
    wide = matrix_of(rows, {"x": 1.0}, {"A": (0.6,)}, {"B": (0.7,)})
    assert verdicts(matrix_of(rows, {"x": 1.0}))["B"] is CanWin.NO
    assert verdicts(wide)["B"] is CanWin.YES


@pytest.mark.parametrize(("ease", "expected"), [(0.5, CanWin.YES), (1.0, CanWin.NO)])
def test_products(matrix_of, ease: float, expected: CanWin) -> None:
    """C (.4, .4) wins if it is twice as feasible as A and B, and cannot if all are alike."""
    value = matrix_of({"A": (1, 0), "B": (0, 1), "C": (0.4, 0.4)}, EVEN)
    able = matrix_of({"A": (ease,), "B": (ease,), "C": (1.0,)}, {"f": 1.0})
    assert verdicts(value, able)["C"] is expected


def test_two_free_axes(matrix_of) -> None:
    """C (.3, .3) x (.3, .3) = .09 is always behind: A or B give .25 or more.

    With v on A's side and f on B's: A v f, B (1 - v)(1 - f), D v (1 - f), E (1 - v) f; the best of
    the four is max(v, 1 - v) x max(f, 1 - f) >= .25. C at .6 gives .36 and can win.
    """
    rows_v = {"A": (1, 0), "B": (0, 1), "D": (1, 0), "E": (0, 1)}
    rows_f = {"A": (1, 0), "B": (0, 1), "D": (0, 1), "E": (1, 0)}
    for level, expected in ((0.3, CanWin.NO), (0.6, CanWin.YES)):
        value = matrix_of({**rows_v, "C": (level, level)}, EVEN)
        able = matrix_of({**rows_f, "C": (level, level)}, {"p": 0.5, "q": 0.5})
        assert verdicts(value, able)["C"] is expected


def test_one_alone_wins(matrix_of) -> None:
    """Without rivals it is first."""
    assert verdicts(matrix_of({"A": (0.1, 0.2)}, EVEN)) == {"A": CanWin.YES}


def test_the_answer_in_words(matrix_of) -> None:
    """A sentence says who can be first."""
    model = PriorityModel.of(matrix_of({"A": (0.9, 0.9), "B": (0.1, 0.1)}, EVEN))
    first, second = potential_optimality(model, WeightScope.free(model))
    assert str(first) == "A can be first under the weights held possible."
    assert str(second) == "B can never be first under the weights held possible."


def test_too_many_corners_change_no_verdict(matrix_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where corners are too many to list, the linear programme gives the same answers."""
    rows = {"A": (1, 0, 0, 0.4), "B": (0, 1, 0, 0.4), "C": (0.2, 0.2, 0.1, 0.1), "D": (0, 0, 1, 0)}
    matrix = matrix_of(rows, dict.fromkeys("wxyz", 0.25))
    model = PriorityModel.of(matrix)
    full = [each.can_win for each in potential_optimality(model, WeightScope.around(model))]
    assert CanWin.NO in full
    monkeypatch.setattr("portfolio.scoring.weights.weight_set._MOST_CORNERS", 3)
    scope = WeightScope.around(model)
    with pytest.raises(TooManyCorners):
        scope.corners()
    assert [each.can_win for each in potential_optimality(model, scope)] == full
