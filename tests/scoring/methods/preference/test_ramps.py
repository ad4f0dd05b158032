"""Preference that grows evenly."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.methods.preference import LinearPreference, VShapePreference

LEADS = np.array([-3.0, 0.0, 0.5, 1.0, 1.5, 3.0, 4.0])


def test_v_shape() -> None:
    """A lead of 1.5 is half of 3; beyond 3 it is full."""
    assert VShapePreference(3).degree(LEADS) == pytest.approx([0, 0, 1 / 6, 1 / 3, 0.5, 1, 1])


def test_linear() -> None:
    """From 1 to 3: 1.5 is a quarter of the way, 1 is nothing yet, 3 is full."""
    assert LinearPreference(1, 3).degree(LEADS) == pytest.approx([0, 0, 0, 0, 0.25, 1, 1])


def test_v_shape_sums_by_hand() -> None:
    """Two at 0, one at 1, three at 5, full at 4: 1 leads 0 by a quarter, 5 leads all in full."""
    values, counts = np.array([0.0, 1.0, 5.0]), np.array([2.0, 1.0, 3.0])
    plus, minus = VShapePreference(4).sums(values, counts)
    assert plus == pytest.approx([0, 2 * 0.25, 2 + 1])
    assert minus == pytest.approx([0.25 + 3, 3, 0])


def test_linear_sums_by_hand() -> None:
    """From 1 to 5: 3 leads 0 by half of the way and 1 by a quarter; 7 leads 3 by 3/4, 0 and 1 in
    full.
    """  # noqa: D205
    values, counts = np.array([0.0, 1.0, 3.0, 7.0]), np.array([1.0, 2.0, 1.0, 1.0])
    plus, minus = LinearPreference(1, 5).sums(values, counts)
    assert plus == pytest.approx([0, 0, 0.5 + 2 * 0.25, 3 + 0.75])
    assert minus == pytest.approx([0.5 + 1, 0.25 + 1, 0.75, 0])


def test_large_numbers_keep_their_digits() -> None:
    """Money around a billion, leads of thousands: sums are still those of all pairs."""
    rng = np.random.default_rng(3)
    values = np.sort(1e9 + rng.integers(0, 100_000, size=400).astype(np.float64))
    values = np.unique(values)
    counts = np.ones(len(values))
    shape = LinearPreference(1000, 20_000)
    pairs = shape.degree(values[:, None] - values)
    assert shape.sums(values, counts)[0] == pytest.approx(pairs.sum(axis=1), abs=1e-10)


@pytest.mark.parametrize("p", [0.0, -1.0, float("inf"), float("nan")])
def test_v_shape_needs_a_lead_to_be_full(p: float) -> None:
    """A lead of 0 cannot be a full preference."""
    with pytest.raises(ValueError, match=f"p must be a number above 0, not {p}"):
        VShapePreference(p)


def test_linear_needs_rising_thresholds() -> None:
    """The lead that does not count is less than the one that counts in full."""
    with pytest.raises(ValueError, match=r"above q = 3, not 1"):
        LinearPreference(3, 1)
