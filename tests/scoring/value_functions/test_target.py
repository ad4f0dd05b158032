"""A target inside the scale."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest

from portfolio.scoring.value_functions import Target

TEAM = Target(target=7)


def test_too_little_is_as_bad_as_too_much() -> None:
    """With 0 the worst, each step from 7 costs a seventh: 10 keeps four sevenths."""
    found = TEAM.values(np.array([0.0, 3.5, 7.0, 8.0, 10.0]), worst=0, best=10)
    assert found == pytest.approx([0, 0.5, 1, 6 / 7, 4 / 7], abs=1e-15)
    assert (found[0], found[2]) == (0, 1)


def test_the_worst_end_may_be_the_greater_number() -> None:
    """On a scale from 20 (worst) to 5, each step from 10 costs a tenth."""
    found = Target(target=10).values(np.array([20.0, 15.0, 10.0, 5.0]), worst=20, best=5)
    assert found.tolist() == [0, 0.5, 1, 0.5]


def test_beyond_the_ends_the_slopes_go_on() -> None:
    """14 is as far from 7 as 0 is; another seven steps to either side are worth -1."""
    found = TEAM.values(np.array([-7.0, 14.0, 21.0, nan]), worst=0, best=10)
    assert found[:3].tolist() == [-1, 0, -1]
    assert np.isnan(found[3])


def test_bounds_reach_one_where_the_target_is_between() -> None:
    """The least value is at an end; the greatest is 1 only if the target is between."""
    low, high = np.array([6.0, 1.0, 8.0, 7.0, 0.0, nan]), np.array([9.0, 3.0, 9.0, 8.0, 7.0, nan])
    least, most = TEAM.bounds(low, high, worst=0, best=10)
    # At 6, 9, 1, 3, 8: 6/7, 5/7, 1/7, 3/7, 6/7.
    assert least[:5] == pytest.approx([5 / 7, 1 / 7, 5 / 7, 6 / 7, 0], abs=1e-15)
    assert most[:5] == pytest.approx([1, 3 / 7, 6 / 7, 1, 1], abs=1e-15)
    assert np.isnan([least[5], most[5]]).all()


def test_ends_as_far_are_both_worth_nothing() -> None:
    """With the target in the middle both ends are worth 0, whatever rounding makes of .1 and .5."""
    for worst, best in ((0.1, 0.5), (0.5, 0.1)):
        function = Target(target=0.3)
        function.check(worst, best)
        found = function.values(np.array([worst, best]), worst, best)
        assert found[0] == 0
        assert found[1] == pytest.approx(0, abs=1e-15)
        assert found[1] >= 0


@pytest.mark.parametrize("target", [0.0, 10.0, -1.0, 11.0, nan])
def test_the_target_must_lie_inside(target: float) -> None:
    """A target at an end is a straight line, one beyond is none."""
    with pytest.raises(ValueError, match=f"between 0 and 10, not at {target:g}"):
        Target(target=target).check(0, 10)


def test_the_worst_end_is_the_farther_one() -> None:
    """With the target at 7, 10 is not the worst end; the message says what is."""
    TEAM.check(worst=0, best=10)
    with pytest.raises(ValueError, match="from the target 7: expected worst = 0 and best = 10"):
        TEAM.check(worst=10, best=0)
    # 5.01 from one end and 4.99 from the other is no rounding.
    with pytest.raises(ValueError, match="expected worst = 0"):
        Target(target=5.01).check(worst=10, best=0)


def test_in_words() -> None:
    """Scale and worth are told without calling an end the best."""
    assert not TEAM.monotone
    assert TEAM.scale(0, 10) == "0 to 10 with the best at 7"
    assert Target(10).scale(20, 5) == "5 to 20 with the best at 10"
    assert TEAM.describe(0, 10, "people") == "worth most at 7 people, nothing at 0 people"
