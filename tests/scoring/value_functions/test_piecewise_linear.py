"""Straight lines between points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring import PiecewiseLinear


def test_published_case() -> None:
    """The R package smaa (tests/pvf.R): rising and falling partial value functions."""
    up = PiecewiseLinear(((-0.15, 0.0), (0.0, 0.1), (0.25, 0.9), (0.35, 1.0)))
    found = up.values(np.array([-0.15, 0.0, 0.1, 0.25, 0.35]), worst=-0.15, best=0.35)
    assert found == pytest.approx([0, 0.1, 0.42, 0.9, 1], abs=1e-12)
    down = PiecewiseLinear(((50, 1.0), (75, 0.8), (90, 0.5), (100, 0.0)))
    found = down.values(np.array([50.0, 60, 75, 90, 100]), worst=100, best=50)
    assert found == pytest.approx([1, 0.92, 0.8, 0.5, 0], abs=1e-12)


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
    scores = np.sort(data.draw(st.lists(st.floats(0, 1), min_size=2, max_size=9)))
    found = function.values(scores, worst=0, best=1)
    assert (np.diff(found) >= 0).all()
    assert ((found >= 0) & (found <= 1)).all()
