"""Sums over all pairs by running totals."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.methods.preference.sliding_sums import beaten, both_ways, running


def test_running_totals() -> None:
    """Nothing, the first, the first two, all."""
    assert running(np.array([2.0, 1.0, 3.0])).tolist() == [0, 2, 3, 6]


def test_beaten_by_hand() -> None:
    """Of 0, 1, 3: with a threshold of 1, 3 beats two, 1 beats none; with 2 it beats one."""
    values = np.array([0.0, 1.0, 3.0])
    assert beaten(values, 0).tolist() == [0, 1, 2]
    assert beaten(values, 1).tolist() == [0, 0, 2]
    assert beaten(values, 2).tolist() == [0, 0, 1]
    assert beaten(values, 3).tolist() == [0, 0, 0]


def test_both_ways() -> None:
    """What counts how many are below, turned round, counts how many are above."""
    plus, minus = both_ways(
        lambda values, counts: np.cumsum(counts) - counts + 0 * values,
        np.array([0.0, 1.0, 3.0]),
        np.array([2.0, 1.0, 3.0]),
    )
    assert plus.tolist() == [0, 2, 3]
    assert minus.tolist() == [4, 3, 0]


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.integers(-30, 30).map(lambda n: n / 10), min_size=1, max_size=30, unique=True),
    st.integers(0, 40).map(lambda n: n / 10),
)
def test_thresholds_are_met_as_if_pair_by_pair(numbers: list[float], threshold: float) -> None:
    """Tenths differ by a threshold in tenths or just miss it; the count never errs by rounding."""
    values = np.sort(np.array(numbers))
    pairs = (values[:, None] - values > threshold).sum(axis=1)
    assert beaten(values, threshold).tolist() == pairs.tolist()


@settings(deadline=None)
@given(st.integers(0, 20), st.integers(0, 20))
def test_values_a_last_bit_apart(start: int, steps: int) -> None:
    """Also where many values lie within rounding of the threshold."""
    values = 1.0 + np.arange(start, start + 30) * np.spacing(1.0)
    values = np.sort(np.concatenate([values, values - 0.3, [0.7 + steps * 1e-17]]))
    values = np.unique(values)
    pairs = (values[:, None] - values > 0.3).sum(axis=1)
    assert beaten(values, 0.3).tolist() == pairs.tolist()
