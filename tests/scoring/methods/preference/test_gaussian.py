"""Preference like a bell turned upside down."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest

from portfolio.scoring.methods.preference import GaussianPreference


def test_by_hand() -> None:
    """One s is 1 - exp(-1/2), two are 1 - exp(-2); behind is nothing."""
    degrees = GaussianPreference(5).degree(np.array([-5.0, 0.0, 5.0, 10.0]))
    assert degrees == pytest.approx([0, 0, 1 - exp(-0.5), 1 - exp(-2)])


def test_small_leads_keep_their_digits() -> None:
    """A lead of a millionth of s is preferred by half of its square."""
    assert GaussianPreference(1).degree(np.array([1e-6])) == pytest.approx([5e-13], rel=1e-9)


def test_sums_by_hand() -> None:
    """Two at 0 and three at 5: each of the three leads two, each of the two trails three."""
    plus, minus = GaussianPreference(5).sums(np.array([0.0, 5.0]), np.array([2.0, 3.0]))
    full = 1 - exp(-0.5)
    assert plus == pytest.approx([0, 2 * full])
    assert minus == pytest.approx([3 * full, 0])


@pytest.mark.parametrize("s", [0.0, -1.0, float("inf"), float("nan")])
def test_needs_a_width(s: float) -> None:
    """Only a number above 0 will do."""
    with pytest.raises(ValueError, match=f"s must be a number above 0, not {s}"):
        GaussianPreference(s)
