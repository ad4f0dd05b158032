"""Tests of the lognormal distribution from its 10 % and 90 % points."""

from __future__ import annotations

from math import exp, inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import Lognormal

Z = 1.2815515655
"""90 % point of the standard normal, from tables."""
UNIT = Lognormal(exp(-Z), exp(Z))
"""Mean 0 and standard deviation 1 of the logarithm."""


def test_logarithm() -> None:
    """(ln 10 + ln 90) / 2 = ln 30, and ln 9 over two z."""
    found = Lognormal(10, 90)
    assert found.mu == pytest.approx(log(30))
    assert found.sigma == pytest.approx(log(9) / (2 * Z))


def test_moments() -> None:
    """e^(1/2), and (e - 1) e."""
    assert UNIT.mean == pytest.approx(exp(0.5))
    assert UNIT.variance == pytest.approx((exp(1) - 1) * exp(1))


def test_moments_of_a_wide_one() -> None:
    """With a deviation of 2 of the logarithm: e^2, and (e^4 - 1) e^4."""
    wide = Lognormal(exp(-2 * Z), exp(2 * Z))
    assert wide.mean == pytest.approx(exp(2))
    assert wide.variance == pytest.approx((exp(4) - 1) * exp(4))


def test_quantiles() -> None:
    """e^z: 1 at one half, e at 84.13 %, the points themselves, 0 and no end."""
    assert UNIT.quantile(0.5) == pytest.approx(1)
    assert UNIT.quantile(0.8413447460685429) == pytest.approx(exp(1))
    assert (UNIT.quantile(0), UNIT.quantile(1)) == (0, inf)


@given(st.floats(1e-3, 1e6), st.floats(1, 100))
def test_the_points_come_back(p10: float, ratio: float) -> None:
    """The 10 % and 90 % points are the ones it was made from; the mean is above the median."""
    found = Lognormal(p10, p10 * ratio)
    assert found.quantile(0.1) == pytest.approx(p10, rel=1e-9)
    assert found.quantile(0.9) == pytest.approx(p10 * ratio, rel=1e-9)
    assert found.mean >= found.quantile(0.5) * (1 - 1e-12)


def test_what_is_certain() -> None:
    """Twice the same point is that number."""
    sure = Lognormal(7, 7)
    assert sure.mean == pytest.approx(7)
    assert sure.variance == 0
    assert sure.sample(2, 1) == pytest.approx([7, 7])


def test_numbers_below_nothing_are_refused() -> None:
    """A lognormal number is above 0, and its points rise."""
    with pytest.raises(ValueError, match="p10 must be above 0, not 0"):
        Lognormal(0, 5)
    with pytest.raises(ValueError, match="p10 <= p90 must hold, not 5, 4"):
        Lognormal(5, 4)
