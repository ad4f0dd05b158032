"""The S: its midpoint, its steepness, its exact ends."""

from __future__ import annotations

from math import inf, log, nan

import numpy as np
import pytest

from portfolio.scoring.value_functions import Logistic

# With steepness 4 ln 3 a quarter of the way multiplies the odds s / (1 - s) by 3.
STEEPNESS = 4 * log(3)


def test_midpoint_in_the_middle() -> None:
    """Odds 1/9, 1/3, 1, 3, 9 at the quarters: s = .1, .25, .5, .75, .9; v = (s - .1) / .8."""
    scores = np.array([0.0, 25.0, 50.0, 75.0, 100.0])
    found = Logistic(midpoint=50, steepness=STEEPNESS).values(scores, 0, 100)
    assert found == pytest.approx([0, 0.15 / 0.8, 0.5, 0.65 / 0.8, 1], abs=1e-12)


def test_midpoint_nearer_to_the_worst_end() -> None:
    """Odds 1/3, 1, 3, 9, 27: s = 1/4, 1/2, 3/4, 9/10, 27/28; v = (s - 1/4) / (20/28)."""
    scores = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    found = Logistic(midpoint=2, steepness=STEEPNESS).values(scores, 1, 5)
    assert found == pytest.approx([0, 0.35, 0.7, 0.91, 1], abs=1e-12)


def test_a_cost() -> None:
    """From 5 (worst) to 1 (best) with the midpoint at 4, a quarter of the way: turned round."""
    scores = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
    found = Logistic(midpoint=4, steepness=STEEPNESS).values(scores, 5, 1)
    assert found == pytest.approx([0, 0.35, 0.7, 0.91, 1], abs=1e-12)


def test_beyond_the_ends_it_levels_out() -> None:
    """A quarter beyond, the odds are 27 and 1/27: s = 27/28 and 1/28; far beyond s is 1 and 0."""
    function = Logistic(midpoint=0.5, steepness=STEEPNESS)
    found = function.values(np.array([-9.0, -0.25, 1.25, 9.0]), 0, 1)
    expected = [-0.1 / 0.8, (1 / 28 - 0.1) / 0.8, (27 / 28 - 0.1) / 0.8, 0.9 / 0.8]
    assert found == pytest.approx(expected, abs=1e-12)


def test_steep_is_a_threshold() -> None:
    """At a steepness of a million the worth comes all at once, and the ends stay exact."""
    found = Logistic(midpoint=0.5, steepness=1e6).values(np.array([0, 0.499, 0.501, 1]), 0, 1)
    assert found.tolist() == [0, 0, 1, 1]


def test_steepness_ten_as_documented() -> None:
    """Nine tenths of the worth lie between .2 and .8: s(.8) - s(.2) = .905 of .987."""
    low, high = Logistic(midpoint=0.5, steepness=10).values(np.array([0.2, 0.8]), 0, 1)
    assert high - low == pytest.approx(0.917, abs=0.001)


@pytest.mark.parametrize("steepness", [0.0, -1.0, 0.099, nan, inf])
def test_steepness_that_makes_no_curve(steepness: float) -> None:
    """Flat, falling, nearly straight, no number: refused with the value."""
    with pytest.raises(ValueError, match=f"at least 0.1, not {steepness:g}"):
        Logistic(midpoint=0.5, steepness=steepness)
    assert Logistic(midpoint=0.5, steepness=0.1).steepness == 0.1


@pytest.mark.parametrize("midpoint", [1.0, 5.0, 0.9, 5.1, nan])
def test_the_midpoint_must_lie_inside(midpoint: float) -> None:
    """At or beyond the ends there is no S, on a scale of either direction."""
    for ends in ((1, 5), (5, 1)):
        with pytest.raises(ValueError, match=f"the midpoint must lie between {ends[0]}"):
            Logistic(midpoint=midpoint, steepness=4).check(*ends)


def test_in_words() -> None:
    """In the middle both scores are one; off it, half the worth comes elsewhere.

    With the midpoint at 2 of 1 to 5: s must be (1/4 + 27/28) / 2 = 17/28, odds 17/11, which is
    ln(17/11) / (4 ln 3) = .099 of the scale beyond the midpoint, at 2.396.
    """
    told = Logistic(midpoint=3, steepness=STEEPNESS).describe(1, 5, "months")
    assert told == "half the worth is reached at 3 months; a step is worth most at 3 months"
    told = Logistic(midpoint=2, steepness=STEEPNESS).describe(1, 5)
    assert told == "half the worth is reached at 2.4; a step is worth most at 2"
