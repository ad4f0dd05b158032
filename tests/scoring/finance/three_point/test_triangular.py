"""Tests of the triangular distribution."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import Triangular

SKEWED = Triangular(10, 20, 60)


def test_moments() -> None:
    """(10 + 20 + 60) / 3 = 30; (100 + 400 + 3600 - 200 - 600 - 1200) / 18 = 2100 / 18."""
    assert SKEWED.mean == 30
    assert SKEWED.variance == pytest.approx(2100 / 18)


def test_quantiles() -> None:
    """A fifth lies below the mode; below it F = (x - 10)^2 / 500, above 1 - (60 - x)^2 / 2000."""
    assert SKEWED.quantile(0.2) == pytest.approx(20)
    assert SKEWED.quantile(0.05) == pytest.approx(15)
    assert SKEWED.quantile(0.5) == pytest.approx(60 - sqrt(1000))
    assert (SKEWED.quantile(0), SKEWED.quantile(1)) == (10, 60)


def test_samples_lie_between_the_ends() -> None:
    """All of them, and not all alike; without spread all are the one number."""
    drawn = SKEWED.sample(100, 1)
    assert ((drawn > 10) & (drawn < 60)).all()
    assert drawn.std() > 5
    assert Triangular(4, 4, 4).sample(2, 1).tolist() == [4, 4]


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=3).map(sorted))
def test_variance_as_printed(points: list[int]) -> None:
    """The same as (a^2 + m^2 + b^2 - a m - a b - m b) / 18."""
    a, m, b = points
    printed = (a * a + m * m + b * b - a * m - a * b - m * b) / 18
    assert Triangular(a, m, b).variance == pytest.approx(printed)


def test_large_numbers_close_together_keep_their_spread() -> None:
    """A million millions plus 0, 1 and 2: the variance is 3 / 18."""
    assert Triangular(1e12, 1e12 + 1, 1e12 + 2).variance == pytest.approx(1 / 6)
