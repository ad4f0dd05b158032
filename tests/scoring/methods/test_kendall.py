"""Kendall's tau."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.methods import kendall
from portfolio.scoring.methods.kendall import kendall_tau


def tau(first: list[float], second: list[float]) -> float:
    """Return tau of two lists."""
    return kendall_tau(np.array(first, dtype=np.float64), np.array(second, dtype=np.float64))


def test_by_hand() -> None:
    """Of six pairs of 1, 2, 3, 4 against 1, 3, 2, 4 five agree and one does not: 4/6."""
    assert tau([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(2 / 3)


def test_same_and_opposite_order() -> None:
    """1 and -1, whatever the numbers."""
    assert tau([1, 2, 3], [5, 50, 500]) == 1.0
    assert tau([1, 2, 3], [9, 8, -1]) == -1.0


def test_ties_by_hand() -> None:
    """Of three pairs two agree and one is tied in the second row: 2 / sqrt(3 x 2)."""
    assert tau([1, 2, 3], [1, 2, 2]) == pytest.approx(2 / sqrt(6))


def test_nothing_to_compare() -> None:
    """One thing is in order by itself; a row of ties orders nothing."""
    assert tau([4], [2]) == 1.0
    assert tau([1, 2, 3], [7, 7, 7]) == 0.0
    assert tau([7, 7], [1, 2]) == 0.0


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=20))
def test_scipy_says_the_same(pairs: list[tuple[int, int]]) -> None:
    """Wherever it is defined, an independent implementation agrees."""
    from scipy.stats import kendalltau

    first, second = ([float(pair[side]) for pair in pairs] for side in (0, 1))
    if len(set(first)) > 1 and len(set(second)) > 1:
        assert tau(first, second) == pytest.approx(kendalltau(first, second).statistic)


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at a few rows at a time, the pairs are the same."""
    rng = np.random.default_rng(2)
    first, second = rng.integers(0, 9, size=(2, 25)).astype(np.float64)
    whole = kendall_tau(first, second)
    monkeypatch.setattr(kendall, "_CELLS", 60)
    assert kendall_tau(first, second) == whole
