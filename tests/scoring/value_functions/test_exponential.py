"""The exponential: its constant, its bend, its ends."""

from __future__ import annotations

from math import inf, log, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.value_functions import Exponential

# With R = 1 / (4 ln 2) a quarter of the way halves exp(-t / R): it is 1, 1/2, 1/4, 1/8, 1/16 at
# the quarters, so v = 0, 8/15, 12/15, 14/15, 1. One half is reached where it is 17/32, for
# 1 - 17/32 is half of 15/16: at the share ln(32/17) / (4 ln 2) = 0.228.
SHARE = log(32 / 17) / (4 * log(2))
QUARTERS = np.array([0.0, 25.0, 50.0, 75.0, 100.0])
WORTH = [0, 8 / 15, 12 / 15, 14 / 15, 1]


def test_half_the_worth_early() -> None:
    """First steps are worth more: the values of the quarters by hand."""
    function = Exponential(mid=100 * SHARE)
    assert function.values(QUARTERS, 0, 100) == pytest.approx(WORTH, abs=1e-12)
    assert function.constant(0, 100) == pytest.approx(1 / (4 * log(2)), abs=1e-12)


def test_half_the_worth_late() -> None:
    """With the middle as near to the best end, R is negative and the curve turned round."""
    function = Exponential(mid=100 * (1 - SHARE))
    expected = [0, 1 / 15, 3 / 15, 7 / 15, 1]
    assert function.values(QUARTERS, 0, 100) == pytest.approx(expected, abs=1e-12)
    assert function.constant(0, 100) == pytest.approx(-1 / (4 * log(2)), abs=1e-12)


def test_a_cost() -> None:
    """From 100 (worst) to 0 (best), one half is reached near 100: first savings count most."""
    function = Exponential(mid=100 * (1 - SHARE))
    assert function.values(QUARTERS[::-1], 100, 0) == pytest.approx(WORTH, abs=1e-12)
    assert function.constant(100, 0) > 0


@pytest.mark.parametrize(
    ("share", "below", "above"), [(SHARE, -16 / 15, 31 / 30), (1 - SHARE, -1 / 30, 31 / 15)]
)
def test_beyond_the_ends_the_curve_goes_on(share: float, below: float, above: float) -> None:
    """A quarter before the worst end exp is 2, so v = -1 / (15/16); one after the best 1/32."""
    found = Exponential(mid=share).values(np.array([-0.25, 1.25]), 0, 1)
    assert found == pytest.approx([below, above], abs=1e-12)


def test_far_beyond_the_ends_nothing_overflows() -> None:
    """A score a thousand scales below a steep curve has a huge negative, finite value."""
    (value,) = Exponential(mid=0.001).values(np.array([-1000.0]), 0, 1)
    assert -inf < value < -1e100


def test_nearly_straight_is_straight() -> None:
    """R is 10 where one half is reached at .487508; nearer to the middle it is the line.

    ``-ln((1 + exp(-.1)) / 2) / .1 = -ln(.9524187) / .1 = .487508``.
    """
    third = np.array([1 / 3])
    for mid in (0.4876, 0.5, 0.5124):
        assert Exponential(mid=mid).constant(0, 1) == inf or mid > 0.5
        assert Exponential(mid=mid).values(third, 0, 1) == third
    assert 9.9 < Exponential(mid=0.4874).constant(0, 1) < 10
    assert -10 < Exponential(mid=0.5126).constant(0, 1) < -9.9
    assert Exponential(mid=0.5124).constant(0, 1) == -inf
    assert Exponential(mid=0.4874).values(third, 0, 1) != third


@settings(deadline=None)
@given(st.floats(0.0001, 0.4875))
def test_the_middle_is_worth_one_half(share: float) -> None:
    """Whatever score is named is worth one half, on both sides of the middle."""
    for mid in (share, 1 - share):
        assert Exponential(mid=mid).values(np.array([mid]), 0, 1) == pytest.approx(0.5, abs=1e-12)


@pytest.mark.parametrize("mid", [0.0, 1.0, 1.5, -3.0, nan, inf, 1e-7, 1 - 1e-7])
def test_the_middle_must_lie_inside(mid: float) -> None:
    """At the ends, beyond them or less than a millionth inside there is no such curve."""
    function = Exponential(mid=mid)
    with pytest.raises(ValueError, match=r"worth one half must lie between 0 \(worst\) and 1"):
        function.check(0, 1)
    with pytest.raises(ValueError, match="not at"):
        function.values(np.array([0.5]), 0, 1)


def test_a_millionth_inside_is_inside() -> None:
    """Two millionths from an end the curve still runs from 0 to 1."""
    for mid in (2e-6, 1 - 2e-6):
        found = Exponential(mid=mid).values(np.array([0, mid, 1]), 0, 1)
        assert found == pytest.approx([0, 0.5, 1], abs=1e-9)


def test_from_the_constant_in_units_of_the_score() -> None:
    """Rho 25 / ln 2 on a scale of 100 is R = 1 / (4 ln 2), be it a benefit or a cost."""
    rho = 25 / log(2)
    assert Exponential.of_rho(rho, 0, 100).mid == pytest.approx(100 * SHARE)
    assert Exponential.of_rho(-rho, 0, 100).mid == pytest.approx(100 * (1 - SHARE))
    assert Exponential.of_rho(rho, 100, 0).mid == pytest.approx(100 * (1 - SHARE))
    assert Exponential.of_rho(rho, 50, 150).mid == pytest.approx(50 + 100 * SHARE)


def test_a_great_constant_is_a_straight_line() -> None:
    """Beyond ten scales, infinity included, one half is in the middle; at ten it is not."""
    for rho in (1001, -1001, inf, -inf):
        assert Exponential.of_rho(rho, 0, 100).mid == 50
    assert Exponential.of_rho(999, 0, 100).mid == pytest.approx(48.75, abs=0.01)


@pytest.mark.parametrize(("rho", "words"), [(0, "other than 0"), (nan, "nan"), (1e-9, "one half")])
def test_constants_that_make_no_curve(rho: float, words: str) -> None:
    """Nought, NaN, and a constant so small that the first step is worth everything."""
    with pytest.raises(ValueError, match=words):
        Exponential.of_rho(rho, 0, 100)


def test_in_words() -> None:
    """The phrase names the score that is worth one half, with its unit."""
    assert Exponential(mid=2.1).describe(1, 5) == "half the worth is reached at 2.1"
    told = Exponential(mid=1.5e6).describe(0, 5e6, "EUR")
    assert told == "half the worth is reached at 1,500,000 EUR"
