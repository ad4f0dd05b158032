"""Tests of how far a weight may move before the ranking changes."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import Keep, crossings, weight_intervals
from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.stability.weight_path import WeightPath
from portfolio.scoring.value_matrix import ValueMatrix

Pair = tuple[ValueMatrix, ValueMatrix]
ROWS = {"A": (0.9, 0.3), "B": (0.5, 0.6), "C": (0.1, 0.8)}
"""By the weight t of x: A .3 + .6 t, B .6 - .1 t, C .8 - .7 t.

A and B are level at 3/7, A and C at 5/13, B and C at 1/3. At t = .5: A .6, B .55, C .45.
"""
EVEN = {"x": 0.5, "y": 0.5}


def test_the_winner_stays_down_to_the_crossing(opposites: ValueMatrix) -> None:
    """A leads B as long as x counts more than a half."""
    found = weight_intervals(opposites)["x"]
    assert (found.stated, found.low, found.high) == pytest.approx((0.6, 0.5, 1.0))
    assert found.at_low is not None
    assert (found.at_low.rises, found.at_low.falls) == ("A", "B")
    assert found.at_high is None
    assert found.room == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("keep", "top", "low", "high"),
    [
        (Keep.WINNER, 1, 3 / 7, 1),
        (Keep.TOP, 2, 5 / 13, 1),
        (Keep.ORDER, 1, 3 / 7, 1),
        (Keep.TOP, 3, 0, 1),
    ],
)
def test_what_is_to_stay_decides(matrix_of, keep: Keep, top: int, low: float, high: float) -> None:
    """Of the crossings at 3/7, 5/13 and 1/3 the nearest that matters ends the interval.

    The first two, A and B, are left at 5/13, where C passes A: it passes B only at 1/3.
    """
    found = weight_intervals(matrix_of(ROWS, EVEN), keep=keep, top=top)["x"]
    assert (found.low, found.high) == pytest.approx((low, high))


def test_both_ends(matrix_of) -> None:
    """With x at .4 B is first: C passes it below 1/3, A above 3/7."""
    found = weight_intervals(matrix_of(ROWS, {"x": 0.4, "y": 0.6}))["x"]
    assert (found.low, found.high) == pytest.approx((1 / 3, 3 / 7))
    assert found.room == pytest.approx(3 / 7 - 0.4)
    assert str(found) == (
        "The winner stays while 'x' weighs 33.3% to 42.9% (stated: 40.0%); "
        "below, C passes B; above, A passes B."
    )


def test_crossings_are_exact_and_rising(matrix_of) -> None:
    """All three crossings are found, and who rises at each."""
    found = crossings(matrix_of(ROWS, EVEN), "x")
    assert [each.weight for each in found] == pytest.approx([1 / 3, 5 / 13, 3 / 7])
    assert [(each.rises, each.falls) for each in found] == [("B", "C"), ("A", "C"), ("A", "B")]
    assert str(found[0]) == "at 33.3% B overtakes C"


def test_crossings_hold_on_both_sides(matrix_of) -> None:
    """Just below and just above a crossing the recomputed totals are in the order it says."""
    model = PriorityModel.of(matrix_of(ROWS, EVEN))
    path = WeightPath.of(model, ["x"])
    for each in crossings(model, ["x"]):
        up, down = model.position(each.rises), model.position(each.falls)
        for step in (-1e-6, 1e-6):
            totals = model.axes[0].likely @ path.weights(each.weight + step)
            assert np.sign(totals[up] - totals[down]) == np.sign(step)


def test_products_cross_exactly(value_and_ease: Pair) -> None:
    """(.4 + .4 t) .5 = .4 x .7 at t = .4: below it B is first."""
    found = weight_intervals(value_and_ease)
    assert {each.name for each in found.intervals} == {"gain", "reach"}
    assert (found["gain"].low, found["gain"].high) == pytest.approx((0.4, 1.0))
    assert (found["reach"].low, found["reach"].high) == pytest.approx((0.0, 0.6))


def test_groups_move_as_one(matrix_of) -> None:
    """Together x and y are 1 to A and 0 to B, so the two are level at a half."""
    matrix = matrix_of({"A": (1, 1, 0), "B": (0, 0, 1)}, {"x": 0.4, "y": 0.3, "z": 0.3})
    (found,) = weight_intervals(matrix, groups={"turnover": ["x", "y"]}).intervals
    assert found.name == "turnover"
    assert (found.stated, found.low) == pytest.approx((0.7, 0.5))


def test_a_tie_leaves_no_room(matrix_of) -> None:
    """Where two are level as stated, the interval ends at the stated weight."""
    found = weight_intervals(matrix_of({"A": (1, 0), "B": (0, 1)}, EVEN))["x"]
    assert found.low == found.stated == 0.5
    assert found.room == 0


def test_parallels_never_cross(matrix_of) -> None:
    """One that is better by as much at any weight stays ahead."""
    found = weight_intervals(matrix_of({"A": (0.8, 0.6), "B": (0.7, 0.5)}, EVEN))["x"]
    assert (found.low, found.high) == (0, 1)
    assert found.room == np.inf
    assert str(found) == "Whatever the weight of 'x', the winner stays."


def test_the_least_room_is_first_and_framed(matrix_of) -> None:
    """The table starts with the weight that has the least room, and tells the swaps."""
    rows = {"A": (0.9, 0.3, 0.5), "B": (0.5, 0.6, 0.5)}
    found = weight_intervals(matrix_of(rows, {"x": 0.4, "y": 0.4, "z": 0.2}))
    frame = found.to_frame()
    assert frame["room"].is_monotonic_increasing
    assert list(frame.columns) == ["name", "stated", "low", "high", "room", "at_low", "at_high"]
    assert frame.set_index("name").loc["x", "at_low"].endswith("A overtakes B")
    assert frame.set_index("name").loc["x", "at_high"] == ""
    assert "WeightIntervals of 3; The winner stays" in repr(found)
    assert "Stated" in found._repr_html_()


def test_crossings_off_the_scale_do_not_count(matrix_of) -> None:
    """A .5 + .4 t leaves B .4 + .1 t at -1/3 and C .2 + .6 t at 1.5; only B and C meet, at .4."""
    matrix = matrix_of({"A": (0.9, 0.5), "B": (0.5, 0.4), "C": (0.8, 0.2)}, EVEN)
    assert [each.weight for each in crossings(matrix, "x")] == pytest.approx([0.4])
    found = weight_intervals(matrix)["x"]
    assert (found.low, found.high, found.at_low, found.at_high) == (0, 1, None, None)


def test_crossings_at_the_ends_count(matrix_of) -> None:
    """A (1, .5) and B (.5, .5) are level at 0; A and C (1, 0) at 1."""
    matrix = matrix_of({"A": (1, 0.5), "B": (0.5, 0.5), "C": (1, 0)}, EVEN)
    found = weight_intervals(matrix)["x"]
    assert found.at_low is not None
    assert found.at_high is not None
    assert (found.low, found.high) == (0, 1)
    assert [each.weight for each in crossings(matrix, "x")] == pytest.approx([0, 0.5, 1])
