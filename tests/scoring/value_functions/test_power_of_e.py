"""Powers of e that keep the order of their exponents."""

from __future__ import annotations

from math import e, exp, inf, log, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.value_functions.power_of_e import power_of_e


def test_known_powers() -> None:
    """Powers of 0, 1, -1, ln 2 and -3 ln 10 are 1, e, 1/e, 2 and a thousandth."""
    found = power_of_e(np.array([0.0, 1.0, -1.0, log(2), -3 * log(10)]))
    assert found == pytest.approx([1, e, 1 / e, 2, 0.001], rel=1e-15)
    assert found[0] == 1


def test_nan_stays_nan_and_the_rest_is_finite() -> None:
    """The unknown stays unknown; exponents beyond 700 count as 700."""
    found = power_of_e(np.array([nan, inf, -inf, 800.0]))
    assert np.isnan(found[0])
    assert found[1] == found[3] == pytest.approx(exp(700), rel=1e-12)
    assert found[2] == pytest.approx(exp(-700), rel=1e-12)


@settings(deadline=None)
@given(st.floats(-700, 700))
def test_it_is_the_exponential_function(exponent: float) -> None:
    """It agrees with the C library to a relative 1e-12, at any exponent."""
    assert power_of_e(np.array([exponent]))[0] == pytest.approx(exp(exponent), rel=1e-12)


@settings(deadline=None)
@given(st.one_of(st.floats(-50, 50), st.integers(-70, 70).map(lambda k: k * log(2))))
def test_it_never_turns_back(exponent: float) -> None:
    """Of 2,000 floats in a row each has a power no less than the one before, doublings too."""
    step = np.spacing(max(abs(exponent), 1e-3))
    row = exponent + np.arange(-1000, 1000) * step
    assert (np.diff(power_of_e(row)) >= 0).all()
