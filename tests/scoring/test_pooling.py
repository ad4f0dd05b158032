"""Several people's numbers become one by cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.pooling import Pooling, mean, median, pool

CELLS = np.array([2, 0, 0, 2, 2, 0, 0])
NUMBERS = np.array([9.0, 4.0, 1.0, 5.0, 7.0, 2.0, 3.0])


def test_mean() -> None:
    """(4 + 1 + 2 + 3) / 4 = 2.5 in cell 0, nobody in cell 1, (9 + 5 + 7) / 3 = 7 in cell 2."""
    assert mean(NUMBERS, CELLS, 3).tolist() == pytest.approx([2.5, np.nan, 7], nan_ok=True)


def test_median() -> None:
    """The middle ones of 1 2 3 4 are 2 and 3; the middle one of 5 7 9 is 7."""
    assert median(NUMBERS, CELLS, 3).tolist() == pytest.approx([2.5, np.nan, 7], nan_ok=True)


def test_an_even_median_is_between() -> None:
    """Of 1, 2, 10, 20 the median is 6, far from the mean 8.25."""
    numbers = np.array([10.0, 1, 20, 2])
    assert median(numbers, np.zeros(4, dtype=np.int64), 1).tolist() == [6.0]
    assert mean(numbers, np.zeros(4, dtype=np.int64), 1).tolist() == [8.25]


@pytest.mark.parametrize("pooling", Pooling)
def test_bounds_are_extremes(pooling: Pooling) -> None:
    """The least low and the greatest high, whatever is pooled; NaN where nobody spoke."""
    low, likely, high = pool((NUMBERS - 1, NUMBERS, NUMBERS + 1), CELLS, 3, pooling)
    assert low.tolist() == pytest.approx([0, np.nan, 4], nan_ok=True)
    assert likely.tolist() == pytest.approx([2.5, np.nan, 7], nan_ok=True)
    assert high.tolist() == pytest.approx([5, np.nan, 10], nan_ok=True)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=9), st.sampled_from(Pooling))
def test_the_order_of_people_is_no_matter(numbers: list[float], pooling: Pooling) -> None:
    """Median exactly, mean up to rounding; both lie between the extremes."""
    cells = np.zeros(len(numbers), dtype=np.int64)
    there = np.array(numbers)
    back = there[::-1].copy()
    (low,), (one,), (high,) = (part.tolist() for part in pool((there,) * 3, cells, 1, pooling))
    other = pool((back,) * 3, cells, 1, pooling)[1].item()
    assert other == (one if pooling is Pooling.MEDIAN else pytest.approx(one, abs=1e-12))
    assert low <= one <= high
