"""Tests of the core index."""

from __future__ import annotations

from itertools import compress, product

import numpy as np
import pytest

from portfolio.scoring.stability import PriorityModel, WeightScope, core_index
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights import WeightSet

EVEN = {"x": 0.5, "y": 0.5}


def test_core_borderline_and_exterior(matrix_of) -> None:
    """Two of four fit. D is best under any weights; A and B trade for the other place; C is last.

    Of the 4 + 6 = 10 portfolios that fit, {A, D} and {B, D} are behind no other one.
    """
    rows = {"A": (0.9, 0.1), "B": (0.1, 0.9), "C": (0.05, 0.05), "D": (1, 1)}
    model = PriorityModel.of(matrix_of(rows, EVEN))
    found = core_index(model, dict.fromkeys("ABCD", 1.0), 2.0, WeightScope.free(model))
    assert found.feasible == 10
    assert found.non_dominated == (("A", "D"), ("B", "D"))
    assert found.by_initiative == {"A": 0.5, "B": 0.5, "C": 0, "D": 1}
    assert (found.core, found.borderline, found.exterior) == (("D",), ("A", "B"), ("C",))
    assert str(found) == (
        "1 of 4 initiatives belong to every sensible portfolio, 1 to none, 2 are borderline; "
        "weights: any weights at all, whatever was stated."
    )
    assert found.to_frame()["verdict"].tolist() == ["borderline", "borderline", "exterior", "core"]
    assert "core" in found._repr_html_()
    assert repr(found).startswith("<CoreIndex: 1 of 4")


@pytest.mark.parametrize(("high", "core"), [(0.45, ()), (0.35, ("A",))])
def test_ranges_that_overlap(matrix_of, high: float, core: tuple[str, ...]) -> None:
    """A is .4 to .6. B up to .45 may be ahead, B up to .35 may not."""
    matrix = matrix_of(
        {"A": (0.5,), "B": (0.32,)},
        {"x": 1.0},
        {"A": (0.4,), "B": (0.3,)},
        {"A": (0.6,), "B": (high,)},
    )
    model = PriorityModel.of(matrix)
    found = core_index(model, {"A": 1, "B": 1}, 1, WeightScope.free(model))
    assert found.core == core


def test_a_round_budget_is_met_exactly(matrix_of) -> None:
    """Three times .1 fit a budget of .3."""
    model = PriorityModel.of(matrix_of({"A": (0.5,), "B": (0.4,), "C": (0.3,)}, {"x": 1.0}))
    found = core_index(model, dict.fromkeys("ABC", 0.1), 0.3, WeightScope.free(model))
    assert found.core == ("A", "B", "C")


def test_what_is_worth_nothing_is_borderline(matrix_of) -> None:
    """Adding B, worth 0 for sure, makes no difference."""
    model = PriorityModel.of(matrix_of({"A": (0.5,), "B": (0.0,)}, {"x": 1.0}))
    found = core_index(model, {"A": 1, "B": 0}, 1, WeightScope.free(model))
    assert found.non_dominated == (("A",), ("A", "B"))


@pytest.mark.parametrize("ranges", [False, True])
@pytest.mark.parametrize("axes", [1, 2])
@pytest.mark.parametrize("seed", range(4))
def test_brute_force(seed: int, axes: int, ranges: bool) -> None:
    """On random cases the definition, applied to every pair of portfolios, agrees.

    At every pair of corners, and hence at all weights, a dominating portfolio is at least as good
    with its own items at their low and the other's at their high worth.
    """
    rng = np.random.default_rng(seed)
    names = tuple("ABCDEF")
    matrices = []
    for axis in range(axes):
        likely = rng.integers(0, 11, (6, 2)) / 10
        low, high = (likely * 0.8, likely * 1.1) if ranges else (likely, likely)
        columns = (f"x{axis}", f"y{axis}")
        matrices.append(ValueMatrix(names, columns, low, likely, high, np.array([0.5, 0.5])))
    model = PriorityModel(tuple(matrices))
    cost = dict(zip(names, rng.integers(1, 5, 6).tolist(), strict=True))
    found = core_index(model, cost, 7, WeightScope.free(model))
    assert set(found.non_dominated) == by_definition(model, cost, 7)


def by_definition(model: PriorityModel, cost: dict[str, float], budget: float) -> set[tuple]:
    """Compare every portfolio that fits with every other one, at every corner."""
    names = model.initiatives
    low, high = [], []
    for corner in product(range(2), repeat=len(model.axes)):
        chosen = list(zip(model.axes, corner, strict=True))
        low.append(np.prod([matrix.low[:, column] for matrix, column in chosen], axis=0))
        high.append(np.prod([matrix.high[:, column] for matrix, column in chosen], axis=0))
    subsets = [tuple(compress(range(6), bits)) for bits in product((0, 1), repeat=6)]
    fitting = [p for p in subsets if sum(cost[names[i]] for i in p) <= budget]

    def never_behind(p: tuple[int, ...], q: tuple[int, ...]) -> bool:
        ours, theirs = sorted(set(p) - set(q)), sorted(set(q) - set(p))
        return all(
            least[ours].sum() >= most[theirs].sum() - 1e-9
            for least, most in zip(low, high, strict=True)
        )

    kept = [
        q
        for q in fitting
        if not any(never_behind(p, q) and not never_behind(q, p) for p in fitting)
    ]
    return {tuple(names[i] for i in p) for p in kept}


def test_what_is_refused(matrix_of) -> None:
    """Missing costs, costs below 0, values below 0 and too many initiatives are refused."""
    model = PriorityModel.of(matrix_of({"A": (0.5,), "B": (0.4,)}, {"x": 1.0}))
    free = WeightScope.free(model)
    with pytest.raises(ValueError, match="not so for B, Q"):
        core_index(model, {"A": 1, "Q": 1}, 1, free)
    with pytest.raises(ValueError, match="at least 0, not -2"):
        core_index(model, {"A": 1, "B": -2}, 1, free)
    with pytest.raises(ValueError, match="at least 0, not -1"):
        core_index(model, {"A": 1, "B": 2}, -1, free)
    bad = PriorityModel.of(matrix_of({"A": (-0.5,)}, {"x": 1.0}))
    with pytest.raises(ValueError, match=r"below 0, but one is -0\.5"):
        core_index(bad, {"A": 1}, 1, WeightScope.free(bad))
    many = PriorityModel.of(matrix_of({f"i{k}": (0.5,) for k in range(23)}, {"x": 1.0}))
    with pytest.raises(ValueError, match="at most 22 initiatives"):
        core_index(many, dict.fromkeys(many.initiatives, 1.0), 1, WeightScope.free(many))


def test_answers_about_weights_settle_more(matrix_of) -> None:
    """Once x is known to count more, A beats B for sure."""
    model = PriorityModel.of(matrix_of({"A": (0.9, 0.1), "B": (0.1, 0.9)}, EVEN))
    ranked = WeightScope.given(model, WeightSet.interval({"x": (0.6, 1), "y": (0, 0.4)}))
    assert core_index(model, {"A": 1, "B": 1}, 1, ranked).core == ("A",)
    assert core_index(model, {"A": 1, "B": 1}, 1, WeightScope.free(model)).core == ()


def test_too_many_corners_are_told_with_a_way_out(
    matrix_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one set or of both together: what may be done is said."""
    value = matrix_of({"A": (0.5,) * 4}, dict.fromkeys("wxyz", 0.25))
    model = PriorityModel.of([value, matrix_of({"A": (0.5, 0.5)}, {"p": 0.5, "q": 0.5})])
    monkeypatch.setattr("portfolio.scoring.stability.core_portfolios._MOST_CORNERS", 7)
    # Four corners of value by two of feasibility are eight.
    with pytest.raises(ValueError, match="have 8 corners, at most 7 can be tried; leave less open"):
        core_index(model, {"A": 1}, 1, WeightScope.free(model))
    monkeypatch.setattr("portfolio.scoring.weights.weight_set._MOST_CORNERS", 3)
    with pytest.raises(ValueError, match="leave some thousands of corners open"):
        core_index(model, {"A": 1}, 1, WeightScope.around(model))
