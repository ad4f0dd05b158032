"""Straight lines between points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.value_functions import PiecewiseLinear


def test_published_case() -> None:
    """The R package smaa (tests/pvf.R): rising and falling partial value functions."""
    up = PiecewiseLinear(((-0.15, 0.0), (0.0, 0.1), (0.25, 0.9), (0.35, 1.0)))
    found = up.values(np.array([-0.15, 0.0, 0.1, 0.25, 0.35]), worst=-0.15, best=0.35)
    assert found == pytest.approx([0, 0.1, 0.42, 0.9, 1], abs=1e-12)
    down = PiecewiseLinear(((50, 1.0), (75, 0.8), (90, 0.5), (100, 0.0)))
    found = down.values(np.array([50.0, 60, 75, 90, 100]), worst=100, best=50)
    assert found == pytest.approx([1, 0.92, 0.8, 0.5, 0], abs=1e-12)


def test_beyond_the_ends_the_end_segments_go_on() -> None:
    """From 50 on each of 25 steps costs .008, so 10 gives 1.32; before 100 each of 10 costs .05."""
    down = PiecewiseLinear(((50, 1.0), (75, 0.8), (90, 0.5), (100, 0.0)))
    found = down.values(np.array([10.0, 40, 101, 120]), worst=100, best=50)
    assert found == pytest.approx([1.32, 1.08, -0.05, -1.0], abs=1e-12)
    up = PiecewiseLinear(((0, 0.0), (2, 0.8), (4, 1.0)))
    # First segment .4 a step, last one .1 a step.
    found = up.values(np.array([-1.0, 5.0]), worst=0, best=4)
    assert found == pytest.approx([-0.4, 1.1], abs=1e-12)


def test_points_have_their_values_bit_for_bit() -> None:
    """At the points themselves nothing is rounded; NaN stays NaN."""
    points = ((0.1, 1.0), (0.3, 0.7), (0.7, 0.1), (1.3, 0.0))
    scores = np.array([*(score for score, _ in points), np.nan])
    found = PiecewiseLinear(points).values(scores, worst=1.3, best=0.1)
    assert found[:4].tolist() == [1.0, 0.7, 0.1, 0.0]
    assert np.isnan(found[4])


def test_level_stretches() -> None:
    """Values may stand still, up or down: .5 on the stretch, first reached at its worse end."""
    for points, worst in (
        (((0, 0.0), (1, 0.5), (3, 0.5), (4, 1.0)), 0),
        (((0, 1.0), (1, 0.5), (3, 0.5), (4, 0.0)), 4),
    ):
        found = PiecewiseLinear(points).values(np.array([1.0, 2.0, 3.0]), worst, 4 - worst)
        assert found.tolist() == [0.5, 0.5, 0.5]
    up, down = (PiecewiseLinear(((0, v), (1, 0.5), (3, 0.5), (4, 1 - v))) for v in (0, 1))
    assert up.describe(0, 4) == "half the worth is reached at 1"
    assert down.describe(4, 0) == "half the worth is reached at 3"


def test_in_words() -> None:
    """Half the worth is reached three eighths of the way from 3 (.2) to 5 (1): .3 / .8 * 2 + 3."""
    function = PiecewiseLinear(((1, 0.0), (3, 0.2), (5, 1.0)))
    assert function.describe(1, 5, "points") == "half the worth is reached at 3.75 points"
    turned = PiecewiseLinear(((1, 1.0), (3, 0.8), (5, 0.0)))
    assert turned.describe(5, 1) == "half the worth is reached at 3.75"


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (((1.0, 0.0),), "at least two points"),
        (((1.0, 0.0), (1.0, 1.0)), "rise strictly"),
        (((5.0, 1.0), (1.0, 0.0)), "rise strictly"),
        (((1.0, 0.0), (2.0, 0.6), (3.0, 0.5), (5.0, 1.0)), "monotone"),
        (((1.0, 0.1), (5.0, 1.0)), "monotone from 0 to 1"),
        (((1.0, 0.0), (5.0, 0.9)), "monotone from 0 to 1"),
        (((1.0, 0.0), (5.0, float("nan"))), "monotone"),
    ],
)
def test_points_that_make_no_value_function(
    points: tuple[tuple[float, float], ...], words: str
) -> None:
    """One point, scores out of order, values that turn back or miss 0 and 1 are refused."""
    with pytest.raises(ValueError, match=words):
        PiecewiseLinear(points)


def test_points_must_fit_the_scale() -> None:
    """The same points fit a scale from 1 to 5, but neither its mirror nor a longer one."""
    function = PiecewiseLinear(((1.0, 0.0), (3.0, 0.2), (5.0, 1.0)))
    function.check(worst=1, best=5)
    for worst, best in ((5, 1), (1, 10)):
        with pytest.raises(ValueError, match="value 0 at 1 and 1 at 5"):
            function.check(worst, best)


@settings(deadline=None)
@given(
    st.lists(st.floats(0.01, 0.99), min_size=1, max_size=6, unique=True).map(sorted),
    st.data(),
)
def test_never_turns_back(inner: list[float], data: st.DataObject) -> None:
    """For any points, a better score never has a lesser value, rounding included."""
    values = sorted(data.draw(st.floats(0, 1)) for _ in inner)
    function = PiecewiseLinear(((0.0, 0.0), *zip(inner, values, strict=True), (1.0, 1.0)))
    scores = np.sort(data.draw(st.lists(st.floats(-1, 2), min_size=2, max_size=9)))
    found = function.values(scores, worst=0, best=1)
    assert (np.diff(found) >= 0).all()
    on = (scores >= 0) & (scores <= 1)
    assert ((found[on] >= 0) & (found[on] <= 1)).all()
