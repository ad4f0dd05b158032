"""Tests of how much the best of equally good estimates promises too much."""

from __future__ import annotations

from math import pi, sqrt

import numpy as np
import pytest

from portfolio.scoring.shrinkage import expected_surprise


def test_closed_forms() -> None:
    """Nothing for one, 1 / sqrt(pi) for two, 3 / (2 sqrt(pi)) for three."""
    assert expected_surprise(1) == 0
    assert expected_surprise(2) == pytest.approx(1 / sqrt(pi), abs=1e-10)
    assert expected_surprise(3) == pytest.approx(3 / (2 * sqrt(pi)), abs=1e-10)


def test_several_chosen() -> None:
    """Of three the middle one is 0 in the mean, so the better two share what the best has."""
    assert expected_surprise(3, 2) == pytest.approx(3 / (4 * sqrt(pi)), abs=1e-10)
    # Of four, 1.02938 and 0.29701 (Harter 1961).
    assert expected_surprise(4, 2) == pytest.approx((1.02938 + 0.29701) / 2, abs=1e-5)


def test_all_chosen_are_no_surprise() -> None:
    """Whoever takes all of them chooses no errors."""
    assert expected_surprise(7, 7) == 0


def test_more_to_choose_from_is_more_surprise() -> None:
    """It rises with the number of estimates and falls with the number chosen."""
    by_n = [expected_surprise(n) for n in (2, 5, 20, 1000, 10**6)]
    assert by_n == sorted(by_n)
    by_chosen = [expected_surprise(50, chosen) for chosen in (1, 15, 30, 49)]
    assert by_chosen == sorted(by_chosen, reverse=True)
    # The best of a million is 4.86 deviations up.
    assert by_n[-1] == pytest.approx(4.863, abs=1e-3)


def test_as_drawn() -> None:
    """Fifteen of fifty, 4,000 times: within four standard errors."""
    drawn = np.sort(np.random.default_rng(1).normal(size=(4000, 50)), axis=1)[:, -15:].mean(axis=1)
    assert abs(drawn.mean() - expected_surprise(50, 15)) < 4 * drawn.std() / sqrt(4000)


def test_numbers_out_of_range_are_refused() -> None:
    """At least one estimate, and no more chosen than there are."""
    with pytest.raises(ValueError, match="at least 1 estimate, not 0"):
        expected_surprise(0)
    for chosen in (0, 4):
        with pytest.raises(ValueError, match=f"1 to 3, not {chosen}"):
            expected_surprise(3, chosen)
